// What fails is said in words, with what to do and the link of the experiment; lost graphics and lost workers come back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, run, settings, start, visit } from "./page.mjs";

const { browser, site } = await start();
const look = (address, look, prepare) => visit(browser, site, address, look, { prepare });

const ADDRESS = "?particles=2048&noise=0.3";

/** Waits for the words of a failure, and checks that they have the link of the experiment and a button. */
async function assertSaid(page, what, address = page.url()) {
  const failure = page.locator("#failure");
  await failure.waitFor({ state: "visible", timeout: 20_000 });
  assert.match(await failure.innerText(), what);
  assert.equal(await failure.getByRole("link").evaluate((link) => link.href), address);
  assert.equal(await failure.getByRole("button").count(), 1);
  assert.equal(await page.locator("#loading").count(), 0);
}

const breakages = {
  "no SIMD": {
    breaks: () => {
      WebAssembly.validate = () => false;
    },
    words: { "en-US": /can’t run Diffuscope.*SIMD.*Update/s, "zh-CN": /无法运行.*SIMD.*更新浏览器/s },
  },
  "no WebAssembly": {
    breaks: () => {
      Reflect.deleteProperty(window, "WebAssembly");
    },
    words: { "en-US": /WebAssembly/ },
  },
  "no WebGL": {
    breaks: () => {
      HTMLCanvasElement.prototype.getContext = () => null;
      OffscreenCanvas.prototype.getContext = () => null;
    },
    words: { "en-US": /no WebGL.*hardware acceleration/s, "zh-CN": /没有可用的 WebGL.*硬件加速/s },
  },
  "no memory for the program": {
    breaks: () => {
      WebAssembly.instantiateStreaming = WebAssembly.instantiate = () =>
        Promise.reject(new RangeError("WebAssembly.Memory(): could not allocate memory"));
    },
    words: { "en-US": /not enough memory/, "zh-CN": /内存不足/ },
  },
  "a program that can't be compiled": {
    breaks: () => {
      WebAssembly.instantiateStreaming = WebAssembly.instantiate = () =>
        Promise.reject(new WebAssembly.CompileError("WebAssembly.Module doesn't parse at byte 0"));
    },
    words: { "en-US": /could not start/, "zh-CN": /未能启动/ },
  },
  "a panic at the start": {
    breaks: () => {
      HTMLCanvasElement.prototype.getContext = () => {
        throw new Error("no");
      };
    },
    words: { "en-US": /fault of its own.*report/s, "zh-CN": /自身的错误.*报告/s },
  },
};
for (const [name, { breaks, words }] of Object.entries(breakages)) {
  for (const [locale, said] of Object.entries(words)) {
    test(`${name}: words and the link, ${locale}`, () =>
      open(browser, site, ADDRESS, { locale, prepare: (page) => page.addInitScript(breaks) }, async (page, _, go) => {
        await go();
        await assertSaid(page, said);
      }));
  }
}

test("the language of the address is that of the words", () =>
  open(
    browser,
    site,
    "?lang=zh",
    { prepare: (page) => page.addInitScript(breakages["no SIMD"].breaks) },
    async (page, _, go) => {
      await go();
      await assertSaid(page, /无法运行/);
    },
  ));

/** A page that runs, without the check that nothing fails. */
const running = (look) =>
  open(browser, site, ADDRESS, {}, async (page, _, go) => {
    await go();
    await page.waitForFunction(() => window.diffuscope);
    await run(page, { noise: 0.5 });
    await page.waitForURL(/noise=0\.5/);
    await look(page);
  });

test("a panic while the page runs", () =>
  running(async (page) => {
    await page.evaluate(() => {
      // The program can't go on without a texture.
      WebGL2RenderingContext.prototype.createTexture = () => /** @type {any} */ (null);
      window.diffuscope.screen("images");
    });
    await assertSaid(page, /fault of its own/);
    await assert.rejects(settings(page), /stopped/);
  }));

test("no memory while the page runs", () =>
  running(async (page) => {
    await page.evaluate(() => void setTimeout(() => window.diffuscope.open(new Uint8Array(2 ** 31))));
    await assertSaid(page, /not enough memory/);
  }));

test("a program that ends without a panic has no memory left", () =>
  running(async (page) => {
    await page.evaluate(
      () =>
        void setTimeout(() => {
          throw new WebAssembly.RuntimeError("unreachable");
        }),
    );
    await assertSaid(page, /not enough memory/);
  }));

const loseGraphics = (page) =>
  page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("stage"));
    canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  });
const hurry = (page) =>
  page.addInitScript(() => {
    const { setTimeout } = window;
    /** @type {any} */
    const faster = (act, delay, ...rest) => setTimeout(act, [1000, 1500, 5000].includes(delay) ? 100 : delay, ...rest);
    window.setTimeout = faster;
  });

