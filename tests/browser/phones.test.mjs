// Phones: a lesson leaves the picture its room and shows the plot that it speaks of, and two fingers zoom the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start, visit } from "./page.mjs";

const { browser, site } = await start();

for (const [width, height] of [
  [360, 640],
  [390, 844],
  [844, 390],
]) {
  test(`a lesson leaves the picture its room: ${width} × ${height}`, () =>
    visit(
      browser,
      site,
      "?lesson=nn&lang=en&particles=1000",
      async (page) => {
        await page.locator("#lessons h2").waitFor();
        await page.waitForTimeout(500);
        const { panel, data, canvas } = await page.evaluate(() => ({
          panel: document.getElementById("lessons").getBoundingClientRect().toJSON(),
          canvas: document.getElementById("stage").getBoundingClientRect().toJSON(),
          data: window.diffuscope.widgets().find(({ name }) => name === "data_histogram"),
        }));
        const isBeside = panel.left >= canvas.right - 1;
        assert.ok(isBeside || data.y + data.height < panel.top, JSON.stringify({ panel, data }));
        // With its titles and times.
        if (isBeside) assert.ok(data.height + 48 >= height / 2, JSON.stringify(data));
      },
      { viewport: { width, height }, hasTouch: true, reducedMotion: "reduce" },
    ));
}

// Chromium without a screen does not zoom, but says what it would be allowed to do.
test("two fingers are left to the browser, which zooms the page, and move no playhead", () =>
  visit(
    browser,
    site,
    "?particles=1000",
    async (page) => {
      await page.evaluate(() => {
        window.heard = [];
        for (const type of ["touchstart", "touchmove"]) {
          // After the program's own listeners, which are on the canvas and the document.
          const note = (event) => window.heard.push([type, event.touches.length, event.defaultPrevented]);
          document.getElementById("stage").addEventListener(type, note, { passive: true });
        }
      });
      const client = await page.context().newCDPSession(page);
      const way = () => page.evaluate(() => window.diffuscope.playback().way);
      const before = await way();
      const bar = await page.evaluate(() => window.diffuscope.widgets().find(({ name }) => name === "time"));
      for (const y of [150, bar.y + bar.height / 2]) {
        await client.send("Input.synthesizePinchGesture", {
          x: 220,
          y,
          scaleFactor: 1.6,
          relativeSpeed: 400,
          gestureSourceType: "touch",
        });
        await page.waitForTimeout(300);
        assert.equal(await way(), before);
      }
      const heard = await page.evaluate(() => window.heard);
      assert.ok(heard.some(([type, fingers]) => type === "touchstart" && fingers === 2));
      assert.deepEqual(
        heard.filter(([, , prevented]) => prevented),
        [],
      );
      assert.match(
        await page.evaluate(() => getComputedStyle(document.getElementById("stage")).touchAction),
        /pinch-zoom/,
      );
      // One finger still works, and nothing is stuck.
      await page.touchscreen.tap(bar.x + 0.75 * bar.width, bar.y + bar.height / 2);
      await page.waitForFunction(() => Math.abs(window.diffuscope.playback().way - 1.5) < 0.05);
    },
    { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  ));
