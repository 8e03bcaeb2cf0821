// The rest of a Web Worker after TensorFlow.js: it trains the network on the wasm backend, as training.mjs asks.

const WIDTHS = [2, 64, 64, 1];
const BATCH = 256;
// The rate c of the cubic schedule, and the share of the upper of two points.
const [RATE, PRIOR] = [10, 0.8];
const WARM_UP = 50;
// Batches after the training, on which its loss is measured.
const EVALUATED = 20;

// Inputs (x, log-SNR/6) and the noise in x, at stratified times, as in src/learning/score/batches.rs.
function batch() {
  const [inputs, wanted] = [new Float32Array(2 * BATCH), new Float32Array(BATCH)];
  const offset = Math.random();
  for (let i = 0; i < BATCH; i++) {
    const integrated = RATE * ((i + offset) / BATCH) ** 3;
    const [a, sigma] = [Math.exp(-integrated / 2), Math.sqrt(-Math.expm1(-integrated))];
    const x0 = Math.random() < PRIOR ? 1 : -1;
    const eps = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
    inputs[2 * i] = a * x0 + sigma * eps;
    inputs[2 * i + 1] = Math.min(Math.max(2 * Math.log(a / sigma), -12), 12) / 6;
    wanted[i] = eps;
  }
  return { inputs: tf.tensor2d(inputs, [BATCH, 2]), wanted: tf.tensor2d(wanted, [BATCH, 1]) };
}

// As one writes it: TensorFlow.js knows the gradients.
const plain = {
  product: (x, weights) => tf.matMul(x, weights),
  silu: (x) => tf.mul(x, tf.sigmoid(x)),
};

// The gradients by hand: the backend takes longer to multiply transposed matrices than to transpose and multiply them.
const tuned = {
  product: tf.customGrad((x, weights, save) => {
    save([x, weights]);
    return {
      value: tf.matMul(x, weights),
      gradFunc: (dy, [x, weights]) => [tf.matMul(dy, tf.transpose(weights)), tf.matMul(tf.transpose(x), dy)],
    };
  }),
  silu: tf.customGrad((x, save) => {
    const sigmoid = tf.sigmoid(x);
    const y = tf.mul(x, sigmoid);
    save([sigmoid, y]);
    return {
      value: y,
      gradFunc: (dy, [sigmoid, y]) => tf.mul(dy, tf.add(y, tf.mul(sigmoid, tf.sub(1, y)))),
    };
  }),
};

function newNetwork({ product, silu }) {
  const layers = WIDTHS.slice(1).map((outputs, i) => ({
    weights: tf.variable(tf.randomNormal([WIDTHS[i], outputs], 0, 1 / Math.sqrt(WIDTHS[i]))),
    biases: tf.variable(tf.zeros([outputs])),
  }));
  return (x) => layers.reduce((x, { weights, biases }, i) => tf.add(product(i > 0 ? silu(x) : x, weights), biases), x);
}

// Steps per second of `steps` steps, without the time for their batches, and the loss after them.
function train(steps, way) {
  const network = newNetwork(way);
  const optimizer = tf.train.adam(3e-3);
  const loss = ({ inputs, wanted }) => tf.mean(tf.squaredDifference(network(inputs), wanted));
  const step = (batch) => tf.tidy(() => void optimizer.minimize(() => loss(batch)));
  const batches = Array.from({ length: WARM_UP + steps }, batch);
  batches.slice(0, WARM_UP).forEach(step);
  const { numTensors } = tf.memory();
  const start = performance.now();
  // This backend has computed everything when a call returns.
  batches.slice(WARM_UP).forEach(step);
  const seconds = (performance.now() - start) / 1e3;
  if (tf.memory().numTensors !== numTensors) throw new Error("a step leaves tensors behind");
  const losses = Array.from({ length: EVALUATED }, () => tf.tidy(() => loss(batch()).dataSync()[0]));
  return { steps_per_second: steps / seconds, loss: losses.reduce((sum, loss) => sum + loss) / EVALUATED };
}

addEventListener("message", async ({ data: { steps, isTuned } }) => {
  try {
    tf.enableProdMode();
    tf.setWasmPaths(new URL("./", location.href).href);
    tf.setThreadsCount(1);
    if (!(await tf.setBackend("wasm"))) throw new Error("there is no wasm backend");
    if (!(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) throw new Error("there is no SIMD");
    postMessage(train(steps, isTuned ? tuned : plain));
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
