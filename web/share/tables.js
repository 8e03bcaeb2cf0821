// The numbers of the experiment as CSV: lines that begin with # describe them, then come a line of names and the
// numbers, each with enough digits that reading it gives the same number again. In English, because programs read them.

import { head, table } from "./csv.js";

const space = "x has the unit of the data (a list of numbers is scaled to mean 0 and standard deviation 1)";
const time = "t runs from 0 (data) to 1 (noise) on both ways";

/**
 * The shortest digits that read as the same single-precision number.
 * @param {number} x
 */
function single(x) {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(x.toPrecision(digits));
    if (Math.fround(short) === x) return short;
  }
  return x;
}

/**
 * A row for each bin in x, the first and the last for particles beyond the bins; a column for each direction and time.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function densities(instrument, link) {
  const { columns, bins, times, units, reach, ...counts } = instrument.densities();
  const width = (2 * reach) / bins;
  /** @param {number} bin */
  const edge = (bin) => (bin < 0 ? -Infinity : bin > bins ? Infinity : bin * width - reach);
  /** @type {(leg: "forward" | "reverse", column: number, bin: number) => number} */
  const count = (leg, column, bin) => {
    if (bin < 0) return counts[`${leg}_beyond`][2 * column];
    if (bin === bins) return counts[`${leg}_beyond`][2 * column + 1];
    return counts[leg][column * bins + bin];
  };
  /** @param {number} column */
  const unit = (column) => (units[column] === 1 ? "" : ` unit=${single(units[column])}`);
  /** @type {Leg[]} */
  const directions = ["forward", "reverse"];
  const legs = directions.flatMap((leg) => Array.from(times, (t, column) => ({ leg, t, column })));
  /** @type {(string | number)[][]} */
  const rows = [["x_low", "x_high", ...legs.map(({ leg, t, column }) => `${leg} t=${t}${unit(column)}`)]];
  for (let bin = -1; bin <= bins; bin++) {
    rows.push([edge(bin), edge(bin + 1), ...legs.map(({ leg, column }) => count(leg, column, bin))]);
  }
  const remarks = [
    `particles in each bin x_low <= x < x_high, at ${columns} times of each direction; every column has the same total`,
    "where the name of a column has a unit, x_low and x_high are in that unit: sqrt(a^2 + sigma^2) at its t",
    space,
    time,
  ];
  return head("densities", link, remarks) + table(rows);
}

/**
 * A row for each time; a column for each direction and particle.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function paths(instrument, link) {
  const { times, forward, reverse } = instrument.paths();
  /** @type {(leg: string, ways: Float32Array[]) => string[]} */
  const names = (leg, ways) => ways.map((_, i) => `${leg} ${i + 1}`);
  /** @type {(string | number)[][]} */
  const rows = [["t", ...names("forward", forward), ...names("reverse", reverse)]];
  for (const [i, t] of times.entries()) rows.push([t, ...[...forward, ...reverse].map((way) => single(way[i]))]);
  const remarks = ["x of single particles at t; the same number is the same particle on both ways", space, time];
  return head("sample paths", link, remarks) + table(rows);
}

/**
 * A row for each figure; a column for each population.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function figures(instrument, link) {
  const { particles, data, end_of_forward, recovered } = instrument.report();
  /** @param {string} name */
  const of = (name) => [
    name,
    ...[data, end_of_forward, recovered].map((/** @type {Record<string, any>} */ part) => part[name] ?? ""),
  ];
  /** @type {(string | number)[][]} */
  const rows = [
    ["figure", "data", "end_of_forward", "recovered"],
    ...["mean", "std", "plus_share", "ks_to_normal", "w1_to_data"].map(of),
    ["particles", particles, particles, particles],
  ];
  const remarks = [
    "data at t = 0, end_of_forward at t = 1, recovered: the reverse way at t = 0",
    "mean, std, w1_to_data (Wasserstein-1 distance) in units of x; plus_share (of x > 0) and ks_to_normal from 0 to 1",
    space,
  ];
  return head("figures", link, remarks) + table(rows);
}
