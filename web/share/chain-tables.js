// The numbers of a Markov chain as CSV. In English, because programs read them.

import { head, table } from "./csv.js";

/** @param {Diffuscope} instrument */
const reported = (instrument) => /** @type {ChainReport} */ (/** @type {unknown} */ (instrument.report()));

/**
 * The forward process: a row for each step.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function continuum(instrument, link) {
  const report = /** @type {Record<string, number[]>} */ (/** @type {unknown} */ (instrument.report()));
  const { betas, kept, means, stds, distances } = report;
  const rows = kept.map((left, step) => [step, betas[step - 1] ?? "", left, means[step], stds[step], distances[step]]);
  const remarks = ["beta of the step, alpha_bar, mean, standard deviation, total variation distance to N(0, 1)"];
  return (
    head("the forward chain", link, remarks) +
    table([["step", "beta", "alpha_bar", "mean", "std", "distance"], ...rows])
  );
}

/**
 * A row for each step; a column for each state, exact and of the walkers.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function shares(instrument, link) {
  const { states, distributions, walkers } = reported(instrument);
  const names = ["exact", "walkers"].flatMap((kind) => states.map((state) => `${kind} ${state}`));
  const rows = distributions.map((exact, step) => [step, ...exact, ...walkers[step]]);
  return (
    head("a Markov chain, shares", link, ["share of each state after each step"]) + table([["step", ...names], ...rows])
  );
}

/**
 * The curves of Gaussians, or of Bayes' rule: a row for each x.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function curves(instrument, link) {
  const { x, curves } = /** @type {GaussiansReport | BayesReport} */ (/** @type {unknown} */ (instrument.report()));
  const names = Object.keys(curves);
  const rows = x.map((at, i) => [at, ...names.map((name) => curves[name][i])]);
  return head("curves", link, ["values at x"]) + table([["x", ...names], ...rows]);
}

/**
 * A row for each state: its transitions, and its share in the stationary distribution.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function figures(instrument, link) {
  const { states, stationary, second_eigenvalue, verdict, entropy, entropy_rate, steps_to_within } =
    reported(instrument);
  const remarks = [
    `verdict: ${verdict}`,
    `second eigenvalue: ${[second_eigenvalue].flat().join(" + i ")}`,
    `entropy of the stationary distribution ${entropy}, entropy rate ${entropy_rate}, in nats`,
    `steps to a distance of 0.1, 0.01, …: ${steps_to_within.map((steps) => steps ?? "never").join(", ")}`,
  ];
  const rows = states.map((state, i) => [state, stationary[i]]);
  return head("a Markov chain, figures", link, remarks) + table([["state", "stationary"], ...rows]);
}
