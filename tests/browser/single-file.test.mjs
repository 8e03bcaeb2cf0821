// diffuscope.html: the page in one file, opened from a disk, with no server and no network.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { root, run, start, visit } from "./page.mjs";

const { browser, site } = await start();
// Alone in a folder: there is nothing beside it to load.
const folder = await mkdtemp(join(tmpdir(), "diffuscope-"));
after(() => rm(folder, { recursive: true, force: true }));
await copyFile(join(root, "dist/diffuscope.html"), join(folder, "lesson 1.html"));
const file = { url: pathToFileURL(join(folder, "lesson 1.html")).href, origins: [] };

// Visits the file and fails if it asks for any other one.
const visitAlone = (address, look) =>
  visit(browser, file, address, async (page) => {
    await look(page);
    const asked = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.deepEqual(
      asked.filter((name) => !/^(blob|data):/.test(name)),
      [],
    );
  });

// With three screens.
test("it has at most 3.5 MB", async () =>
  assert.ok((await stat(join(root, "dist/diffuscope.html"))).size <= 3_500_000));

for (const query of [
  "",
  "?model=mle&noise=0.3&prior=0.35&particles=5000&seed=7",
  "?data=three-bumps&model=bayes&sampler=ode&particles=3000",
]) {
  test(`it reports what the site reports for ${query || "no query"}`, async () => {
    let expected, found;
    await visit(browser, site, query, async (page) => (expected = await run(page, {})));
    await visitAlone(query, async (page) => (found = await run(page, {})));
    assert.deepEqual(found, expected);
  });
}

test("its address follows the settings", () =>
  visitAlone("", async (page) => {
    await page.evaluate(() => window.diffuscope.apply({ noise: 0.5 }));
    await page.waitForFunction(() => location.search === "?noise=0.5");
  }));

test("what the page loads on demand is inside, too", () =>
  visitAlone("?particles=1024", async (page) => {
    for (const panel of ["lessons", "sweep", "share"]) {
      await page.evaluate((detail) => dispatchEvent(new CustomEvent("diffuscope:open", { detail })), panel);
      await page.locator(`#${panel}`).waitFor();
      if (panel === "sweep") await page.locator("#sweep .plot svg").waitFor();
      await page.keyboard.press("Escape");
    }
    const styled = () => [...document.styleSheets].every((sheet) => !sheet.href || sheet.href.startsWith("data:"));
    assert.equal(await page.evaluate(styled), true);
  }));

test("the site, opened from a disk, goes over to it", () =>
  visit(
    browser,
    { url: pathToFileURL(join(root, "dist/index.html")).href, origins: [] },
    "?model=nn&particles=1024",
    async (page) => {
      assert.match(page.url(), /diffuscope\.html\?model=nn&particles=1024$/);
      assert.equal((await run(page, {})).particles, 1024);
    },
  ));
