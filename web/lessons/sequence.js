// The lessons in their order. Their texts are in one HTML file per language, under the same names.

// With this seed, the training set has one number from each bump; the text names both.
const memorising = {
  data: "two-bumps",
  model: "learned",
  target: "x0",
  hidden: 32,
  iterations: 3000,
  samples: 2,
  start: "gaussian",
  sampler: "ddpm",
  seed: "4",
};

// Two bumps, from new noise. With the exact score, what is wrong then is due to the reverse run.
const bumps = { width: 0.3, start: "gaussian" };

/**
 * `setup` is what the experiment changes in the defaults of its `screen`, which is the first one if it is not named. `from` and `until` are positions of the playhead, from 0 (the
 * data) over 1 (the end of the forward run) to 2 (the recovered population): until the reader has answered, the picture
 * is covered beyond `from`, and then it plays to `until`. `answer` is the correct prediction. A lesson that `trains` begins
 * with a network that is not trained, and trains it when the reader has answered. `plot` is the plot that its text speaks
 * of, which is kept in view.
 * @type {Lesson[]}
 */
export const lessons = [
  { name: "forward", setup: {}, from: 0, until: 1, answer: "zero" },
  { name: "reverse", setup: {}, from: 1, until: 2, answer: "data" },
  { name: "noise", setup: { noise: 0.1 }, from: 1, until: 2, answer: "blurred" },
  { name: "more-noise", setup: { noise: 1 }, from: 1, until: 2, answer: "hill" },
  { name: "nn", setup: { model: "nn" }, from: 1, until: 2, answer: "half", plot: "estimate" },
  { name: "mle", setup: { model: "mle" }, from: 1, until: 2, answer: "more", plot: "estimate" },
  { name: "posterior", setup: { model: "bayes" }, from: 1, until: 2, answer: "same", plot: "estimate" },
  { name: "learning", setup: { model: "learned" }, from: 1, until: 2, answer: "floor", trains: true, plot: "loss" },
  { name: "memorising", setup: memorising, from: 1, until: 2, answer: "numbers", trains: true },
  {
    name: "wrong",
    setup: { model: "learned", iterations: 100 },
    from: 1,
    until: 2,
    answer: "between",
    trains: true,
    plot: "estimate",
  },
  {
    name: "few-steps",
    setup: { ...bumps, model: "bayes", steps: 1, sampler: "ddim" },
    from: 1,
    until: 2,
    answer: "mean",
  },
  {
    name: "ode-or-sde",
    setup: { ...bumps, model: "bayes", steps: 20, noise: 1, corrupt: "eps" },
    from: 1,
    until: 2,
    answer: "smaller",
  },
  {
    name: "guidance",
    setup: { ...bumps, model: "bayes", prior: 0.5, schedule: "linear", sampler: "ddim", condition: "2", guidance: 4 },
    from: 1,
    until: 2,
    answer: "beyond",
  },
  { name: "coarse-to-fine", screen: "images", setup: { blur: 0 }, from: 0, until: 1, answer: "fine" },
  { name: "blur", screen: "images", setup: {}, from: 1, until: 2, answer: "data" },
  { name: "recall", screen: "images", setup: { start: "gaussian" }, from: 1, until: 2, answer: "known" },
  {
    name: "invent",
    screen: "images",
    setup: { start: "gaussian", model: "learned" },
    from: 1,
    until: 2,
    answer: "new",
  },
  { name: "heat", screen: "images", setup: { process: "heat", blur: 5.7 }, from: 1, until: 2, answer: "some" },
  {
    name: "one-or-many-steps",
    screen: "generators",
    setup: { shown: "vae+deep_vae+diffusion", seed: "1" },
    from: 0,
    until: 2,
    answer: "nearer",
    trains: true,
  },
  {
    name: "modes",
    screen: "generators",
    setup: { data: "three-bumps", shown: "gan", critic_rate: 0.05, seed: "1" },
    from: 0,
    until: 2,
    answer: "missing",
    trains: true,
  },
  { name: "chain-forgets", screen: "chain", setup: { start: "0,0,1" }, from: 0, until: 2, answer: "same" },
  {
    name: "noise-settles",
    screen: "chain",
    setup: { topic: "continuum", mix: "1:3:0.15" },
    from: 0,
    until: 2,
    answer: "standard",
  },
  {
    name: "divergence",
    screen: "chain",
    setup: { topic: "gaussians", p_mean: 0, p_std: 0.5, q_mean: 0, q_std: 2 },
    from: 0,
    until: 2,
    answer: "reverse",
  },
];
