// The screen of generators in the built page: all are trained in a worker, with the bits of the native program; links,
// JavaScript, element, exports.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element, forScript, visitHost } from "./host.mjs";
import { start, visit } from "./page.mjs";

const { browser, site } = await start("/diffuscope/", forScript);

test("all learn two bumps in time, and the report says so", () =>
  visit(browser, site, "?screen=generators&lang=en", async (page) => {
    await page.evaluate(() => window.diffuscope.settled());
    const before = await page.evaluate(() => /** @type {any} */ (window.diffuscope.report()));
    assert.deepEqual([before.vae.verdict, before.vae.iterations, before.data.modes], ["untrained", 0, 2]);
    const report = await page.evaluate(() => /** @type {any} */ (window.diffuscope.train()));
    const limits = { vae: 0.08, gan: 0.15, flow: 0.08, diffusion: 0.08 };
    for (const [name, most] of Object.entries(limits)) {
      const { w1, seconds, modes, nats, evaluations } = report[name];
      console.log(`${name}: W1 ${w1.toFixed(3)}, ${seconds.toFixed(1)} s, ${nats} nats, ${evaluations} evaluations`);
      assert.ok(w1 <= most, `${name}: ${w1}`);
      assert.equal(modes, 2, name);
    }
    assert.equal(report.deep_vae, undefined);
    // What is above the entropy is the divergence of the data from the model, and for the autoencoder the bound's gap.
    assert.ok(report.flow.nats - report.data.entropy < 0.02 && report.vae.nats - report.data.entropy < 0.2);
    const { reach, data, generators } = await page.evaluate(() => window.diffuscope.generators());
    assert.ok(reach && reach > 2 && Math.abs(data.reduce((sum, share) => sum + share) - 1) < 1e-3);
    assert.deepEqual(
      generators.map(({ name, stages }) => [name, stages?.length]),
      [
        ["vae", 2],
        ["gan", 2],
        ["flow", 2],
        ["diffusion", 26],
      ],
    );
    await page.evaluate(() => window.dispatchEvent(new CustomEvent("diffuscope:open", { detail: "share" })));
    await page.locator("#share").waitFor();
    /** @type {(name: string) => Promise<string>} */
    const download = async (name) => {
      const [file] = await Promise.all([page.waitForEvent("download"), page.click(`[data-download="${name}"]`)]);
      const chunks = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk);
      return Buffer.concat(chunks).toString(name.endsWith("png") ? "latin1" : "utf8");
    };
    assert.match(await download("picture.svg"), /^<svg.*diffusion.*Nearest to the data/s);
    assert.match(await download("picture.png"), /^.PNG/);
    const figures = await download("figures.csv");
    assert.match(figures, /\ngan,3000,0\.\d+,,2,/);
    /** @type {(csv: string) => number} */
    const rows = (csv) => csv.split("\n").filter((line) => line && !line.startsWith("#")).length;
    assert.deepEqual(
      [rows(figures), rows(await download("densities.csv")), rows(await download("paths.csv"))],
      [5, 73, 62],
    );
    const file = JSON.parse(await download("experiment.json"));
    assert.deepEqual([file.settings.screen, file.figures.gan.modes], ["generators", 2]);
  }));

test("what is learned is that of the native program, to the bit", () =>
  visit(
    browser,
    site,
    "?screen=generators&shown=vae%2Bdeep_vae%2Bgan%2Bflow%2Bdiffusion&hidden=8&iterations=100&batch=64&steps=5&seed=3",
    async (page) => {
      const report = await page.evaluate(() => /** @type {any} */ (window.diffuscope.train()));
      const found = ["vae", "deep_vae", "gan", "flow", "diffusion"].map((name) => report[name].w1);
      // src/lab/generators/tests.rs has the same numbers.
      assert.deepEqual(
        found,
        [0.42243792112795886, 0.3859603997108966, 0.6838039870052868, 0.591137740329638, 1.4113392437013703],
      );
      assert.equal(await page.evaluate(() => window.diffuscope.playback().way), 2);
    },
  ));

test("an address sets it up, a change is in the address, and a wrong value is explained", () =>
  visit(browser, site, "?screen=generators&shown=gan%2Bmagic&beta=99&lang=en", async (page) => {
    const messages = await page.evaluate(() => window.diffuscope.messages());
    assert.ok(messages.length === 2 && messages.some((message) => message.includes("deep_vae")), messages.join());
    await page.evaluate(() => window.diffuscope.apply({ shown: "gan", critic_rate: 0.5, beta: 1 }));
    await page.waitForFunction(() => new URLSearchParams(location.search).get("critic_rate") === "0.5");
    assert.equal(await page.evaluate(() => window.diffuscope.link()), "screen=generators&shown=gan&critic_rate=0.5");
    const message = await page.evaluate(() => {
      try {
        window.diffuscope.apply({ levels: 9 });
        return "";
      } catch (error) {
        return /** @type {Error} */ (error).message;
      }
    });
    assert.match(message, /levels can't be “9”; it is a whole number from 1 to 4/);
  }));

test("the element trains, reports, and changes", () =>
  visitHost(
    browser,
    site,
    element(site, 'screen="generators" shown="flow" hidden_values="8" iterations="100" show="training,figures"'),
    async (page) => {
      const found = await page.evaluate(async () => {
        const scope = /** @type {any} */ (document.querySelector("diffu-scope"));
        await scope.settled();
        return scope.report();
      });
      assert.equal(found.flow.verdict, "untrained");
      assert.equal(found.vae, undefined);
    },
  ));
