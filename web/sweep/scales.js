// Scales: from a value to a place between 0 and 1, and the values that are written beside them.

import { isLogarithmic } from "./spec.js";

/** @typedef {{ place: (value: number) => number, ticks: number[] }} Scale */

/**
 * Round numbers from `low` to `high`, at most `count`.
 * @type {(low: number, high: number, count: number) => number[]}
 */
function roundNumbers(low, high, count) {
  const decade = 10 ** Math.floor(Math.log10((high - low) / count));
  const step = [1, 2, 5, 10].map((m) => m * decade).find((step) => (high - low) / step <= count) ?? high - low;
  const first = Math.ceil(low / step - 1e-9);
  const length = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length }, (_, i) => Number(((first + i) * step).toPrecision(9)));
}

/**
 * Powers of ten from `low` to `high`; with 2 and 5 times them where they are few, and every other one where they are many.
 * @type {(low: number, high: number, count: number) => number[]}
 */
function powers(low, high, count) {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  /** @param {number[]} factors */
  const all = (factors) =>
    Array.from({ length: to - from + 1 }, (_, i) =>
      factors.map((factor) => Number((factor * 10 ** (from + i)).toPrecision(9))),
    )
      .flat()
      .filter((x) => x >= low * (1 - 1e-9) && x <= high * (1 + 1e-9));
  const [fine, some, plain] = [[1, 2, 5], [1, 3], [1]].map(all);
  const found = [fine, some, plain].find(({ length }) => length <= count) ?? plain;
  return found.filter((_, i) => i % Math.ceil(found.length / count) === 0);
}

/** @type {(low: number, high: number, count: number) => Scale} */
export function linear(low, high, count) {
  if (!(high > low)) return { place: () => 0.5, ticks: [low] };
  return { place: (value) => (value - low) / (high - low), ticks: roundNumbers(low, high, count) };
}

/** @type {(low: number, high: number, count: number) => Scale} */
export function logarithmic(low, high, count) {
  if (!(high > low)) return { place: () => 0.5, ticks: [low] };
  const place = (/** @type {number} */ value) => Math.log(value / low) / Math.log(high / low);
  return { place, ticks: powers(low, high, count) };
}

/**
 * A scale over the values of an axis: logarithmic if they are even in the logarithm.
 * @type {(values: number[], count: number) => Scale}
 */
export function axisScale(values, count) {
  return (isLogarithmic(values) ? logarithmic : linear)(Math.min(...values), Math.max(...values), count);
}

/**
 * The scale of a figure whose values are `found`, with room for the errors: from 0 if it can't be negative, unless it is
 * logarithmic.
 * @type {(found: number[], figure: SweepSpec["figure"], isLog: boolean, count: number) => Scale & { low: number, high: number }}
 */
export function figureScale(found, figure, isLog, count) {
  const shown = isLog ? found.filter((value) => value > 0) : found;
  if (shown.length === 0) return { low: 0, high: 1, ...linear(0, 1, count) };
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  if (isLog) {
    const [low, high] = [least / 1.15, most * 1.15];
    return { low, high, ...logarithmic(low, high, count) };
  }
  const margin = 0.06 * (most - least || Math.abs(most) || 1);
  const low = figure === "mean" || figure === "share" ? least - margin : 0;
  return { low, high: most + margin, ...linear(low, most + margin, count) };
}

/**
 * The place of a value among those of an axis: the number of its point, or between two; undefined beyond them.
 * @type {(values: (string | number)[], value: string | number) => number | undefined}
 */
export function placeOf(values, value) {
  const same = values.findIndex((other) => other === value || String(other) === String(value));
  if (same >= 0) return same;
  if (typeof value !== "number") return undefined;
  const numbers = values.map(Number);
  const after = numbers.findIndex((other, i) => i > 0 && (other - value) * (numbers[i - 1] - value) < 0);
  return after < 0 ? undefined : after - 1 + (value - numbers[after - 1]) / (numbers[after] - numbers[after - 1]);
}

/**
 * A number for a reader: four digits, or all of a whole number, and a true minus sign.
 * @param {number} x
 */
export const written = (x) => String(Number.isInteger(x) ? x : Number(x.toPrecision(4))).replace("-", "−");
