// The sentences about everything on the page: fetched after the first picture, one file for each language; a first visit
// is pointed at the noise, once.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { lessons } from "../../web/lessons/sequence.js";
import { root, start, visit } from "./page.mjs";

const { browser, site } = await start();

test("every lesson that a sentence names is there", async () => {
  for (const language of ["en", "zh-CN"]) {
    const text = await readFile(join(root, `web/explanations/${language}.txt`), "utf8");
    const named = [...text.matchAll(/ = .* \[([\w-]+)\]$/gm)].map(([, name]) => name);
    assert.ok(named.length > 40);
    for (const name of named)
      assert.ok(
        lessons.some((lesson) => lesson.name === name),
        name,
      );
  }
});

test("the sentences are fetched after the start, in the language of the page, and again in another one", () =>
  visit(browser, site, "?lang=en&particles=1000", async (page) => {
    await page.waitForFunction(() =>
      performance.getEntriesByType("resource").some(({ name }) => name.endsWith("en.txt")),
    );
    // The service worker fetches every file, but for later visits.
    assert.ok(
      !(await page.evaluate(() =>
        performance.getEntriesByType("resource").some(({ name }) => name.endsWith("zh-CN.txt")),
      )),
    );
    await page.evaluate(() => window.diffuscope.look({ lang: "zh-CN" }));
    await page.waitForFunction(() =>
      performance.getEntriesByType("resource").some(({ name }) => name.endsWith("zh-CN.txt")),
    );
    // A lesson is opened by its name.
    await page.evaluate(() => window.dispatchEvent(new CustomEvent("diffuscope:open", { detail: "lesson:mle" })));
    await page.waitForFunction(() => location.search.includes("lesson=mle"));
  }));

test("a first visit is pointed at the noise, and never again; a lesson or a page inside another one is not", () =>
  visit(
    browser,
    site,
    "?particles=1000&lesson=nn",
    async (page) => {
      const pointed = () => page.evaluate(() => window.pointed);
      const explained = () =>
        page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith(".txt")));
      await explained();
      assert.equal(await pointed(), 0);
      for (const [query, count] of /** @type {[string, number][]} */ ([
        ["?embed=1", 0],
        ["?particles=1000", 1],
        ["?particles=1000", 0],
        ["?noise=1", 0],
      ])) {
        await page.goto(site.url + query);
        await page.waitForFunction(() => window.diffuscope);
        await explained();
        await page.waitForTimeout(100);
        assert.equal(await pointed(), count, query);
      }
    },
    {
      // Counts the calls.
      prepare: (page) =>
        page.addInitScript(() => {
          window.pointed = 0;
          addEventListener("diffuscope:started", () => {
            const { pointAtNoise } = window.diffuscope;
            Object.getPrototypeOf(window.diffuscope).pointAtNoise = function () {
              window.pointed += 1;
              return pointAtNoise.call(this);
            };
          });
        }),
    },
  ));
