// Workers, memory, idle pages, and the size of downloads: nothing here is timed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ofFirstVisit, siteFiles, total } from "../../scripts/compress.mjs";
import { start, startSite, visit } from "./page.mjs";

const { browser, site } = await start();

// Bytes with Brotli of everything that is requested until the first picture. The plan for four screens is 1 000 000: see
// "Size" in CONTRIBUTING.md for what is above it.
const LIMIT = 1_030_000;
// The same with the workers' program and everything that is kept for times without a network.
const LIMIT_OF_ALL = 1_400_000;

const look = (address, look, prepare) => visit(browser, site, address, look, { prepare });

// Makes the page see this number of cores.
const withCores = (cores) => (page) =>
  page.addInitScript((cores) => Object.defineProperty(navigator, "hardwareConcurrency", { get: () => cores }), cores);

// The results of a change when all particles are done: every count, the figures, the bytes of memory.
const outcome = (page, partial) =>
  page.evaluate(async (partial) => {
    window.diffuscope.apply(partial);
    await window.diffuscope.settled();
    const { forward, reverse } = window.diffuscope.densities();
    const counts = [...forward, ...reverse].join();
    return { counts, report: window.diffuscope.report(), memory: window.diffuscope.memory() };
  }, partial);

// Drops a file of numbers on the page and waits until they are the data.
const drop = (page) =>
  page.evaluate(async () => {
    const files = new DataTransfer();
    const numbers = Array.from({ length: 500 }, (_, i) => Math.sin(i * i)).join("\n");
    files.items.add(new File([numbers], "numbers.txt", { type: "text/plain" }));
    document.getElementById("stage").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true }));
    while (window.diffuscope.settings().data !== "list") await new Promise((next) => setTimeout(next, 10));
  });

// Long enough that workers are started and run a part of the blocks.
const long = { particles: 400_000, steps: 300, model: "bayes", noise: 0.2 };

test("workers count the same integers as the page's own thread", async () => {
  const outcomes = [];
  for (const cores of [1, 4]) {
    await look(
      "?particles=256",
      async (page) => {
        const first = await outcome(page, long);
        await drop(page);
        outcomes.push([first, await outcome(page, { particles: 200_000 })]);
      },
      withCores(cores),
    );
  }
  const [alone, together] = outcomes;
  assert.deepEqual(
    alone.map(({ memory }) => memory.workers),
    [0, 0],
  );
  assert.ok(together.every(({ memory }) => memory.workers > 0));
  for (const [i, { counts, report }] of together.entries()) {
    assert.deepEqual(report, alone[i].report);
    assert.ok(counts === alone[i].counts, "the densities differ");
  }
});

test("after a change of settings, nothing of the last run is left", () =>
  look(
    "?particles=256",
    async (page) => {
      const expected = await outcome(page, { ...long, seed: "7" });
      const found = await page
        .evaluate(async (long) => {
          // Each is still being run, in workers too, when the next one begins.
          for (const noise of [0.5, 1, 1.5, 0.1, 0.3]) {
            window.diffuscope.apply({ ...long, noise });
            await new Promise((next) => setTimeout(next, 60));
          }
        }, long)
        .then(() => outcome(page, { ...long, seed: "7" }));
      assert.deepEqual(found.report, expected.report);
      assert.ok(found.counts === expected.counts, "the densities differ");
    },
    withCores(3),
  ));

test("without workers the page gives the same results", () =>
  look(
    "?particles=256",
    async (page) => {
      const { report, memory } = await outcome(page, long);
      assert.deepEqual([report.particles, memory.workers], [long.particles, 0]);
    },
    async (page) => {
      await withCores(8)(page);
      await page.addInitScript(() => {
        window.Worker = /** @type {any} */ (
          class {
            constructor() {
              throw new DOMException("not here", "SecurityError");
            }
          }
        );
      });
    },
  ));

test("a worker that fails is replaced by the page's own thread", () =>
  look(
    "?particles=256",
    async (page) => {
      const { report, memory } = await outcome(page, long);
      assert.deepEqual([report.particles, memory.workers], [long.particles, 0]);
    },
    async (page) => {
      await withCores(3)(page);
      await page.addInitScript(() => {
        const Worker = window.Worker;
        window.Worker = class extends Worker {
          // It gets nothing, and fails. The page's policy allows no other script in its place.
          postMessage() {
            setTimeout(() => this.dispatchEvent(new ErrorEvent("error", { message: "lost" })));
          }
        };
      });
    },
  ));

test("blocks whose counts a failed worker has not sent are run again", async () => {
  const outcomes = [];
  const failing = async (page) => {
    await withCores(3)(page);
    await page.addInitScript(() => {
      const Worker = window.Worker;
      window.failures = 0;
      window.Worker = class extends Worker {
        requests = 0;
        /** @param {ConstructorParameters<typeof Worker>} script */
        constructor(...script) {
          super(...script);
          this.addEventListener("error", (event) => {
            window.failures++;
            event.preventDefault();
          });
        }
        postMessage(message) {
          // Of the blocks that it has been sent, the counts of some have arrived by then, some are done, some not begun.
          const fails = message.type !== undefined && ++this.requests === 6;
          super.postMessage(fails ? 1 : message);
        }
      };
    });
  };
  for (const prepare of [withCores(1), failing]) {
    await look(
      "?particles=256",
      async (page) => {
        outcomes.push(await outcome(page, long));
        // Those in their place may fail, too.
        if (prepare === failing) assert.ok((await page.evaluate(() => window.failures)) >= 2);
      },
      prepare,
    );
  }
  const [alone, failed] = outcomes;
  assert.deepEqual(failed.report, alone.report);
  assert.ok(failed.counts === alone.counts, "the densities differ");
});

