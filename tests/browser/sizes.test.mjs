// The size of the canvas: changes of the pixel density and of the window, without errors of observers.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { root, start, visit } from "./page.mjs";

const { browser, site } = await start();

test("a density of pixels that changes without the size makes the picture as sharp as the screen", () =>
  visit(
    browser,
    site,
    "?particles=256",
    async (page) => {
      await page.evaluate(() => window.diffuscope.settled());
      const session = await page.context().newCDPSession(page);
      for (const [density, expected] of [
        [1, "640 × 400"],
        [2, "1280 × 800"],
        [1.5, "960 × 600"],
        [1, "640 × 400"],
      ]) {
        const screen = { width: 640, height: 400, deviceScaleFactor: Number(density), mobile: false };
        await session.send("Emulation.setDeviceMetricsOverride", screen);
        // Emulation fires no event: the reader moves the mouse.
        await page.mouse.move(300, 200 + 10 * Number(density));
        await page.waitForFunction((expected) => {
          const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("stage"));
          // Its size on the page is what it was.
          return [canvas.width, canvas.height].join(" × ") === expected && canvas.clientWidth === 640;
        }, String(expected));
      }
    },
    { viewport: { width: 640, height: 400 } },
  ));

// Errors that the window reports, also those of observers of sizes, which are in no console.
const recordErrors = (page) =>
  page.addInitScript(() => {
    window.errors = [];
    addEventListener("error", (event) => window.errors.push(event.message), true);
  });

test("no observer of sizes reports an error: at the start, when the window changes, and in the single file", async () => {
  const noErrors = async (page) => {
    for (const [width, height] of [
      [390, 844],
      [1280, 800],
    ]) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(200);
    }
    assert.deepEqual(await page.evaluate(() => window.errors), []);
  };
  await visit(browser, site, "?particles=256", noErrors, { prepare: recordErrors });
  const fromDisk = { url: pathToFileURL(join(root, "dist/index.html")).href, origins: [] };
  await visit(browser, fromDisk, "?particles=256", noErrors, { prepare: recordErrors });
});