test("lost graphics come back by themselves, with the experiment, the playhead and the controls", () =>
  look(ADDRESS, async (page) => {
    await run(page, { model: "nn" });
    const seen = () =>
      page.evaluate(() => ({
        settings: window.diffuscope.settings(),
        report: window.diffuscope.report(),
        way: window.diffuscope.playback().way,
      }));
    await page.evaluate(() => window.diffuscope.seek(0.4));
    const slider = page.getByRole("slider", { name: "noise" });
    await slider.focus();
    const before = await seen();
    await page.evaluate(() => {
      window.heard = 0;
      addEventListener("diffuscope:restored", () => window.heard++);
    });
    await loseGraphics(page);
    // The experiment is there all the time.
    assert.deepEqual(await seen(), before);
    await page.waitForFunction(() => window.heard === 1);
    assert.deepEqual(await seen(), before);
    assert.ok(await slider.evaluate((element) => element === document.activeElement), "the focus is elsewhere");
    // A blank page is much smaller.
    await page.waitForTimeout(300);
    assert.ok((await page.screenshot()).length > 40_000, "there is no picture");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => window.diffuscope.settings().noise > 0.3, undefined, { polling: 50 });
    const { x, y } = await page.evaluate(() => window.diffuscope.widgets().find(({ name }) => name === "play"));
    await page.mouse.click(x + 10, y + 10);
    await page.waitForFunction(() => window.diffuscope.playback().playing, undefined, { polling: 50 });
  }));

test("graphics that do not come back at once are waited for, and then the page says so", () =>
  open(browser, site, ADDRESS, { prepare: hurry }, async (page, _, go) => {
    await go();
    await page.waitForFunction(() => window.diffuscope);
    await page.evaluate(() => {
      const { getContext } = HTMLCanvasElement.prototype;
      // Two attempts fail.
      window.failures = 2;
      /** @type {any} */
      const failing = /** @this {HTMLCanvasElement} */ function (kind, ...options) {
        // The program asks for WebGL 2 and then for WebGL 1.
        if (kind === "webgl2" && this.id === "stage" && window.failures === 0)
          return getContext.call(this, kind, ...options);
        if (kind === "webgl") window.failures -= 1;
        return kind.startsWith("webgl") ? null : getContext.call(this, kind, ...options);
      };
      window.heard = 0;
      addEventListener("diffuscope:restored", () => window.heard++);
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("stage"));
      const context = canvas.getContext("webgl2");
      HTMLCanvasElement.prototype.getContext = failing;
      context?.getExtension("WEBGL_lose_context")?.loseContext();
    });
    await page.getByText("The picture comes back").waitFor();
    await page.waitForFunction(() => window.heard === 1);
    assert.equal(await page.getByText("The picture comes back").count(), 0);
    const { noise } = await settings(page);
    await page.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("stage"));
      window.failures = 0;
      canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
      window.failures = 99;
    });
    await assertSaid(page, /graphics processor has stopped/);
    // Other pages can still ask for the experiment.
    assert.equal((await settings(page)).noise, noise);
  }));

/**
 * Workers fail at their request of number `after`, at most `times` of them.
 * @type {(after: number, how: "throw" | "hang", times?: number) => (page: any) => Promise<void>}
 */
const failing =
  (after, how, times = 1e9) =>
  async (page) => {
    await hurry(page);
    await page.addInitScript(
      ({ after, how, times }) => {
        Object.defineProperty(navigator, "hardwareConcurrency", { value: 3 });
        const { Worker } = window;
        window.failures = 0;
        window.workers = 0;
        window.Worker = class extends Worker {
          requests = 0;
          isMute = false;
          /** @param {ConstructorParameters<typeof Worker>} script */
          constructor(...script) {
            super(...script);
            window.workers += 1;
            this.addEventListener("error", (event) => event.preventDefault());
          }
          postMessage(message) {
            const fails = message.type !== undefined && ++this.requests === after && window.failures < times;
            if (fails) window.failures += 1;
            this.isMute ||= fails && how === "hang";
            // A number is no request: the worker throws.
            if (!this.isMute) super.postMessage(fails ? 1 : message);
          }
        };
      },
      { after, how, times },
    );
  };
// So much that workers have started before it is done.
const LONG = { particles: 400_000, steps: 300 };

for (const how of /** @type {const} */ (["throw", "hang"])) {
  test(`workers that ${how} are replaced, and the counts are the same`, { timeout: 120_000 }, async () => {
    const reports = [];
    for (const prepare of [undefined, failing(3, how, 2)]) {
      await look(
        "?particles=256",
        async (page) => {
          reports.push(await run(page, LONG));
          if (!prepare) return;
          assert.equal(await page.evaluate(() => window.failures), 2);
          await page.waitForFunction(() => window.workers === 4);
          assert.equal(await page.locator(".message").count(), 0);
        },
        prepare,
      );
    }
    assert.deepEqual(reports[1], reports[0]);
  });

  test(`a training whose worker ${how}s is begun again, and gives the same network`, { timeout: 120_000 }, async () => {
    const small = { hidden: 16, layers: 1, iterations: 2000, particles: 256 };
    const losses = [];
    for (const prepare of [undefined, failing(3, how, 1)]) {
      await look(
        "?particles=256",
        async (page) => {
          const training = await page.evaluate((small) => window.diffuscope.train(small), small);
          assert.deepEqual([training.state, training.iterations], ["done", 2000]);
          losses.push(training.loss);
          if (prepare) assert.equal(await page.evaluate(() => window.failures), 1);
        },
        prepare,
      );
    }
    assert.equal(losses[1], losses[0]);
  });
}

test("workers that fail again and again are given up, and the page says so and goes on", { timeout: 120_000 }, () =>
  look(
    "?particles=256",
    async (page) => {
      const said = page.getByText("The workers of this page have stopped");
      for (let seed = 1; seed < 30 && (await said.count()) === 0; seed += 1) {
        const report = await run(page, { ...LONG, seed: String(seed) });
        assert.equal(report.particles, LONG.particles);
      }
      await said.waitFor();
      assert.equal(await page.evaluate(() => window.workers), 8);
    },
    failing(1, "throw"),
  ),
);
