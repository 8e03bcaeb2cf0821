// The page starts from any folder of a server, and says why if it cannot start.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, start, startSite, visit } from "./page.mjs";

const { browser, site } = await start();

async function assertRuns(page) {
  await page.evaluate(() => window.diffuscope.settled());
  assert.match(await page.title(), /Diffuscope/);
  assert.equal(await page.isVisible("#failure"), false);
  assert.equal(await page.locator("#loading").count(), 0);
  assert.deepEqual(await page.evaluate(() => window.diffuscope.messages()), []);
  const canvas = await page.locator("#stage").boundingBox();
  assert.deepEqual({ width: canvas.width, height: canvas.height }, page.viewportSize());
}

test("the page loads, without an error and without a request to another origin", () =>
  visit(browser, site, "", assertRuns));

test("it loads from a folder of a web server", async () => {
  const deep = await startSite("/courses/2026/diffusion/");
  try {
    await visit(browser, deep, "", assertRuns);
  } finally {
    deep.close();
  }
});

test("it loads on a telephone, in the dark", () =>
  visit(browser, site, "", assertRuns, {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    colorScheme: "dark",
  }));

test("it loads where the browser has WebGL 1 only", () =>
  visit(browser, site, "", assertRuns, {
    prepare: (page) =>
      page.addInitScript(() => {
        const { getContext } = HTMLCanvasElement.prototype;
        /** @type {any} */
        const withoutWebGL2 = /** @this {HTMLCanvasElement} */ function (kind, ...options) {
          return kind === "webgl2" ? null : getContext.call(this, kind, ...options);
        };
        HTMLCanvasElement.prototype.getContext = withoutWebGL2;
      }),
  }));

test("it loads with characters that its own fonts do not have", () =>
  visit(
    browser,
    site,
    "?model=%D8%A7%D9%84%D8%B9%D8%B1%D8%A8%D9%8A%D8%A9%E0%A4%B9%ED%95%9C",
    async (page) => {
      await page.evaluate(() => window.diffuscope.settled());
      assert.match((await page.evaluate(() => window.diffuscope.messages())).join(), /العربيةह한/);
    },
    { deviceScaleFactor: 1.5 },
  ));

async function assertSays(words, options, prepare) {
  await open(browser, site, "", options, async (page, _faults, go) => {
    await prepare(page);
    await go();
    await page.locator("#failure").waitFor({ state: "visible", timeout: 20_000 });
    assert.match(await page.innerText("#failure"), words);
    assert.equal(await page.isVisible("#loading"), false);
  });
}

for (const deviceScaleFactor of [1, 1.5, 2, 3]) {
  test(`a phone of ${deviceScaleFactor} device pixels to a pixel has the layout of its width`, () =>
    visit(
      browser,
      site,
      "?particles=256",
      async (page) => {
        // The first frame may have the width that the emulated density reports wrongly (web/device-pixels.js).
        await page.waitForFunction(
          (width) => {
            const play = window.diffuscope?.widgets().find((widget) => widget.name === "play");
            const fits = play && Math.abs(play.width - 44) < 0.5 && play.x + play.width < 390;
            return fits && document.querySelector("canvas")?.width === width;
          },
          Math.round(390 * deviceScaleFactor),
        );
        const play = await page.evaluate(() => window.diffuscope.widgets().find((widget) => widget.name === "play"));
        // Controls are where widgets() says: a tap on one works.
        await page.touchscreen.tap(play.x + play.width / 2, play.y + play.height / 2);
        await page.waitForFunction(() => window.diffuscope.playback().playing);
      },
      { viewport: { width: 390, height: 844 }, deviceScaleFactor, hasTouch: true },
    ));
}

test("it says so when the program can't be downloaded", () =>
  assertSays(/could not start/, {}, (page) => page.route("**/*.wasm", (route) => route.abort())));

test("it says so when the program is not on the server", () =>
  assertSays(/could not start/, {}, (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }))));

test("it says so when a script can't be downloaded", () =>
  assertSays(/could not start/, {}, (page) => page.route("**/diffuscope-*.js", (route) => route.abort())));

test("it says so when the browser has no WebGL", () =>
  assertSays(/WebGL/, {}, (page) =>
    page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
      OffscreenCanvas.prototype.getContext = () => null;
    }),
  ));

test("it says so when JavaScript is off", () =>
  open(browser, site, "", { javaScriptEnabled: false }, async (page, _faults, go) => {
    await go();
    assert.match(await page.innerText("noscript"), /needs JavaScript/);
    assert.equal(await page.isVisible("#loading"), false);
  }));
