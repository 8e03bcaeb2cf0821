// Random input in the browser, through the canvas, the elements for screen readers, and calls: the page goes on, reports no
// error, shows no number that is none, has no fault that axe finds, and its memory does not grow.
//
// SOAK=1 makes it for ten minutes, and axe looks after every thousandth event. SEED=… repeats other events than those of
// the seed 1; what is computed between them depends on the time, so a repetition is nearly the same.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { start, visit } from "./page.mjs";
import { randomNumbers } from "./random.mjs";

const { browser, site } = await start();
const axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const isLong = process.env.SOAK !== undefined;
const seconds = isLong ? 600 : 15;
const eventsOfAxe = isLong ? 1000 : 400;
const seed = Number(process.env.SEED ?? 1);

const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
  { width: 200, height: 150 },
];
const keys =
  "Tab Tab Tab Shift+Tab Enter Space Escape ArrowUp ArrowDown ArrowLeft ArrowRight Home End a z 0 5 . - ? Control+z Control+a".split(
    " ",
  );
const texts = ["", "0.5", "-1", "1e999", "NaN", "1, 2, 3", "你好", "<b>", "a\u0000b", "0.3,0.7;0.9,0.1", "👩‍👩‍👧"];

/**
 * Whatever a page around, or a script, may call; in the page, because settings are objects.
 * @type {(page: import("./page.mjs").Page, numbers: number[]) => Promise<unknown>}
 */
const call = (page, numbers) =>
  page.evaluate((numbers) => {
    let place = 0;
    const random = () => numbers[place++ % numbers.length];
    /** @type {<T>(all: T[]) => T} */
    const oneOf = (all) => all[Math.floor(random() * all.length)];
    const { diffuscope } = window;
    const names = Object.keys(diffuscope.settings());
    const values = [
      random(),
      -random(),
      1e9 * random(),
      Number.NaN,
      null,
      "nn",
      "bayes",
      "",
      {},
      [1, 2],
      true,
      "3,4",
      undefined,
    ];
    /** @type {any} */
    const settings = Object.fromEntries(Array.from({ length: 3 }, () => [oneOf(names), oneOf(values)]));
    const acts = [
      () => diffuscope.apply(settings),
      () => diffuscope.apply(/** @type {any} */ (oneOf(values))),
      () => diffuscope.apply({ screen: oneOf(["one-dimension", "images", "chain"]) }),
      () =>
        diffuscope.open(
          /** @type {any} */ (oneOf(["1 2 3", '{"settings": {}}', "", new Uint8Array([0, 1, 2]), "DIFFUSCO"])),
        ),
      () =>
        postMessage({ diffuscope: 1, id: random(), type: oneOf(["apply", "report", "settings", "x"]), settings }, "*"),
      () =>
        dispatchEvent(new CustomEvent("diffuscope:open", { detail: oneOf(["lessons", "share", "sweep", "lesson:2"]) })),
      () => diffuscope.report(),
    ];
    try {
      oneOf(acts)();
    } catch (reason) {
      // A refusal says what is wrong with the value.
      if (!(reason instanceof Error) || reason instanceof WebAssembly.RuntimeError) throw reason;
    }
  }, numbers);

/** @type {(page: import("./page.mjs").Page) => Promise<void>} */
async function assertNoFault(page) {
  await page.evaluate(axe);
  const { violations, nan } = await page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run(document, { resultTypes: ["violations"] });
    const words = document.body.innerText.split(/[^\p{L}\p{N}]+/u);
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
      nan: words.filter((word) => word === "NaN" || word === "undefined" || word === "inf"),
    };
  });
  assert.deepEqual({ violations, nan }, { violations: [], nan: [] });
}

// axe writes styles of its own, which the policy of the page forbids.
const options = { bypassCSP: true };

test("random input does not break the page", async (t) => {
  const { random, oneOf, whole } = randomNumbers(seed);
  const done = [`seed ${seed}`];
  const abuse = async (/** @type {import("./page.mjs").Page} */ page) => {
    const session = await page.context().newCDPSession(page);
    const { width, height } = sizes[0];
    let size = { width, height };
    const at = () => ({ x: whole(size.width), y: whole(size.height) });
    /** @type {(() => Promise<unknown>)[]} */
    const acts = [
      () => page.mouse.move(at().x, at().y),
      () => page.mouse.click(at().x, at().y, { button: oneOf(["left", "left", "right", "middle"]) }),
      async () => {
        await page.mouse.down();
        await page.mouse.move(at().x, at().y, { steps: 3 });
        await page.mouse.up();
      },
      () => page.mouse.wheel(whole(400) - 200, whole(400) - 200),
      () => page.keyboard.press(oneOf(keys)),
      () => page.keyboard.press(oneOf(keys)),
      () => page.keyboard.insertText(oneOf(texts)),
      // Several fingers.
      async () => {
        const fingers = 1 + whole(3);
        const touchPoints = () => Array.from({ length: fingers }, (_, id) => ({ ...at(), id }));
        await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: touchPoints() });
        await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: touchPoints() });
        await session.send("Input.dispatchTouchEvent", { type: oneOf(["touchEnd", "touchCancel"]), touchPoints: [] });
      },
      async () => {
        if (random() > 0.1) return;
        size = oneOf(sizes);
        await page.setViewportSize(size);
      },
      // Elements for screen readers: their clicks, values and focus.
      () =>
        page.evaluate(
          ([which, act, text]) => {
            const all = document.querySelectorAll(
              "#mirror button, #mirror input, #mirror textarea, [role=dialog] button",
            );
            const element = /** @type {HTMLInputElement} */ (all[Math.floor(which * all.length)]);
            if (!element || element.textContent?.includes("download")) return;
            if (act < 0.3) element.focus();
            else if ("value" in element && element.tagName !== "BUTTON") {
              element.value = String(text);
              element.dispatchEvent(new Event("input", { bubbles: true }));
            } else element.click();
          },
          /** @type {const} */ ([random(), random(), oneOf(texts)]),
        ),
      () => call(page, Array.from({ length: 24 }, random)),
      () =>
        page.evaluate((hidden) => {
          Object.defineProperty(document, "visibilityState", {
            configurable: true,
            get: () => (hidden ? "hidden" : "visible"),
          });
          document.dispatchEvent(new Event("visibilitychange"));
        }, random() < 0.3),
    ];
    const memory = async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      const { page: program } = await page.evaluate(() => window.diffuscope.memory());
      return { scripts: usedSize, program };
    };
    const end = performance.now() + 1000 * seconds;
    let events = 0;
    /** @type {Awaited<ReturnType<typeof memory>> | undefined} */
    let early;
    try {
      while (performance.now() < end) {
        const act = whole(acts.length);
        done.push(String(acts[act]));
        await acts[act]();
        events += 1;
        if (events % eventsOfAxe === 0) await assertNoFault(page);
        if (!early && performance.now() > end - 800 * seconds) early = await memory();
      }
      await assertNoFault(page);
      assert.equal(await page.isVisible("#failure"), false, await page.innerText("#failure"));
    } catch (reason) {
      console.log(done.slice(-20).join("\n"));
      throw reason;
    }
    const late = await memory();
    t.diagnostic(`seed ${seed}: ${events} events; memory ${JSON.stringify(early)}, then ${JSON.stringify(late)}`);
    const grown = late.scripts + late.program - (early ? early.scripts + early.program : 0);
    assert.ok(grown < 150e6, `the page needs ${(grown / 1e6).toFixed(0)} MB more than after a fifth of the time`);
  };
  await visit(browser, site, "?particles=1000&steps=100", abuse, options);
});
