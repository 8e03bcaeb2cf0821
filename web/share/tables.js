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
 * The experiments, each with what is written before the names of its columns.
 * @type {(instrument: Diffuscope) => [prefix: string, instrument: Diffuscope][]}
 */
function experiments(instrument) {
  const second = instrument.second();
  return second
    ? [
        ["A ", instrument],
        ["B ", second],
      ]
    : [["", instrument]];
}

/** @typedef {{ name: string, values: (string | number)[] }} Column */

/**
 * Columns B-A for the columns of A and B with the same name.
 * @type {(columns: Column[]) => Column[]}
 */
const differences = (columns) =>
  columns
    .filter(({ name }) => name.startsWith("A "))
    .flatMap(({ name, values }) => {
      const other = columns.find((column) => column.name === `B ${name.slice(2)}`);
      if (!other || other.values.length !== values.length) return [];
      const minus = values.map((value, i) =>
        value === "" ? "" : single(Math.fround(Number(other.values[i]) - Number(value))),
      );
      return [{ name: `B-A ${name.slice(2)}`, values: minus }];
    });

/**
 * Columns of different lengths as rows, with their names first.
 * @type {(columns: Column[]) => (string | number)[][]}
 */
function rowsOf(columns) {
  const most = Math.max(...columns.map(({ values }) => values.length));
  const rows = Array.from({ length: most }, (_, row) => columns.map(({ values }) => values[row] ?? ""));
  return [columns.map(({ name }) => name), ...rows];
}

const compared = "A and B are compared; B-A is their difference, where both have the same bins and times";
/** @type {(instrument: Diffuscope) => string[]} */
const remarkOn = (instrument) => (instrument.second() ? [compared] : []);

/**
 * A row for each bin in x, the first and the last for particles beyond the bins; a column for each direction and time.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function densities(instrument, link) {
  const all = experiments(instrument).map(([prefix, one]) => densitiesOf(prefix, one));
  const haveSameBins = all.every(({ reach }) => reach === all[0].reach);
  const columns = all.flatMap(({ edges, counts }, i) => [...(i > 0 && haveSameBins ? [] : edges), ...counts]);
  if (haveSameBins) for (const column of columns) column.name = column.name.replace(/^A (x_\w+)$/, "$1");
  const remarks = [
    ...remarkOn(instrument),
    "particles in each bin x_low <= x < x_high, at several times of each direction; every column has the same total",
    "where the name of a column has a unit, x_low and x_high are in that unit: sqrt(a^2 + sigma^2) at its t",
    space,
    time,
  ];
  const minus = haveSameBins ? differences(columns) : [];
  return head("densities", link, remarks) + table(rowsOf([...columns, ...minus]));
}

/** @type {(prefix: string, instrument: Diffuscope) => { reach: number, edges: Column[], counts: Column[] }} */
function densitiesOf(prefix, instrument) {
  const { columns, bins, times, units, reach, ...counts } = instrument.densities();
  const width = (2 * reach) / bins;
  /** @param {number} bin */
  const edge = (bin) => (bin < 0 ? -Infinity : bin > bins ? Infinity : bin * width - reach);
  const rows = Array.from({ length: bins + 2 }, (_, row) => row - 1);
  /** @type {(leg: Leg, column: number, bin: number) => number} */
  const count = (leg, column, bin) => {
    if (bin < 0) return counts[`${leg}_beyond`][2 * column];
    if (bin === bins) return counts[`${leg}_beyond`][2 * column + 1];
    return counts[leg][column * bins + bin];
  };
  /** @param {number} column */
  const unit = (column) => (units[column] === 1 ? "" : ` unit=${single(units[column])}`);
  const legs = /** @type {Leg[]} */ (["forward", "reverse"]);
  const ofLeg = (/** @type {Leg} */ leg) =>
    Array.from({ length: columns }, (_, column) => ({
      name: `${prefix}${leg} t=${times[column]}${unit(column)}`,
      values: rows.map((bin) => count(leg, column, bin)),
    }));
  const edges = [
    { name: `${prefix}x_low`, values: rows.map((bin) => edge(bin)) },
    { name: `${prefix}x_high`, values: rows.map((bin) => edge(bin + 1)) },
  ];
  return { reach, edges, counts: legs.flatMap(ofLeg) };
}

/**
 * A row for each time; a column for each direction and particle.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function paths(instrument, link) {
  const all = experiments(instrument).map(([prefix, one]) => pathsOf(prefix, one));
  const haveSameTimes = all.every(({ t }) => String(t.values) === String(all[0].t.values));
  const columns = all.flatMap(({ t, ways }, i) => [...(i > 0 && haveSameTimes ? [] : [t]), ...ways]);
  if (haveSameTimes) columns[0].name = "t";
  const remarks = [
    ...remarkOn(instrument),
    "x of single particles at t; the same number is the same particle on both ways",
    space,
    time,
  ];
  const minus = haveSameTimes ? differences(columns) : [];
  return head("sample paths", link, remarks) + table(rowsOf([...columns, ...minus]));
}

/** @type {(prefix: string, instrument: Diffuscope) => { t: Column, ways: Column[] }} */
function pathsOf(prefix, instrument) {
  const { times, ...directions } = instrument.paths();
  const legs = /** @type {Leg[]} */ (["forward", "reverse"]);
  const ofLeg = (/** @type {Leg} */ leg) =>
    directions[leg].map((way, i) => ({ name: `${prefix}${leg} ${i + 1}`, values: Array.from(way, single) }));
  return { t: { name: `${prefix}t`, values: [...times] }, ways: legs.flatMap(ofLeg) };
}

/**
 * A row for each figure; a column for each population.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
export function figures(instrument, link) {
  const names = ["mean", "std", "plus_share", "ks_to_normal", "w1_to_data", "particles"];
  const populations = /** @type {const} */ (["data", "end_of_forward", "recovered"]);
  const columns = experiments(instrument).flatMap(([prefix, one]) => {
    const report = one.report();
    return populations.map((population) => ({
      name: prefix + population,
      values: names.map((name) => {
        const part = /** @type {Record<string, any>} */ (report[population]);
        return name === "particles" ? report.particles : (part[name] ?? "");
      }),
    }));
  });
  const minus = columns
    .filter(({ name }) => name.startsWith("A "))
    .map(({ name, values }) => {
      const other = columns.find((column) => column.name === `B ${name.slice(2)}`);
      return {
        name: `B-A ${name.slice(2)}`,
        values: values.map((value, i) => (value === "" ? "" : other?.values[i] - value)),
      };
    });
  const remarks = [
    ...remarkOn(instrument),
    "data at t = 0, end_of_forward at t = 1, recovered: the reverse way at t = 0",
    "mean, std, w1_to_data (Wasserstein-1 distance) in units of x; plus_share (of x > 0) and ks_to_normal from 0 to 1",
    space,
  ];
  return head("figures", link, remarks) + table(rowsOf([{ name: "figure", values: names }, ...columns, ...minus]));
}
