// What generators have learned as CSV. In English, because programs read them.

import { head, table } from "./csv.js";

const names = ["vae", "deep_vae", "gan", "flow", "diffusion"];
const space = "x has the unit of the data (a list of numbers is scaled to mean 0 and standard deviation 1)";

/**
 * A row for each generator that is shown.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function figures(instrument, link) {
  const report = /** @type {Record<string, any>} */ (/** @type {unknown} */ (instrument.report()));
  const columns = ["iterations", "w1", "nats", "modes", "seconds", "evaluations", "verdict"];
  const rows = names
    .filter((name) => report[name])
    .map((name) => [name, ...columns.map((column) => report[name][column] ?? "")]);
  const remarks = [
    `data: ${report.data.modes} modes, entropy ${report.data.entropy} nats`,
    "w1: Wasserstein-1 distance of the samples to the data; nats: mean of -ln p, for vae and deep_vae an upper bound of it",
    "seconds: of training; evaluations: of networks, for one sample",
    space,
  ];
  return head("generators", link, remarks) + table([["generator", ...columns], ...rows]);
}

/**
 * A row for each bin of x: the probability in the data, and the share of each generator's samples.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function densities(instrument, link) {
  const { reach, data, generators } = instrument.generators();
  const width = (2 * (reach ?? 0)) / Math.max(data.length, 1);
  const rows = data.map((share, bin) => [
    bin * width - (reach ?? 0),
    (bin + 1) * width - (reach ?? 0),
    share,
    ...generators.map(({ histogram }) => histogram?.[bin] ?? ""),
  ]);
  const remarks = ["probability of each bin x_low <= x < x_high in the data, and share of the samples", space];
  const columns = ["x_low", "x_high", "data", ...generators.map(({ name }) => name)];
  return head("densities", link, remarks) + table([columns, ...rows]);
}

/**
 * A row for each z that is drawn: the x that each generator makes of it.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function paths(instrument, link) {
  const { generators } = instrument.generators();
  const z = generators.find(({ stages }) => stages)?.stages?.[0] ?? [];
  const rows = z.map((z, i) => [z, ...generators.map(({ stages }) => stages?.at(-1)?.[i] ?? "")]);
  const remarks = [
    "x of each z, without the noise of an autoencoder's decoder; z are evenly spaced quantiles of N(0, 1)",
    space,
  ];
  return head("from z to x", link, remarks) + table([["z", ...generators.map(({ name }) => name)], ...rows]);
}
