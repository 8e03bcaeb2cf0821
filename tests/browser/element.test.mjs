// <diffu-scope> in a page of another origin.

import assert from "node:assert/strict";
import { test } from "node:test";
import { element, embedded, forScript, visitHost } from "./host.mjs";
import { start, startSite, visit } from "./page.mjs";

const { browser, site } = await start("/diffuscope/", forScript);

const evaluate = (page, task, argument) => page.evaluate(task, argument);
const attribute = (page, name) =>
  page.evaluate((name) => document.querySelector("diffu-scope").getAttribute(name), name);
const attributeBecomes = (page, name, value) =>
  page.waitForFunction(
    ([name, value]) => document.querySelector("diffu-scope").getAttribute(name) === value,
    [name, value],
  );
// Records the events of the element.
const listen = (page) =>
  page.evaluate(() => {
    window.said = [];
    for (const type of ["input", "change", "settled", "error"]) {
      document
        .querySelector("diffu-scope")
        .addEventListener(type, (/** @type {any} */ event) => window.said.push([type, event.message ?? event.detail]));
    }
  });

test("attributes set it up, and it reports", () =>
  visitHost(browser, site, element(site, 'prior="0.8" model="nn" particles="4096" height="360"'), async (page) => {
    const report = await evaluate(page, () => document.querySelector("diffu-scope").report());
    assert.equal(report.particles, 4096);
    assert.ok(Math.abs(report.recovered.plus_share - 0.5) < 0.05, JSON.stringify(report));
    assert.equal(await evaluate(page, () => document.querySelector("diffu-scope").settings.model), "nn");
    const box = await page.locator("diffu-scope").boundingBox();
    assert.equal(box.height, 360);
  }));

test("changing an attribute changes the experiment, and removing it restores the default", () =>
  visitHost(browser, site, element(site, 'model="nn" noise="0.50" particles="1024"'), async (page) => {
    const frame = await embedded(page);
    const settings = () => frame.evaluate(() => window.diffuscope.settings());
    await evaluate(page, () => {
      const scope = document.querySelector("diffu-scope");
      scope.setAttribute("data", "mixture");
      scope.mix = "1:-1:0.25,1:1:0.5";
      scope.removeAttribute("noise");
      scope.theme = "dark";
    });
    await frame.waitForFunction(() => window.diffuscope.settings().data === "mixture");
    const { mix, noise, model } = await settings();
    assert.deepEqual({ mix, noise, model }, { mix: "1:-1:0.25,1:1:0.5", noise: 0, model: "nn" });
    assert.equal(await attribute(page, "noise"), null);
  }));

test("what the reader changes is in the attributes and in events", () =>
  visitHost(browser, site, element(site, 'model="mle" noise="0.50" particles="1024" show="noise"'), async (page) => {
    await listen(page);
    const frame = await embedded(page);
    // The text of the attribute has not changed.
    assert.equal(await attribute(page, "noise"), "0.50");
    const { x, y } = await page.locator("diffu-scope").boundingBox();
    const slider = (await frame.evaluate(() => window.diffuscope.widgets())).find(({ name }) => name === "noise");
    /** @type {(share: number) => [number, number]} */
    const at = (share) => [x + slider.x + share * slider.width, y + slider.y + slider.height / 2];
    // A mouse works at once, without a click first.
    await page.mouse.move(...at(0.25));
    await page.mouse.down();
    await page.mouse.move(...at(1));
    await page.waitForFunction(() =>
      window.said.some(([type, { settings }]) => type === "input" && settings.noise === 2),
    );
    assert.ok(
      !(await evaluate(page, () => window.said)).some(([type]) => type === "change"),
      "the control is still held",
    );
    await page.mouse.up();
    await attributeBecomes(page, "noise", "2");
    for (const type of ["change", "settled"]) {
      await page.waitForFunction(
        (type) => window.said.some(([said, { settings }]) => said === type && settings.noise === 2),
        type,
      );
    }
    const said = await evaluate(page, () => window.said);
    const [, change] = said.find(([type]) => type === "change");
    assert.equal(change.settings.noise, 2);
    const [, settled] = said.findLast(([type]) => type === "settled");
    assert.equal(settled.report.particles, 1024);
    // An absent attribute stays absent if its setting has the default value.
    assert.equal(await attribute(page, "prior"), null);
  }));

