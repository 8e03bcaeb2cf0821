// make bench: how fast the engine and the page are, as ratios measured in one run on one machine. Prints a table and
// writes target/bench.json. Every figure is a median over rounds, each of which measures everything that is compared,
// so that other load on the machine affects all of it equally.

import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { open, root, startBrowser, startSite } from "../tests/browser/page.mjs";
import { comparePictures } from "./pictures.mjs";
import { compareTraining } from "./training.mjs";

const ROUNDS = 15;
// Measurements of short experiments in each round; the first of them starts with cold caches.
const TIMES = 9;
const JOURNEY = { particles: 5000, steps: 1000, model: "mle" };

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const query = (settings) => new URLSearchParams(settings).toString();
const lines = (text) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const run = (program, args) =>
  execFileSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

// Built before anything is timed.
const engine = JSON.parse(
  run("cargo", [
    "bench",
    "--bench",
    "engine",
    "-p",
    "diffuscope-engine",
    "--no-run",
    "--message-format=json-render-diagnostics",
  ])
    .trim()
    .split("\n")
    .findLast((line) => line.includes('"executable":"')),
).executable;

const native = (settings, times) => lines(run(engine, Array(times).fill(query(settings))));
const notebook = ({ particles, steps }, times) =>
  lines(run(process.env.PYTHON, [join(root, "benches/notebook.py"), particles, steps, times]));
const chromium = (page, settings, times, call = "measure") =>
  page.evaluate(
    async ([settings, times, call]) => {
      const measured = [];
      for (let i = 0; i < times; i++) {
        measured.push(await window.diffuscope[call](settings));
        await new Promise((next) => setTimeout(next, 5));
      }
      return measured;
    },
    [settings, times, call],
  );

// Milliseconds of { name: (times) => measurements }; the first round is not counted.
async function compare(contestants) {
  const all = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, measure] of Object.entries(contestants)) {
      const measured = await measure(TIMES);
      if (round >= 0) all[name].push(median(measured.map(({ milliseconds }) => milliseconds)));
    }
  }
  return Object.fromEntries(Object.entries(all).map(([name, times]) => [name, median(times)]));
}

// Nanoseconds of a particle-step; every round measures each of `experiments`.
async function particleSteps(page, experiments) {
  const all = experiments.map(() => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [i, settings] of experiments.entries()) {
      const measured = await chromium(page, settings, settings.particles > 1e4 ? 1 : TIMES);
      if (round >= 0) all[i].push(median(measured.map((one) => (1e6 * one.milliseconds) / one.particle_steps)));
    }
  }
  return all.map(median);
}

// Processor time of scripts in a frame on the page's own thread, in milliseconds. It is thread time, so other programs
// on the machine do not count. While a worker trains, the score model that is shown is another one, so that no frame
// has a part of the simulation.
async function frames(page, state) {
  await page.evaluate(() => window.diffuscope.settled());
  if (state === "playing") await page.keyboard.press("Space");
  if (state === "training") {
    await page.evaluate(() => {
      const { diffuscope } = window;
      diffuscope.train({ model: "learned", iterations: 1e6 });
      diffuscope.apply({ model: "exact" });
      return diffuscope.settled();
    });
  }
  if (state === "sweeping") await page.locator("#sweep .plot svg").waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1e3 * metrics.find(({ name }) => name === "ScriptDuration").value;
  };
  const times = [];
  for (let i = 0; i < 150; i++) {
    const before = await busy();
    const drawn = await page.evaluate(async (i) => {
      const before = window.frames_drawn;
      // The pointer moves over the picture, because an idle page draws nothing.
      const at = { clientX: 500 + (i % 60), clientY: 300, bubbles: true };
      document.getElementById("stage").dispatchEvent(new MouseEvent("mousemove", at));
      await new Promise((next) => requestAnimationFrame(next));
      return window.frames_drawn - before;
    }, i);
    if (drawn === 1) times.push((await busy()) - before);
  }
  if (state === "sweeping" && (await page.isHidden("#sweep progress")))
    throw new Error("the sweep has ended too early");
  times.sort((a, b) => a - b);
  return { median: median(times), p95: times[Math.floor(0.95 * times.length)], frames: times.length };
}

// Records every frame of the program, and the time when the first experiment is complete.
const watch = (page) =>
  page.addInitScript(() => {
    window.frames_drawn = 0;
    const clear = WebGL2RenderingContext.prototype.clear;
    WebGL2RenderingContext.prototype.clear = function (...args) {
      window.frames_drawn++;
      return clear.apply(this, args);
    };
    addEventListener("diffuscope:settled", () => (window.settled_at ??= performance.now()));
  });

const site = await startSite();
const browser = await startBrowser();
const visit = (address, look) =>
  open(browser, site, address, { prepare: watch }, async (page, _, go) => {
    await go();
    await page.waitForFunction(() => window.diffuscope);
    return look(page);
  });

const results = {
  date: new Date().toISOString(),
  machine: { processor: cpus()[0].model, cores: cpus().length, node: process.version, chromium: browser.version() },
};

