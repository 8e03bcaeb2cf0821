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

/**
 * One worker, as a function that carries out one message after the other.
 * @type {(program: { script: string, module: WebAssembly.Module }) => Promise<{ carryOut: CarryOut, end: () => void }>}
 */
const start = ({ script, module }) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(script, { type: "module" });
    /** @type {((reply: Reply) => void) | undefined} */
    let answer;
    /** @type {(reason: unknown) => void} */
    let fail = reject;
    worker.onerror = () => fail(new Error("a worker has failed"));
    worker.onmessage = ({ data }) => {
      if (data.type !== "ready") return answer?.(data);
      /** @type {CarryOut} */
      const carryOut = (message) =>
        new Promise((resolve, reject) => {
          [answer, fail] = [resolve, reject];
          worker.postMessage(message);
        });
      resolve({ carryOut, end: () => worker.terminate() });
    };
    worker.postMessage(module);
  });

/** Workers, or this page's own thread if it has none. */
const threads = async () => {
  try {
    const program = await window.diffuscope.workerProgram();
    const count = Math.min(most, Math.max(1, navigator.hardwareConcurrency || 1));
    return await Promise.all(Array.from({ length: count }, () => start(program)));
  } catch {
    const here = await window.diffuscope.workerProgramHere();
    /** @type {CarryOut} */
    const carryOut = async (message) => {
      await new Promise((next) => setTimeout(next));
      return here(message);
    };
    return [{ carryOut, end: () => {} }];
  }
};

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
  const workers = await threads();
  try {
    const plan = await workers[0].carryOut(base);
    if (plan.type === "refused") throw new Error(plan.message);
    const [width, height] = [plan.x.length, plan.y?.length ?? 1];
    /** @type {() => (number | null)[][]} */
    const empty = () => Array.from({ length: height }, () => new Array(width).fill(null));
    const result = { x: plan.x, ...(plan.y ? { y: plan.y } : {}), values: empty(), errors: empty() };
    const order = [...plan.order];
    let done = 0;
    /** @param {CarryOut} carryOut */
    const work = async (carryOut) => {
      let size = 1;
      while (order.length) {
        const points = order.splice(0, size);
        const since = performance.now();
        const { values, errors } = await carryOut({ ...base, points });
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
          Math.min(2 * size, Math.round((size * slice) / time), Math.ceil(order.length / workers.length)),
        );
      }
    };
    await Promise.all(workers.map(({ carryOut }) => work(carryOut)));
    return result;
  } finally {
    for (const { end } of workers) end();
  }
}