test("a value that is not allowed is an error event, and nothing changes", () =>
  visitHost(browser, site, element(site, 'prior="7" show="noise,banana" particles="1024"'), async (page) => {
    await listen(page);
    // The first `count` messages of error events.
    const errors = async (count) => {
      const find = (count) => {
        const messages = window.said.filter(([type]) => type === "error").map(([, message]) => message);
        return messages.length === count && messages;
      };
      return (await page.waitForFunction(find, count)).jsonValue();
    };
    await embedded(page);
    const [prior, banana] = await errors(2);
    assert.match(prior, /prior can’t be “7”.*0\.99/);
    assert.match(banana, /“banana”.*figures, plots, play/);
    assert.equal(await attribute(page, "prior"), "0.99");
    const refused = await evaluate(page, () => document.querySelector("diffu-scope").apply({ noise: 9 }).catch(String));
    assert.match(refused, /noise can't be “9”/);
    await evaluate(page, () => document.querySelector("diffu-scope").setAttribute("noise", "-1"));
    assert.match((await errors(3))[2], /noise can't be “-1”/);
    await attributeBecomes(page, "noise", "0");
  }));

test("several share one download, and each runs on its own", async () => {
  const cached = await startSite("/", (file) => ({ ...forScript(file), "cache-control": "max-age=3600" }));
  const scopes = ["exact", "nn", "mle"].map(
    (model) => `<diffu-scope model="${model}" particles="2048" height="200"></diffu-scope>`,
  );
  try {
    await visitHost(
      browser,
      cached,
      `<script type="module" src="${cached.url}embed.js"></script>${scopes.join("")}`,
      async (page) => {
        const shares = await evaluate(page, () =>
          Promise.all(
            [...document.querySelectorAll("diffu-scope")].map(
              async (scope) => (await scope.report()).recovered.plus_share,
            ),
          ),
        );
        for (const [i, share] of [0.8, 0.5, 0.87].entries()) {
          assert.ok(Math.abs(shares[i] - share) < 0.03, shares.join());
        }
        const files = cached.requests.filter((file) => /\.(wasm|js)$/.test(file));
        assert.deepEqual(files, [...new Set(files)], "each file once");
        const programs = files.filter((file) => file.endsWith(".wasm"));
        assert.equal(programs.filter((file) => !file.includes("worker")).length, 1);
      },
    );
  } finally {
    cached.close();
  }
});

test("it loads when it comes into view, and pauses out of view", () =>
  visitHost(
    browser,
    site,
    `<div style="height: 3000px"></div>${element(site, 'particles="1048576" steps="4000"')}<div style="height: 3000px"></div>`,
    async (page) => {
      await page.waitForFunction(() => customElements.get("diffu-scope"));
      // Long enough for a frame to appear, if there were a mistake.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      assert.equal(page.frames().length, 1);
      await page.locator("diffu-scope").scrollIntoViewIfNeeded();
      const frame = await embedded(page);
      const particles = () => frame.evaluate(() => window.diffuscope.report().particles);
      const more = async (than) =>
        frame.waitForFunction((than) => window.diffuscope.report().particles > than, than, { polling: 100 });
      await more(await particles());
      await page.evaluate(() => scrollTo(0, 0));
      // It may continue until it gets the message.
      let before;
      do {
        before = await particles();
        await page.waitForTimeout(400);
      } while ((await particles()) !== before);
      await page.locator("diffu-scope").scrollIntoViewIfNeeded();
      await more(before);
    },
  ));

test("the page keeps its focus when an embedded one starts", () =>
  visitHost(browser, site, `<input id="name">${element(site, 'particles="1024"')}`, async (page) => {
    await page.locator("#name").focus();
    await embedded(page);
    await page.keyboard.type("Ada");
    assert.equal(await page.locator("#name").inputValue(), "Ada");
  }));

test("its settings are the application's", () =>
  visit(browser, site, "", async (page) => {
    const names = await evaluate(page, () => {
      const { diffuscope } = window;
      const ofScreens = ["one-dimension", "images", "generators", "chain"].flatMap((screen) => {
        diffuscope.screen(screen);
        return Object.keys(diffuscope.settings());
      });
      return [...new Set(ofScreens)];
    });
    const observed = await evaluate(
      page,
      async (script) => (await import(script)).DiffuScope.observedAttributes,
      "./embed.js",
    );
    // HTML has attributes "hidden" and "width" of its own.
    const renamed = { hidden: "hidden_values", width: "point_width" };
    const attributes = names.map((name) => renamed[name] ?? name);
    assert.deepEqual(observed.slice(0, names.length), attributes);
    assert.deepEqual(observed.slice(names.length), ["show", "lock", "theme", "lang", "width", "height"]);
  }));

test("it trains a network, reports it, and gives it as a file that can be opened", { timeout: 120_000 }, () =>
  visitHost(
    browser,
    site,
    element(site, 'particles="256" hidden_values="8" layers="1" show="training,figures"'),
    async (page) => {
      const found = await evaluate(page, async () => {
        const scope = /** @type {any} */ (document.querySelector("diffu-scope"));
        let events = 0;
        scope.addEventListener("training", ({ detail }) => {
          events += detail.training.iterations > 0 ? 1 : 0;
        });
        const training = await scope.train({ iterations: 200 });
        const weights = await scope.weights();
        await scope.resetTraining();
        return {
          training,
          events,
          reset: await scope.training(),
          model: scope.getAttribute("model"),
          settings: scope.settings.hidden,
          isHidden: scope.hidden,
          file: new TextDecoder().decode(weights.slice(0, 8)),
        };
      });
      assert.deepEqual([found.training.state, found.training.iterations], ["done", 200]);
      assert.ok(found.training.loss > found.training.floor && found.training.floor > 0.09, JSON.stringify(found));
      assert.ok(found.events > 0);
      assert.deepEqual([found.reset.state, found.reset.iterations], ["paused", 0]);
      assert.deepEqual([found.model, found.file], ["learned", "DIFFUSCO"]);
      assert.deepEqual([found.settings, found.isHidden], [8, false]);
    },
  ),
);

test("width is the size, point_width the setting, and nothing removes an attribute", () =>
  visitHost(
    browser,
    site,
    element(site, 'width="480" height="300" point_width="0.2" particles="256" theme="dark" noise="0.5"'),
    async (page) => {
      await listen(page);
      const frame = await embedded(page);
      const { width, height } = await page.locator("diffu-scope").boundingBox();
      assert.deepEqual([width, height], [480, 300]);
      assert.equal(await frame.evaluate(() => window.diffuscope.settings().width), 0.2);
      await evaluate(page, () => {
        const scope = /** @type {any} */ (document.querySelector("diffu-scope"));
        scope.noise = undefined;
        scope.lock = null;
        scope.theme = null;
        scope.show = "banana";
      });
      await frame.waitForFunction(() => window.diffuscope.settings().noise === 0);
      for (const name of ["noise", "lock", "theme"]) assert.equal(await attribute(page, name), null);
      // The look that is not allowed is an error event; the others are in force.
      await page.waitForFunction(() =>
        window.said.some(([type, message]) => type === "error" && /banana/.test(message)),
      );
      await frame.waitForFunction(() => document.documentElement.dataset.theme === "light");
      const reason = await evaluate(page, () => {
        const scope = document.querySelector("diffu-scope");
        const report = scope.report();
        scope.remove();
        return report.then(
          () => "",
          ({ message }) => message,
        );
      });
      assert.ok(["", "the element has left the page"].includes(reason), reason);
    },
  ));

test("it has its size in a page that allows styles of its own origin only", () =>
  visitHost(
    browser,
    site,
    element(site, 'particles="256" height="300"'),
    async (page) => {
      await embedded(page);
      const { width, height } = await page.locator("diffu-scope").boundingBox();
      assert.ok(width > 1000 && height === 300, `${width} × ${height}`);
    },
    { headers: { "content-security-policy": "style-src 'self'" } },
  ));
