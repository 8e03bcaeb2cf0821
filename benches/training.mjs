// The training of the score network in Chromium, and the same with TensorFlow.js on its wasm backend, with SIMD and one
// thread: the same network, loss, size of batches and optimiser, each in a Web Worker. A part of bench.mjs.

import { execFileSync } from "node:child_process";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { open, root, startSite } from "../tests/browser/page.mjs";

const ROUNDS = 5;
const ITERATIONS = 3000;
const STEPS = 400;
// The page draws on the processor while it trains.
const SMALL = { width: 320, height: 568 };
// An untrained network has 1; the smallest possible loss is 0.09.
const TRAINED = 0.3;

// The package's own entry leaves the gradients out.
const TENSORFLOW = `
  export * from "@tensorflow/tfjs-core";
  export * from "@tensorflow/tfjs-backend-wasm";
  import "@tensorflow/tfjs-core/dist/register_all_gradients.js";`;

/** Makes a site of TensorFlow.js: an empty page, the worker, and the backend. */
async function makeSite() {
  const benches = join(root, "benches");
  const packages = join(benches, "node_modules");
  const folder = join(root, "target/tensorflow");
  const backend = "tfjs-backend-wasm-simd.wasm";
  const options = ["--bundle", "--minify", "--format=iife", "--global-name=tf", "--log-level=warning"];
  const tf = execFileSync(join(packages, ".bin/esbuild"), options, {
    cwd: benches,
    input: TENSORFLOW,
    encoding: "utf8",
  });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "worker.js"), tf + (await readFile(join(benches, "tensorflow.js"), "utf8")));
  await copyFile(join(packages, "@tensorflow/tfjs-backend-wasm/dist", backend), join(folder, backend));
  await writeFile(join(folder, "index.html"), '<!doctype html><link rel="icon" href="data:,">');
  return folder;
}

/**
 * The best of several rounds of all contestants: `{ name: { steps_per_second, loss, times_tensorflow } }`. The time is
 * that of the iterations: here with their batches, with TensorFlow.js without.
 */
export async function compareTraining(browser, site) {
  const other = Object.assign(await startSite(), { folder: await makeSite() });
  const visit = async (site, address, look) => {
    let result;
    await open(browser, site, address, { viewport: SMALL }, async (page, faults, go) => {
      await go();
      result = await look(page);
      if (faults.length) throw new Error(faults.join("; "));
    });
    return result;
  };
  const tensorflow = (isTuned) =>
    visit(other, "", (page) =>
      page.evaluate(
        (task) =>
          new Promise((resolve, reject) => {
            const worker = new Worker("worker.js");
            worker.onerror = ({ message }) => reject(new Error(message));
            worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data));
            worker.postMessage(task);
          }),
        { steps: STEPS, isTuned },
      ),
    );
  const ours = () =>
    visit(site, "?particles=256", async (page) => {
      await page.waitForFunction(() => window.diffuscope);
      return page.evaluate((iterations) => window.diffuscope.train({ iterations }), ITERATIONS);
    });
  const contestants = {
    diffuscope: ours,
    tensorflow: () => tensorflow(false),
    tensorflow_tuned: () => tensorflow(true),
  };

  const best = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, measure] of Object.entries(contestants)) {
      const { steps_per_second, loss } = await measure();
      if (!(loss < TRAINED)) throw new Error(`${name} has not learned: its loss is ${loss}`);
      if (!(best[name]?.steps_per_second >= steps_per_second)) best[name] = { steps_per_second, loss };
    }
  }
  other.close();
  for (const one of Object.values(best)) {
    one.times_tensorflow = one.steps_per_second / best.tensorflow.steps_per_second;
  }
  return best;
}