test("a million particles fit into 128 MB, workers included", () =>
  look(
    "?particles=256",
    async (page) => {
      const { report, memory } = await outcome(page, { particles: 1_000_000, steps: 100 });
      assert.equal(report.particles, 1_000_000);
      assert.ok(memory.workers > 0);
      assert.ok(memory.page + memory.workers < 128e6, JSON.stringify(memory));
    },
    withCores(9),
  ));

// What is fetched late, and gaps between what is kept, can make memory grow once; a leak makes it grow every time.
test("memory does not grow with the number of changes", () =>
  look("?particles=256&steps=50", async (page) => {
    const change = (count) =>
      page.evaluate(async (count) => {
        const frame = () => new Promise((next) => requestAnimationFrame(next));
        const models = ["exact", "nn", "mle", "bayes"];
        for (let i = 0; i < count; i++) {
          window.diffuscope.apply({ noise: (i % 200) / 100, model: models[i % 4], steps: 20 + (i % 30) });
          if (i % 5 === 0) await frame();
        }
        await window.diffuscope.settled();
        return window.diffuscope.memory().page;
      }, count);
    const after10 = await change(10);
    const after1010 = await change(1000);
    if (after1010 !== after10) assert.equal(await change(1000), after1010);
  }));

test("an idle, paused page schedules no frame, and draws again when the pointer moves", () =>
  look(
    "?particles=2048",
    async (page) => {
      await page.evaluate(() => window.diffuscope.settled());
      const frames = () => page.evaluate(() => window.frames_asked);
      // Some frames are due after the last particles: figures, the cursor, what egui measures twice.
      await page.evaluate(async () => {
        let before;
        do {
          before = window.frames_asked;
          await new Promise((next) => setTimeout(next, 1000));
        } while (window.frames_asked !== before);
      });
      const before = await frames();
      await page.waitForTimeout(1500);
      assert.equal(await frames(), before);
      // Other code can request a frame: the function has not been replaced.
      assert.equal(await page.evaluate(() => window.replacements), 0);
      await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
      await page.mouse.move(400, 300);
      await page.waitForFunction((before) => window.frames_asked > before + 2, before, { polling: 100 });
      // A change by a script is drawn, too.
      await page.evaluate(() => window.diffuscope.apply({ noise: 1 }));
      await page.waitForFunction(() => new URLSearchParams(location.search).get("noise") === "1", undefined, {
        polling: 100,
      });
      // Playing draws frames without input.
      await page.keyboard.press("Space");
      const playing = await frames();
      await page.waitForFunction((playing) => window.frames_asked > playing + 20, playing, { polling: 100 });
    },
    (page) =>
      page.addInitScript(() => {
        window.frames_asked = 0;
        const ask = window.requestAnimationFrame;
        window.replacements = 0;
        const counting = (callback) => {
          window.frames_asked++;
          return ask.call(window, callback);
        };
        const set = () => window.replacements++;
        Object.defineProperty(window, "requestAnimationFrame", { get: () => counting, set });
      }),
  ));

test("a first visit downloads no more than it has to", async () => {
  const site = await startSite();
  try {
    const sizes = await siteFiles();
    const needed = await ofFirstVisit(sizes);
    const named = (names) => sizes.filter(({ name }) => names.includes(name));
    const fetched = () => [...new Set(site.requests.map((path) => path.slice(1) || "index.html"))].sort();
    let first = [];
    const noteStart = (page) =>
      page.addInitScript(() => {
        addEventListener("diffuscope:started", () => {
          window.started_at = performance.now();
        });
      });
    await visit(
      browser,
      site,
      "",
      async (page) => {
        await page.evaluate(() => window.diffuscope.settled());
        for (const { name } of needed) assert.ok(fetched().includes(name), name);
        const before = await page.evaluate(() => {
          const resources = performance.getEntriesByType("resource");
          const before = resources.filter(({ startTime }) => startTime < window.started_at);
          return before.map(({ name }) => new URL(name).pathname.slice(1));
        });
        first = named(["index.html", ...before]);
        await page.evaluate(() => navigator.serviceWorker.ready);
      },
      { prepare: noteStart },
    );
    // What the first picture waits for; without the workers' program, which comes after it.
    assert.ok(first.length >= 3 && !first.some(({ name }) => name.includes("worker")), JSON.stringify(first));
    assert.ok(total(first, "br") <= LIMIT, `${total(first, "br")} bytes with Brotli: ${JSON.stringify(first)}`);
    // With what the service worker keeps for times without a network.
    const all = named(fetched());
    assert.ok(all.length > needed.length);
    assert.ok(total(all, "br") <= LIMIT_OF_ALL, `${total(all, "br")} bytes with Brotli: ${JSON.stringify(all)}`);
  } finally {
    site.close();
  }
});
