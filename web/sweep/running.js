// Runs sweeps for the panel, one at a time, and keeps the last ones: going back to an experiment shows its sweep at once.

import { textOf, toEngine } from "./spec.js";
import { sweep } from "./sweep.js";

const most = 16;
// Milliseconds from one picture of a sweep that runs to the next: drawing a map takes as long as a frame of the page.
const between = 250;
/** @type {Map<string, SweepResult>} */
const kept = new Map();
/** @type {AbortController | undefined} */
let running;
// The sweep before, which ends soon after it has been stopped.
/** @type {Promise<unknown>} */
let ended = Promise.resolve();
// A network that is trained anew is another score model under the same settings.
let trainings = 0;
addEventListener("diffuscope:training", () => trainings++);

/**
 * Everything that the numbers of a sweep depend on: the sweep, and the experiment except for what is swept.
 * @type {(spec: SweepSpec, experiment: SomeSettings) => string}
 */
export function keyOf({ figure, x, y }, experiment) {
  const swept = [x.setting, y?.setting];
  const others = Object.entries(experiment).filter(([name]) => !swept.includes(name));
  const learns = experiment.model === "learned" || swept.includes("model");
  const numbers = experiment.data === "list" || swept.includes("data") ? diffuscope.numbers() : undefined;
  // A list has no name: its count, sum and sum of squares tell it from others.
  const list = numbers && [numbers.length, ...[1, 2].map((power) => numbers.reduce((sum, x) => sum + x ** power, 0))];
  return JSON.stringify([textOf({ figure, x, y }), others, learns && trainings, list]);
}

export function stop() {
  running?.abort();
  running = undefined;
}

/**
 * Runs a sweep of the experiment of the page. `show` is called with what is known, and how many points are done of how
 * many. The promise is rejected if it is stopped, or not possible.
 * @type {(spec: SweepSpec, experiment: SomeSettings, show: (result: SweepResult, done: number, all: number) => void)
 *   => Promise<void>}
 */
export async function run(spec, experiment, show) {
  stop();
  const key = keyOf(spec, experiment);
  const before = kept.get(key);
  if (before) return show(before, 1, 1);
  const own = new AbortController();
  running = own;
  const { figure, x, y } = spec;
  await ended;
  own.signal.throwIfAborted();
  let shown = -Infinity;
  /** @type {NonNullable<Parameters<typeof sweep>[0]["progress"]>} */
  const progress = ({ done, all, ...result }) => {
    const now = performance.now();
    if (running !== own || now - shown < between) return;
    shown = now;
    show({ ...result, isDone: false }, done, all);
  };
  const swept = sweep({
    x: toEngine(x),
    ...(y && { y: toEngine(y) }),
    figure,
    signal: own.signal,
    progress,
  });
  ended = swept.catch(() => {});
  const result = await swept;
  if (running !== own) return;
  running = undefined;
  kept.set(key, { ...result, isDone: true });
  for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest);
  show({ ...result, isDone: true }, 1, 1);
}
