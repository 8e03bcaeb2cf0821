// The screen of Markov chains in the built page: JavaScript, links, element, messages, exports.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element, embedded, forScript, visitHost } from "./host.mjs";
import { settings, start, visit } from "./page.mjs";

const { browser, site } = await start("/diffuscope/", forScript);

/** @type {(page: any) => Promise<any>} */
const report = (page) => page.evaluate(() => window.diffuscope.report());
/** @type {(found: number[], expected: number[], tolerance: number) => void} */
const near = (found, expected, tolerance) => {
  assert.equal(found.length, expected.length);
  for (const [i, value] of expected.entries()) assert.ok(Math.abs(found[i] - value) <= tolerance, `${found}`);
};

test("screen(name) shows the chain, and report() has the values of the mathematics page", () =>
  visit(browser, site, "?noise=0.5", async (page) => {
    await page.evaluate(() => window.diffuscope.screen("chain"));
    await page.evaluate(() => window.diffuscope.settled());
    const market = await report(page);
    near(market.distributions[0], [0.3, 0.4, 0.3], 1e-9);
    near(market.distributions[1], [0.405, 0.4175, 0.1775], 1e-9);
    near(market.distributions[2], [0.4715, 0.40875, 0.11975], 1e-9);
    near(market.stationary, [0.625, 0.3125, 0.0625], 1e-9);
    assert.deepEqual([market.settles, market.verdict], [true, "settles"]);
    assert.deepEqual(market.states, ["bull", "bear", "flat"]);
    assert.equal(market.walkers.length, market.distributions.length);

    await page.evaluate(() => window.diffuscope.apply({ matrix: "0.3,0.7;0.9,0.1", start: "1,0", steps: 100 }));
    const two = await report(page);
    near(two.stationary, [0.5625, 0.4375], 1e-9);
    assert.ok(Math.abs(two.second_eigenvalue + 0.6) < 1e-9);
    for (const [step, exact] of two.distributions.entries()) {
      // Four standard errors of 2 000 walkers, and one walker where the share is 0 or 1.
      for (const [i, share] of exact.entries())
        assert.ok(
          Math.abs(two.walkers[step][i] - share) <= 4 * Math.sqrt((share * (1 - share)) / 2000) + 5e-4,
          `step ${step}`,
        );
    }
    const same = await report(page);
    assert.deepEqual(same.walkers, two.walkers);
    await page.evaluate(() => window.diffuscope.apply({ seed: "2" }));
    assert.notDeepEqual((await report(page)).walkers, two.walkers);

    await page.evaluate(() => window.diffuscope.screen("one-dimension"));
    assert.equal((await settings(page)).noise, 0.5);
  }));