await visit("?particles=256", async (page) => {
  const times = await compare({
    native: (times) => native(JOURNEY, times),
    chromium: (times) => chromium(page, JOURNEY, times),
    chromium_with_workers: (times) => chromium(page, JOURNEY, times, "measureWithWorkers"),
    numpy: (times) => notebook(JOURNEY, Math.min(times, 3)),
  });
  results.out_and_back = Object.fromEntries(
    Object.entries(times).map(([name, milliseconds]) => [
      name,
      { milliseconds, times_numpy: times.numpy / milliseconds },
    ]),
  );
  results.chromium_to_native = times.chromium / times.native;

  const populations = [1e3, 1e4, 1e5, 1e6];
  const costs = await particleSteps(
    page,
    populations.map((particles) => ({ ...JOURNEY, particles })),
  );
  results.particle_step = populations.map((particles, i) => ({ particles, nanoseconds: costs[i] }));
  results.flatness = Math.max(...costs) / Math.min(...costs);

  const kinds = [
    ...["exact", "nn", "mle", "bayes"].map((model) => ({ model })),
    ...["ddpm", "ddim", "ode", "langevin", "pc"].map((sampler) => ({ sampler })),
  ];
  const each = await particleSteps(
    page,
    kinds.map((kind) => ({ particles: 5000, steps: 1000, ...kind })),
  );
  results.kinds = kinds.map((kind, i) => ({ ...kind, nanoseconds: each[i], times_exact: each[i] / each[0] }));
});

results.frame = {};
// The sweep is far from its end when the last frame has been measured.
const sweeping = "?particles=500000&steps=200&model=bayes&sweep=w1;noise:0..2/32;prior:0.01..0.99/32";
for (const [state, address] of Object.entries({ paused: "", playing: "", training: "", sweeping })) {
  await visit(address, async (page) => (results.frame[state] = await frames(page, state)));
}

// Frames a second while it plays at 1280 x 800, where WebGL is drawn by the processor, as it is here: after three seconds,
// in which the page finds out how many pixels there is time for (web/resolution.js).
await visit("", async (page) => {
  await page.evaluate(() => window.diffuscope.settled());
  await page.evaluate(() => window.diffuscope.play());
  await page.waitForTimeout(3000);
  const before = await page.evaluate(() => window.frames_drawn);
  await page.waitForTimeout(5000);
  results.frames_a_second = ((await page.evaluate(() => window.frames_drawn)) - before) / 5;
});

const pictures = [];
for (let i = 0; i < 5; i++) {
  await visit("", async (page) => {
    await page.waitForFunction(() => window.settled_at, undefined, { polling: 50 });
    pictures.push(await page.evaluate(() => window.settled_at));
  });
}
results.first_picture = median(pictures);
results.training = await compareTraining(browser, site);
results.pictures = await comparePictures(browser, site, engine);
await browser.close();
site.close();

await mkdir(join(root, "target"), { recursive: true });
await writeFile(join(root, "target/bench.json"), `${JSON.stringify(results, null, 2)}\n`);

const number = (x, digits = 1) => x.toFixed(digits).padStart(9);
const section = (title) => console.log(`\n${title}`);
console.log(`${results.machine.processor}, ${results.machine.cores} cores, Chromium ${results.machine.chromium}`);
section("(a) round trip, 5 000 particles x 1 000 steps each way, mle, with densities");
for (const [name, { milliseconds, times_numpy }] of Object.entries(results.out_and_back)) {
  console.log(`    ${name.replaceAll("_", " ").padEnd(26)}${number(milliseconds)} ms${number(times_numpy)} x NumPy`);
}
console.log(`    Chromium takes ${results.chromium_to_native.toFixed(2)} x native on one thread`);
section("(b) a particle-step in Chromium, one thread");
for (const { particles, nanoseconds } of results.particle_step) {
  console.log(`    ${String(particles).padEnd(26)}${number(nanoseconds, 2)} ns`);
}
console.log(`    dearest to cheapest: ${results.flatness.toFixed(2)}`);
section("(c) score models (with em) and samplers (with exact), per particle-step");
for (const { model, sampler, nanoseconds, times_exact } of results.kinds) {
  console.log(`    ${(model ?? sampler).padEnd(26)}${number(nanoseconds, 2)} ns${number(times_exact, 2)} x exact, em`);
}
section("(d) a frame of the user interface at 1280 x 800, without simulation: processor time");
for (const [name, { median, p95, frames }] of Object.entries(results.frame)) {
  console.log(`    ${name.padEnd(26)}${number(median, 2)} ms (95 % below ${p95.toFixed(2)}; ${frames} frames)`);
}
console.log(
  `    ${"drawn by the processor".padEnd(26)}${number(results.frames_a_second)} frames a second while it plays`,
);
section("(e) from navigation to the first complete picture, 16 384 particles");
console.log(`    ${"".padEnd(26)}${number(results.first_picture)} ms`);
section("(f) training a network 2-64-64-1 in Chromium, batches of 256, one thread: the best of 5 rounds");
for (const [name, label] of [
  ["diffuscope", "here"],
  ["tensorflow", "TensorFlow.js, wasm, SIMD"],
  ["tensorflow_tuned", "  with gradients by hand"],
]) {
  const { steps_per_second, times_tensorflow } = results.training[name];
  console.log(`    ${label.padEnd(26)}${number(steps_per_second)} steps/s${number(times_tensorflow)} x TensorFlow.js`);
}
section("(g) 64 pictures back in 100 steps, posterior mean over 1 797 digits, one thread");
for (const [name, milliseconds] of Object.entries(results.pictures.milliseconds)) {
  const ratio = results.pictures.times_numpy[name];
  console.log(`    ${name.padEnd(26)}${number(milliseconds)} ms${number(ratio, 2)} x NumPy`);
}
console.log(`    from a changed slider to the first new picture: ${results.pictures.until_drawn.toFixed(0)} ms`);
console.log("\nAll of it as JSON: target/bench.json");
