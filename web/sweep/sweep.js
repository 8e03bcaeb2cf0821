// Sweeps: a figure of many experiments that differ in one setting or two. The workers' program runs the points, in workers
// of its own, or on this page's thread where there are none. Loaded at the first sweep.

/**
 * @typedef {{ type: string, message: string, values: Float64Array, errors: Float64Array, x: (string | number)[],
 *   y?: (string | number)[], order: Uint32Array }} Reply
 * @typedef {(message: object) => Promise<Reply>} CarryOut
 */

// A reply about every so many milliseconds: the picture of a sweep grows, and it can be cancelled.
const slice = 60;
const most = 8;
// So many workers that have failed are replaced in a sweep.
const mostFailures = 3;

/**
 * One worker, as a function that carries out one message after the other.
 * @type {(program: { script: string, module: WebAssembly.Module }) => Promise<Thread>}
 */
const start = ({ script, module }) =>
  new Promise((resolve, reject) => {
    const worker = window.diffuscopeTrusted.worker(script);
    /** @type {((reply: Reply) => void) | undefined} */
    let answer;
    /** @type {(reason: unknown) => void} */
    let fail = reject;
    /** @type {Thread | undefined} */
    let thread;
    worker.onerror = () => {
      if (thread) thread.hasFailed = true;
      fail(new Error("a worker has failed"));
    };
    worker.onmessage = ({ data }) => {
      if (data.type !== "ready") return answer?.(data);
      /** @type {CarryOut} */
      const carryOut = (message) =>
        new Promise((resolve, reject) => {
          [answer, fail] = [resolve, reject];
          worker.postMessage(message);
        });
      thread = { carryOut, end: () => worker.terminate(), hasFailed: false };
      resolve(thread);
    };
    worker.postMessage(module);
  });

/** @typedef {{ carryOut: CarryOut, end: () => void, hasFailed: boolean }} Thread */

// Workers that have nothing to do wait for the next sweep: to start some takes about as long as a coarse picture.
const patience = 20_000;
/** @type {Thread[]} */
const spare = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let parting;

/** @param {Thread[]} threads */
function giveBack(threads) {
  spare.push(...threads);
  for (const { end } of spare.splice(most)) end();
  clearTimeout(parting);
  parting = setTimeout(() => {
    for (const { end } of spare.splice(0)) end();
  }, patience);
}

/**
 * Workers, some of which may still be starting, or this page's own thread if it can have none.
 * @returns {Promise<Promise<Thread>[]>}
 */
async function threads() {
  if (spare.length > 0) return spare.splice(0).map((thread) => Promise.resolve(thread));
  try {
    const count = Math.min(most, Math.max(1, navigator.hardwareConcurrency || 1));
    const program = await window.diffuscope.workerProgram();
    const starting = Array.from({ length: count }, () => start(program));
    await Promise.any(starting);
    return starting;
  } catch {
    const here = await window.diffuscope.workerProgramHere();
    /** @type {CarryOut} */
    const carryOut = async (message) => {
      await new Promise((next) => setTimeout(next));
      return here(message);
    };
    return [Promise.resolve({ carryOut, end: () => {}, hasFailed: false })];
  }
}

/**
 * Runs a sweep of the experiment as it is now. Resolves to `{x, y, values, errors}`, with `values[j][i]` at `y[j]` and
 * `x[i]`, and null where the settings have no meaning together. Rejects with an error that says what is not allowed, or if
 * `signal` cancels it.
 * @param {SweepOptions} options
 * @returns {Promise<Sweep>}
 */
export async function sweep({ x, y, figure = "w1", progress, signal }) {
  const base = { type: "sweep", ...window.diffuscope.experimentFields(), x, y, figure };
  signal?.throwIfAborted();
  const starting = await threads();
  let isSound = true;
  try {
    const plan = await (await Promise.any(starting)).carryOut(base);
    if (plan.type === "refused") throw new Error(plan.message);
    const [width, height] = [plan.x.length, plan.y?.length ?? 1];
    /** @type {() => (number | null)[][]} */
    const empty = () => Array.from({ length: height }, () => new Array(width).fill(null));
    const result = { x: plan.x, ...(plan.y ? { y: plan.y } : {}), values: empty(), errors: empty() };
    const order = [...plan.order];
    let done = 0;
    /** @param {Thread} thread */
    const work = async (thread) => {
      let size = 1;
      while (order.length) {
        const points = order.splice(0, size);
        const since = performance.now();
        const { values, errors } = await thread.carryOut({ ...base, points }).catch((reason) => {
          order.unshift(...points);
          throw reason;
        });
        signal?.throwIfAborted();
        for (const [k, point] of points.entries()) {
          const [i, j] = [point % width, Math.floor(point / width)];
          result.values[j][i] = Number.isNaN(values[k]) ? null : values[k];
          result.errors[j][i] = Number.isNaN(errors[k]) ? null : errors[k];
        }
        done += points.length;
        progress?.({ done, all: width * height, ...result });
        const time = Math.max(1, performance.now() - since);
        size = Math.max(
          1,
          Math.min(2 * size, Math.round((size * slice) / time), Math.ceil(order.length / starting.length)),
        );
      }
    };
    let failures = 0;
    /** @type {(thread: Promise<Thread>) => Promise<void>} */
    const untilFailure = (thread) =>
      thread
        .then(work, () => {})
        .catch(async (reason) => {
          const { hasFailed } = await thread;
          failures += 1;
          if (hasFailed && !signal?.aborted && failures <= mostFailures) {
            const another = start(await window.diffuscope.workerProgram());
            starting.push(another);
            return untilFailure(another);
          }
          // Nothing is left for the others.
          order.length = 0;
          isSound = signal?.aborted ?? false;
          throw reason;
        });
    await settled(starting.map(untilFailure));
    return result;
  } finally {
    const started = await Promise.allSettled(starting);
    const found = started.flatMap((thread) => (thread.status === "fulfilled" ? [thread.value] : []));
    for (const { end, hasFailed } of found) if (hasFailed || !isSound) end();
    if (isSound) giveBack(found.filter(({ hasFailed }) => !hasFailed));
  }
}

/**
 * Waits for all, and then throws what the first of them has thrown, if any has.
 * @param {Promise<void>[]} promises
 */
async function settled(promises) {
  const failed = (await Promise.allSettled(promises)).find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}