test("an address opens a chain, a change is in the address, and a wrong value is explained", () =>
  visit(browser, site, "?screen=chain&matrix=0,1;1,0&start=1,0&steps=5000&lang=en", async (page) => {
    assert.deepEqual(
      (await page.evaluate(() => window.diffuscope.messages())).map((message) => message.includes("5000")),
      [true],
    );
    const found = await report(page);
    assert.deepEqual([found.settles, found.verdict, found.period], [false, "periodic", 2]);
    await page.evaluate(() => window.diffuscope.apply({ matrix: "1,0;0,1" }));
    assert.equal((await report(page)).verdict, "depends-on-start");
    await page.waitForFunction(() => new URLSearchParams(location.search).get("matrix") === "1,0;0,1");
    assert.equal(
      await page.evaluate(() => window.diffuscope.link()),
      "screen=chain&matrix=1,0;0,1&start=1,0&steps=200",
    );
    const message = await page.evaluate(() => {
      try {
        window.diffuscope.apply({ matrix: "1,2;3" });
        return "";
      } catch (error) {
        return /** @type {Error} */ (error).message;
      }
    });
    assert.match(message, /matrix can't be “1,2;3”.*2 to 6 rows/);
    const compared = await page.evaluate(() => {
      window.diffuscope.compare(null);
      try {
        window.diffuscope.compare({ steps: 3 });
        return "";
      } catch (error) {
        return /** @type {Error} */ (error).message;
      }
    });
    assert.match(compared, /no comparison/);
  }));

test("the playhead moves from JavaScript, and a covered picture plays", () =>
  visit(browser, site, "?screen=chain", async (page) => {
    await page.evaluate(() => window.diffuscope.cover(0));
    await page.evaluate(() => window.diffuscope.seek(1));
    assert.deepEqual(await page.evaluate(() => window.diffuscope.playback()), { way: 0, seen: 0, playing: false });
    await page.evaluate(() => window.diffuscope.reveal(2));
    assert.equal((await page.evaluate(() => window.diffuscope.playback())).playing, true);
  }));

test("the forward process settles at N(0, 1) from any start, if its β are large enough", () =>
  visit(browser, site, "?screen=chain&topic=continuum&mix=1:3:0.15&lang=en", async (page) => {
    assert.deepEqual(await page.evaluate(() => window.diffuscope.messages()), []);
    const { settles, verdict, kept, means, stds, distances } = await report(page);
    assert.deepEqual([settles, verdict], [true, "settles"]);
    near([means[0], stds[0]], [3, 0.15], 1e-9);
    assert.ok(distances[40] < 0.01 && Math.abs(means[40]) < 0.1 && Math.abs(stds[40] - 1) < 0.01 && kept[40] < 0.01);
    await page.evaluate(() => window.diffuscope.apply({ betas: "0.01,0.01" }));
    assert.equal((await report(page)).verdict, "too-few-steps");
    assert.match((await page.evaluate(() => window.diffuscope.caption())).verdict, /Not noise yet/);
  }));

// The time is printed, not asserted: it depends on what else the machine does.
test("a text of 1 MB becomes a chain", () =>
  visit(browser, site, "?screen=chain", async (page) => {
    const milliseconds = await page.evaluate(async () => {
      const words = ["wind", "wave", "sand", "sea", "tide", "gull"];
      let text = "";
      for (let i = 0; text.length < 1e6; i++) text += `${words[(i * i) % 6]} `;
      const begin = performance.now();
      window.diffuscope.open(text);
      window.diffuscope.report();
      return performance.now() - begin;
    });
    console.log(`1 MB of text: ${milliseconds.toFixed(0)} ms`);
    const { states, settles } = await report(page);
    assert.deepEqual([states[0], settles], ["_", true]);
    assert.equal((await settings(page)).source, "letters");
  }));

/**
 * A file that the share panel makes, as text.
 * @type {(page: any, name: string) => Promise<string>}
 */
async function downloaded(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(`[data-download="${name}"]`)]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString(name.endsWith("png") ? "latin1" : "utf8");
}

