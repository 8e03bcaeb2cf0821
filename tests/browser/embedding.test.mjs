// docs/embedding.md: its examples run unchanged, and its tables are complete.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { embedded, forScript, visitHost } from "./host.mjs";
import { root, start, visit } from "./page.mjs";

const guide = await readFile(join(root, "docs/embedding.md"), "utf8");
const examples = [...guide.matchAll(/^```html\n(.*?)^```$/gms)].map(([, example]) => example);

const { browser, site } = await start("/", forScript);

const settings = (frame) => frame.evaluate(() => window.diffuscope.settings());
const widgets = async (frame) => (await frame.evaluate(() => window.diffuscope.widgets())).map(({ name }) => name);
const says = (page, selector, words) =>
  page.waitForFunction(
    ([selector, words]) => new RegExp(words).test(document.querySelector(selector).value),
    [selector, words],
  );

// What each example has to do, in the order of the guide.
const expected = [
  async (page, frame) => {
    const { prior, model, noise } = await settings(frame);
    assert.deepEqual({ prior, model, noise }, { prior: 0.8, model: "mle", noise: 0.3 });
    assert.equal((await page.locator("diffu-scope").boundingBox()).height, 420);
  },
  async (page) => {
    await says(page, "#share", "^80 %$");
    await page.click("#more");
    await says(page, "#noise", "^1$");
    await says(page, "#share", "^7\\d %$");
  },
  async (_, frame) => {
    assert.equal((await settings(frame)).model, "nn");
    assert.deepEqual((await widgets(frame)).filter((name) => ["model", "play", "noise"].includes(name)).sort(), [
      "model",
      "play",
    ]);
  },
  async (page, frame) => {
    await says(page, "#share", "^0\\.6\\d$");
    assert.equal((await settings(frame)).model, "mle");
  },
  async (_, frame) => assert.equal((await settings(frame)).model, "mle"),
];

test("every example has its test", () => assert.equal(examples.length, expected.length));

for (const [i, example] of examples.entries()) {
  test(`example ${i + 1} of the guide`, () => {
    const body = example
      .replaceAll("https://diffuscope.example/", site.url)
      .replaceAll('"diffuscope.html', `"${site.url}diffuscope.html`);
    return visitHost(browser, site, body, async (page) => expected[i](page, await embedded(page)));
  });
}

// The names in the first column of the table after `heading`.
const table = (heading) => {
  const [rows] = guide.slice(guide.indexOf(heading)).match(/^\|(?:.*\|\n)+/m);
  return rows
    .split("\n")
    .slice(2)
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`(]+)[^`]*`/g)].map(([, name]) => name));
};

test("its tables have every attribute, property and method", () =>
  visit(browser, site, "", async (page) => {
    const { attributes, members, names } = await page.evaluate(async (script) => {
      const { DiffuScope } = await import(script);
      return {
        attributes: DiffuScope.observedAttributes,
        members: Object.getOwnPropertyNames(DiffuScope.prototype),
        names: Object.keys(window.diffuscope.settings()),
      };
    }, "./embed.js");
    // After the settings of all screens, of which two have other names.
    const looks = ["hidden_values", "point_width", ...attributes.slice(attributes.indexOf("show"))];
    assert.deepEqual(
      table("### Attributes")
        .filter((name) => !["site", "v"].includes(name))
        .sort(),
      looks.sort(),
    );
    const own = members.filter((name) => !attributes.includes(name) && !/^(constructor|.*Callback)$/.test(name));
    const listed = table("### Properties and methods").filter((name) => !names.includes(name));
    assert.deepEqual(listed.sort(), own.sort());
  }));

test("its table of messages is complete", () =>
  visitHost(browser, site, `<iframe src="${site.url}?embed=1" width="640" height="420"></iframe>`, async (page) => {
    await embedded(page);
    const message = await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener("message", ({ data }) => data.type === "error" && resolve(data.message));
          document.querySelector("iframe").contentWindow.postMessage({ diffuscope: 1, type: "everything" }, "*");
        }),
    );
    assert.deepEqual(
      table("## Messages").sort(),
      message
        .replace(/.*only /, "")
        .split(", ")
        .sort(),
    );
  }));
