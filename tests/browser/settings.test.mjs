// The settings of an experiment: the address, the JavaScript object and the sliders read and write the same ones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { run, settings, start, visit } from "./page.mjs";

const defaults = {
  data: "two-point",
  prior: 0.8,
  schedule: "cubic",
  steps: 1000,
  particles: 16384,
  model: "exact",
  noise: 0,
  seed: "1",
};
const others = {
  prior: 0.35,
  schedule: "linear",
  steps: 250,
  particles: 5000,
  model: "mle",
  noise: 0.25,
  // More digits than a JavaScript number has.
  seed: "18446744073709551615",
};

const { browser, site } = await start();

// The settings named in `expected`, as the page has them.
async function assertSettings(page, expected) {
  const found = await settings(page);
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, found[name]])), expected);
}

const inAddress = (page, name, value) =>
  page.waitForFunction(
    ([name, value]) => new URLSearchParams(location.search).get(name) === value,
    [name, String(value)],
  );

test("without a query, everything has its default", () =>
  visit(browser, site, "", (page) => assertSettings(page, defaults)));

test("an address sets up the experiment", () =>
  visit(
    browser,
    site,
    `?${new URLSearchParams(Object.entries(others).map(([name, value]) => [name, String(value)]))}`,
    async (page) => {
      await assertSettings(page, { ...defaults, ...others });
      assert.deepEqual(await page.evaluate(() => window.diffuscope.messages()), []);
    },
  ));

test("the address follows the settings, and sets them up again", () =>
  visit(browser, site, "", async (page) => {
    await page.evaluate((others) => window.diffuscope.apply(others), others);
    await assertSettings(page, { ...defaults, ...others });
    for (const [name, value] of Object.entries(others)) await inAddress(page, name, value);
    const before = await settings(page);
    await page.reload();
    await page.waitForFunction(() => window.diffuscope);
    assert.deepEqual(await settings(page), before);
  }));

test("a wrong address shows the page, with a message and sensible values", () =>
  visit(browser, site, "?prior=banana&noise=-3&model=xyz&foo=1", async (page) => {
    const messages = (await page.evaluate(() => window.diffuscope.messages())).join("\n");
    for (const word of ["prior", "banana", "noise", "-3", "model", "xyz", "foo"])
      assert.ok(messages.includes(word), messages);
    await assertSettings(page, defaults);
    const report = await run(page, {});
    assert.ok(Math.abs(report.data.plus_share - 0.8) < 0.02);
  }));

test("apply changes what it names and keeps the rest", () =>
  visit(browser, site, "", async (page) => {
    await page.evaluate(() => window.diffuscope.apply({ noise: 1 }));
    await assertSettings(page, { ...defaults, noise: 1 });
    // What settings() returns, apply() takes.
    await page.evaluate(() => window.diffuscope.apply(window.diffuscope.settings()));
    await assertSettings(page, { ...defaults, noise: 1 });
  }));

test("apply says what is allowed, and changes nothing when it cannot change everything", () =>
  visit(browser, site, "", async (page) => {
    /** @type {[any, string[]][]} */
    const wrong = [
      [{ foo: 1 }, ["foo", "prior", "model"]],
      [{ prior: 2 }, ["prior", "0.01", "0.99"]],
      [{ prior: "banana" }, ["prior", "0.01", "0.99"]],
      [{ noise: -3 }, ["noise", "0", "2"]],
      [{ noise: null }, ["noise"]],
      [{ model: "xyz" }, ["model", "xyz", "exact", "nn", "mle", "bayes"]],
      [{ schedule: "xyz" }, ["schedule", "cubic", "linear"]],
      [{ steps: 0 }, ["steps", "1", "4000"]],
      [{ steps: 10.5 }, ["steps"]],
      [{ particles: 1e9 }, ["particles", "256"]],
      [{ seed: "-1" }, ["seed"]],
      [{ noise: 1, prior: 2 }, ["prior"]],
    ];
    for (const [partial, words] of wrong) {
      const message = await page.evaluate((partial) => {
        try {
          window.diffuscope.apply(partial);
        } catch (error) {
          return error instanceof Error ? error.message : `not an Error: ${error}`;
        }
        return "nothing thrown";
      }, partial);
      for (const word of words) assert.ok(message.includes(word), `${JSON.stringify(partial)}: ${message}`);
    }
    await assertSettings(page, defaults);
    const notAnObject = await page.evaluate(() => {
      try {
        window.diffuscope.apply(/** @type {any} */ ("noise=1"));
      } catch (error) {
        return error instanceof Error;
      }
    });
    assert.equal(notAnObject, true);
  }));

/** @type {[string, number, number][]} */
const drags = [
  ["prior", 0.8, 0.3],
  ["noise", 0.1, 0.7],
  ["steps", 0.8, 0.3],
  ["particles", 0.7, 0.4],
];
for (const [name, from, to] of drags) {
  test(`dragging the slider ${name} changes the report, and the address with it`, () =>
    visit(browser, site, "?particles=4096&model=mle", async (page) => {
      const before = await run(page, {});
      const { [name]: value } = await settings(page);
      const widgets = await page.evaluate(() => window.diffuscope.widgets());
      const slider = widgets.find((widget) => widget.name === name);
      assert.ok(slider, `no ${name} in ${JSON.stringify(widgets)}`);
      /** @type {(share: number) => [number, number]} */
      const at = (share) => [slider.x + share * slider.width, slider.y + slider.height / 2];
      await page.mouse.move(...at(from));
      await page.mouse.down();
      await page.mouse.move(...at(to), { steps: 4 });
      // Frames are slow without a graphics card: the button stays down until one has seen the drag.
      await page.waitForFunction(([name, value]) => window.diffuscope.settings()[name] !== value, [name, value]);
      await page.mouse.up();
      const after = await run(page, {});
      assert.notDeepEqual(after, before);
      await inAddress(page, name, (await settings(page))[name]);
    }));
}

test("a file of numbers that is dropped on the page becomes the data, and words that are no numbers are listed", () =>
  visit(browser, site, "?particles=2048", async (page) => {
    await page.evaluate(() => {
      const files = new DataTransfer();
      const numbers = Array.from({ length: 1000 }, (_, i) => 10 + (i % 7)).join("\n");
      files.items.add(new File([`${numbers}\nbanana\n`], "numbers.csv", { type: "text/csv" }));
      document.getElementById("stage").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true }));
    });
    await page.waitForFunction(() => window.diffuscope.settings().data === "list");
    await page.evaluate(() => window.diffuscope.settled());
    const { data } = await page.evaluate(() => window.diffuscope.report());
    assert.ok(Math.abs(data.mean) < 0.1 && Math.abs(data.std - 1) < 0.05, JSON.stringify(data));
  }));