test("pictures and tables can be taken away", () =>
  visit(browser, site, "?screen=chain&lang=en", async (page) => {
    await page.evaluate(() => window.dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
    await page.locator("#share").waitFor();
    /** @type {(name: string) => Promise<string>} */
    const download = (name) => downloaded(page, name);
    assert.match(await download("picture.svg"), /^<svg.*bull.*Settled/s);
    assert.match(await download("picture.png"), /^.PNG/);
    const rows = (await download("shares.csv")).split("\n").filter((line) => line && !line.startsWith("#"));
    assert.equal(rows.length, 42);
    assert.equal(rows[0], "step,exact bull,exact bear,exact flat,walkers bull,walkers bear,walkers flat");
    assert.match(rows[1], /^0,0\.3,0\.4,0\.3,/);
    assert.match(await download("figures.csv"), /bull,0\.62/);
    const file = JSON.parse(await download("experiment.json"));
    assert.deepEqual([file.settings.screen, file.settings.start], ["chain", "0.3,0.4,0.3"]);
    await page.keyboard.press("Escape");
    await page.evaluate((file) => {
      window.diffuscope.screen("one-dimension");
      window.diffuscope.open(JSON.stringify({ ...file, settings: { ...file.settings, steps: 7 } }));
    }, file);
    const opened = await settings(page);
    assert.deepEqual([opened.screen, opened.steps], ["chain", 7]);
  }));

test("the element shows a chain, reports, and changes", () =>
  visitHost(
    browser,
    site,
    element(site, 'screen="chain" matrix="0.3,0.7;0.9,0.1" show="walkers,play"'),
    async (page) => {
      const found = await page.evaluate(async () =>
        /** @type {any} */ (await document.querySelector("diffu-scope")).report(),
      );
      near(found.stationary, [0.5625, 0.4375], 1e-9);
      const frame = await embedded(page);
      await page.evaluate(() => document.querySelector("diffu-scope").setAttribute("walkers", "100"));
      await frame.waitForFunction(() => window.diffuscope.settings().walkers === 100);
    },
  ));

test("the page speaks Chinese, and its caption, too", () =>
  visit(browser, site, "?screen=chain&lang=zh-CN", async (page) => {
    const { verdict, figures, experiment } = await page.evaluate(() => window.diffuscope.caption());
    assert.match(verdict, /已稳定/);
    assert.doesNotMatch(experiment.join(), /topic|source|matrix|start/);
    assert.ok(figures.some((words) => words.includes("第二特征值")));
  }));

test("a lesson on the chain gives back the experiment and the playhead, or is kept", () =>
  visit(
    browser,
    site,
    "?screen=chain&steps=7&seed=5&matrix=1,0;0,1",
    async (page) => {
      await page.evaluate(() => window.diffuscope.seek(1));
      /** @param {string} lesson */
      const open = async (lesson) => {
        await page.evaluate(
          (detail) => dispatchEvent(new CustomEvent("diffuscope:open", { detail })),
          `lesson:${lesson}`,
        );
        await page.locator("#lessons h2").waitFor();
      };
      await open("divergence");
      await page.waitForFunction(() => window.diffuscope.settings().topic === "gaussians");
      await open("chain-forgets");
      await page.waitForFunction(() => window.diffuscope.settings().start === "0,0,1");
      // The seed stays the reader's.
      assert.deepEqual([(await settings(page)).steps, (await settings(page)).seed], [40, "5"]);
      await page.keyboard.press("Escape");
      await page.locator("#lessons").waitFor({ state: "detached" });
      const { topic, steps, matrix } = await settings(page);
      assert.deepEqual([topic, steps, matrix], ["chain", 7, "1,0;0,1"]);
      assert.deepEqual(await page.evaluate(() => window.diffuscope.playback()), { way: 1, seen: 2, playing: false });
      await open("noise-settles");
      await page.click('[data-answer="standard"]');
      await page.locator("#lessons .outcome").waitFor();
      await page.click("#lessons .keep");
      await page.locator("#lessons").waitFor({ state: "detached" });
      assert.equal((await settings(page)).topic, "continuum");
      await page.waitForFunction(() => location.search.includes("mix=1:3:0.15"));
    },
    { reducedMotion: "reduce" },
  ));

test("two Gaussians: the report has the values of the formulas, for every operation", () =>
  visit(browser, site, "?screen=chain&topic=gaussians&p_mean=0&p_std=1&q_mean=1&q_std=2&lang=en", async (page) => {
    const both = await report(page);
    near(both.kl, [Math.log(2) + 2 / 8 - 0.5, -Math.log(2) + 5 / 2 - 0.5], 1e-9);
    near([both.p.entropy], [0.5 * Math.log(2 * Math.PI * Math.E)], 1e-9);
    near([both.sum.mean, both.sum.std], [1, Math.sqrt(5)], 1e-9);
    near([both.product.mean, both.product.precision], [0.2, 1.25], 1e-9);
    assert.match((await page.evaluate(() => window.diffuscope.caption())).verdict, /KL\(p\|\|q\) = 0\.443/);
    await page.evaluate(() => window.diffuscope.apply({ operation: "plane", covariance: "full", correlation: 0.5 }));
    const { plane } = await report(page);
    near(plane.covariance.flat(), [1, 1, 1, 4], 1e-9);
    near(plane.precision.flat(), [4 / 3, -1 / 3, -1 / 3, 1 / 3], 1e-9);
    await page.evaluate(() => window.diffuscope.apply({ operation: "fit", q_mean: -0.6, q_std: 0.4, steps: 200 }));
    const { fit } = await report(page);
    assert.ok(Math.abs(fit.means[200] + 1) < 1e-4 && fit.covered === 1, `${fit.means[200]}`);
    await page.evaluate(() => window.diffuscope.apply({ direction: "forward" }));
    const covers = (await report(page)).fit;
    assert.ok(Math.abs(covers.means[200]) < 1e-6 && covers.covered === 2);
    await page.waitForFunction(() => location.search.includes("direction=forward"));
  }));

test("Bayes' rule has the posterior mean of the first screen", () =>
  visit(browser, site, "?screen=chain&topic=bayes&prior=0.7&x=0.1&t=0.4&lang=zh-CN", async (page) => {
    const { a, sigma, posterior, mean } = await report(page);
    near([a], [Math.exp(-5 * 0.4 ** 3)], 1e-9);
    near([mean], [Math.tanh((a * 0.1) / sigma ** 2 + 0.5 * Math.log(0.7 / 0.3))], 1e-9);
    near([posterior[1] - posterior[0]], [mean], 1e-9);
    assert.match((await page.evaluate(() => window.diffuscope.caption())).verdict, /后验概率/);
    // All is seen at first, and it is built again when it plays.
    assert.equal((await page.evaluate(() => window.diffuscope.playback())).way, 2);
  }));

test("every topic is exported as a picture and as a table", () =>
  visit(browser, site, "?screen=chain&lang=en", async (page) => {
    for (const [query, words, columns] of [
      [{ topic: "continuum" }, /step 0<.*step 40<.*Settled at N\(0, 1\)/s, "step,beta,alpha_bar,mean,std,distance"],
      [{ topic: "gaussians", operation: "divergence" }, /p ln\(p\/q\)/, "x,p,q,sum,product,kl_p_q,kl_q_p"],
      [{ operation: "fit" }, /covers 1 of 2/, "x,p,start,q,kl"],
      [{ operation: "sum" }, /means and variances add up/, "x,p,q,sum,product,kl_p_q,kl_q_p"],
      [{ operation: "plane" }, /covariance/, "x,p,q,sum,product,kl_p_q,kl_q_p"],
      [{ topic: "bayes" }, /Posterior mean/, "x,minus,plus,evidence,mean"],
    ]) {
      await page.evaluate((query) => window.diffuscope.apply(query), /** @type {any} */ (query));
      await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
      await page.locator("#share").waitFor();
      const table = await page.locator('[data-download$=".csv"]').getAttribute("data-download");
      const svg = await downloaded(page, "picture.svg");
      assert.match(svg, /** @type {RegExp} */ (words));
      assert.doesNotMatch(svg, /NaN|undefined/);
      assert.match(await downloaded(page, "picture.png"), /^.PNG/);
      const rows = (await downloaded(page, String(table))).split("\n").filter((row) => row && !row.startsWith("#"));
      assert.equal(rows[0], columns);
      assert.ok(rows.length > 40 && !rows.join().includes("NaN"));
      await page.keyboard.press("Escape");
      await page.locator("#share").waitFor({ state: "detached" });
    }
  }));

test("lessons opened from the chain show the first screen, and closing them leads back", () =>
  visit(browser, site, "?screen=chain&steps=7", async (page) => {
    await page.evaluate(() => dispatchEvent(new CustomEvent("diffuscope:open", { detail: "lesson" })));
    await page.locator("#lessons").waitFor();
    assert.equal((await settings(page)).screen, "one-dimension");
    await page
      .locator("#lessons")
      .getByRole("button", { name: /leave|close/i })
      .first()
      .click();
    await page.locator("#lessons").waitFor({ state: "detached" });
    const { screen, steps } = await settings(page);
    assert.deepEqual([screen, steps], ["chain", 7]);
  }));
