// Where drawing all pixels takes long, fewer are drawn while something moves, and all of them at rest.

import assert from "node:assert/strict";
import { test } from "node:test";
import { start, visit } from "./page.mjs";

const { browser, site } = await start();

// Makes a frame with all pixels take a fifth of a second, and one with a part of them that part of it.
const slow = (page) =>
  page.addInitScript(() => {
    const { get } = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, "width");
    window.pixelsAcross = () => get.call(document.getElementById("stage"));
    const { clear } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.clear = function (...bits) {
      const end = performance.now() + 200 * (window.pixelsAcross() / innerWidth) ** 2;
      while (performance.now() < end);
      return clear.apply(this, bits);
    };
  });

const query = "?particles=256&steps=50";

test("fewer pixels are drawn while it plays, and all of them when it is paused", () =>
  visit(
    browser,
    site,
    query,
    async (page) => {
      await page.evaluate(() => window.diffuscope.settled());
      await page.waitForFunction(() => window.pixelsAcross() === 640, undefined, { polling: 50 });
      await page.evaluate(() => window.diffuscope.play());
      await page.waitForFunction(() => window.pixelsAcross() <= 320, undefined, { polling: 50 });
      // The program draws for the whole canvas.
      assert.equal(await page.evaluate(() => document.querySelector("canvas").width), 640);
      await page.evaluate(() => window.diffuscope.pause());
      await page.waitForFunction(() => window.pixelsAcross() === 640, undefined, { polling: 50 });
      await page.waitForTimeout(1000);
      assert.equal(await page.evaluate(() => window.pixelsAcross()), 640);
    },
    { viewport: { width: 640, height: 400 }, prepare: slow },
  ));
