// The way back of 64 small pictures in 100 steps, with the posterior mean over 1 797 digits: in a worker in Chromium and
// natively, with everything that the page shows of it, beside the same estimates in NumPy with BLAS. One thread each.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { open, root } from "../tests/browser/page.mjs";

const EXPERIMENT = { screen: "images", pictures: 64, steps: 100, start: "gaussian" };
const query = new URLSearchParams(Object.entries(EXPERIMENT).map(([name, value]) => [name, String(value)])).toString();
const oneThread = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const times = (text) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).milliseconds);

/** Milliseconds of runs in a worker of the page. */
const inWorker = (page, runs) =>
  page.evaluate(
    async ([query, runs]) => {
      const map = JSON.parse(document.querySelector("script[type=importmap]").textContent).imports;
      const of = (folder, file) => new URL(map[`./${folder}/`] + file, location.href).href;
      const digits = new Uint8Array(await (await fetch(of("images", "digits.bin"))).arrayBuffer());
      const source = `import init, { carry_out } from ${JSON.stringify(of("worker", "worker.js"))};
        onmessage = async ({ data: { query, digits, runs, program } }) => {
          await init({ module_or_path: program });
          const milliseconds = [];
          for (let run = 0; run < runs; run++) {
            const start = performance.now();
            carry_out({ type: "start_pictures", run, query, digits });
            carry_out({ type: "pictures", run, start: 0, end: 64 });
            milliseconds.push(performance.now() - start);
          }
          postMessage({ milliseconds });
        };`;
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), {
        type: "module",
      });
      const measured = new Promise((done) => {
        worker.onmessage = ({ data }) => data.milliseconds && done(data.milliseconds);
      });
      worker.postMessage({ query, digits, runs, program: of("worker", "worker_bg.wasm") });
      const milliseconds = await measured;
      worker.terminate();
      return milliseconds;
    },
    [query, runs],
  );

/** Milliseconds from a changed slider until a picture of the new experiment has been drawn. */
const untilDrawn = (page) =>
  page.evaluate(async () => {
    const { diffuscope } = window;
    const milliseconds = [];
    for (let i = 0; i < 9; i++) {
      await diffuscope.settled();
      const start = performance.now();
      diffuscope.apply({ blur: 1 + 0.1 * i });
      while (!diffuscope.pictures().count) await new Promise((next) => requestAnimationFrame(next));
      await new Promise((next) => requestAnimationFrame(next));
      milliseconds.push(performance.now() - start);
    }
    return milliseconds;
  });

/**
 * Medians over rounds, each of which measures everything.
 * @param {string} engine The program of cargo's benchmark `engine`.
 */
export async function comparePictures(browser, site, engine) {
  const all = { chromium: [], native: [], numpy: [] };
  let drawn = [];
  // A worker of our own is no part of the page, whose policy does not allow it.
  await open(browser, site, `?${query}`, { bypassCSP: true }, async (page, _, go) => {
    await go();
    await page.waitForFunction(() => window.diffuscope);
    for (let round = -1; round < 7; round++) {
      const measured = {
        chromium: await inWorker(page, 5),
        native: times(execFileSync(engine, Array(5).fill(query), { encoding: "utf8" })),
        numpy: times(
          execFileSync(process.env.PYTHON, [join(root, "benches/pictures.py"), "64", "100", "5"], {
            encoding: "utf8",
            env: oneThread,
          }),
        ),
      };
      // The first round is not counted.
      if (round >= 0) for (const [name, found] of Object.entries(measured)) all[name].push(median(found));
    }
    drawn = await untilDrawn(page);
  });
  const milliseconds = Object.fromEntries(Object.entries(all).map(([name, found]) => [name, median(found)]));
  const timesNumpy = Object.fromEntries(
    Object.entries(milliseconds).map(([name, found]) => [name, found / milliseconds.numpy]),
  );
  return { milliseconds, times_numpy: timesNumpy, until_drawn: median(drawn) };
}
