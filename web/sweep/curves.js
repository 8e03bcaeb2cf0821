// The curves of a sweep as SVG: the figure over the setting along x, a curve for each value along y.

import { line, range, tag, text, widthOf } from "../share/drawing.js";
import { curveColors, themes } from "./palette.js";
import { axisScale, figureScale, written } from "./scales.js";

// Curves also differ without colours.
const dashes = ["", "8 4", "2 3", "10 3 2 3", "5 5", "1 4", "12 4", "6 2 2 2"];
const edge = { top: 14, right: 16, bottom: 46 };

/**
 * @type {(drawn: SweepDrawing, size: { width: number, height: number, theme: "light" | "dark", fontSize: number })
 *   => SweepPicture}
 */
export function curves({ sweep, spec, words }, { width, height, theme, fontSize }) {
  const colors = themes[theme];
  const { values, errors, x, y = [""] } = sweep;
  const isOrdered = y.every((value) => typeof value === "number");
  const strokes = curveColors(y.length, isOrdered && y.length > 2, theme);
  const found = values.flatMap((row, j) =>
    row.flatMap((value, i) => (value === null ? [] : around(value, errors[j][i]))),
  );
  const isLog = (spec.scale ?? "linear") === "log";
  const rows = Math.max(2, Math.floor(height / 55));
  const scale = figureScale(found, spec.figure, isLog, rows);
  const left = Math.max(...scale.ticks.map((tick) => widthOf(written(tick), fontSize, 400))) + 14;
  const [legend, legendHeight] = names(
    words.y,
    strokes,
    width - left - edge.right,
    left,
    fontSize,
    colors,
    sweep.y && isOrdered && y.length > 8,
  );
  const top = edge.top + legendHeight + fontSize + 8;
  const plot = { left, top, width: width - left - edge.right, height: height - top - edge.bottom };
  const along = placesAlong(x, plot.width, fontSize, words.x);
  /** @param {number} i */
  const at = (i) => plot.left + along.places[i] * plot.width;
  /** @param {number} value */
  const up = (value) => plot.top + (1 - scale.place(Math.max(value, isLog ? scale.low : value))) * plot.height;
  /** @type {(j: number) => string} */
  const curve = (j) => {
    const style = {
      stroke: strokes[j],
      "stroke-width": 2,
      "stroke-dasharray": isOrdered ? "" : dashes[j % dashes.length],
    };
    const parts = pieces(values[j], isLog, sweep.isDone).map((piece) =>
      line(
        piece.map((i) => [at(i), up(values[j][i] ?? 0)]),
        style,
      ),
    );
    const dots = range(x.length, (i) => {
      const [value, error] = [values[j][i], errors[j][i]];
      if (value === null || (isLog && value <= 0)) return "";
      const [low, high] = around(value, error).map(up);
      const bar = error
        ? line(
            [
              [at(i), low],
              [at(i), high],
            ],
            { stroke: strokes[j], "stroke-width": 1.2 },
          )
        : "";
      return bar + tag("circle", { cx: at(i), cy: up(value), r: x.length > 40 ? 1.6 : 2.6, fill: strokes[j] });
    });
    return (along.isContinuous ? parts.join("") : "") + dots.join("");
  };
  const faint = { fill: colors.faint, "font-size": fontSize };
  const svg = [
    legend,
    text(left, edge.top + legendHeight + fontSize - 2, words.figure, {
      fill: colors.ink,
      "font-size": fontSize,
      "font-weight": 600,
    }),
    ...scale.ticks.flatMap((tick) => [
      line(
        [
          [plot.left, up(tick)],
          [plot.left + plot.width, up(tick)],
        ],
        { stroke: colors.line },
      ),
      text(plot.left - 6, up(tick) + 0.35 * fontSize, written(tick), { ...faint, "text-anchor": "end" }),
    ]),
    ...along.ticks.flatMap(([place, label]) => [
      line(
        [
          [plot.left + place * plot.width, plot.top + plot.height],
          [plot.left + place * plot.width, plot.top + plot.height + 4],
        ],
        { stroke: colors.faint },
      ),
      text(plot.left + place * plot.width, plot.top + plot.height + fontSize + 6, label, {
        ...faint,
        "text-anchor": "middle",
      }),
    ]),
    tag("rect", {
      x: plot.left,
      y: plot.top,
      width: plot.width,
      height: plot.height,
      fill: "none",
      stroke: colors.line,
    }),
    text(plot.left + plot.width / 2, height - 6, words.alongX, {
      fill: colors.ink,
      "font-size": fontSize,
      "text-anchor": "middle",
      "font-weight": 600,
    }),
    ...range(y.length, curve),
  ].join("");
  /** @type {SweepPicture["pointAt"]} */
  const pointAt = (px, py) => {
    const i = nearest(along.places.map((place) => Math.abs(plot.left + place * plot.width - px)));
    const j = nearest(values.map((row) => (row[i] === null ? Infinity : Math.abs(up(row[i]) - py))));
    return { i, j };
  };
  /** @type {SweepPicture["mark"]} */
  const mark = ({ i, j }) => {
    const value = values[j]?.[i] ?? null;
    if (value === null || (isLog && value <= 0)) return "";
    return tag("circle", { cx: at(i), cy: up(value), r: 7, fill: "none", stroke: colors.ink, "stroke-width": 2 });
  };
  /** @type {SweepPicture["current"]} */
  const current = (i) => {
    if (i === undefined) return "";
    const [low, share] = [Math.floor(i), i % 1];
    const px = at(low) + share * ((share ? at(low + 1) : 0) - (share ? at(low) : 0));
    return line(
      [
        [px, plot.top],
        [px, plot.top + plot.height],
      ],
      { stroke: colors.ink, "stroke-dasharray": "3 3" },
    );
  };
  return { svg, pointAt, mark, current };
}

/** @type {(value: number, error: number | null) => number[]} */
const around = (value, error) => [value - (error ?? 0), value + (error ?? 0)];

/** @type {(distances: number[]) => number} */
const nearest = (distances) => distances.indexOf(Math.min(...distances));

/**
 * The runs of points that a line joins: all that are known while a sweep runs, and later those without a gap.
 * @type {(row: (number | null)[], isLog: boolean, isDone: boolean) => number[][]}
 */
function pieces(row, isLog, isDone) {
  /** @type {number[][]} */
  const found = [[]];
  row.forEach((value, i) => {
    if (value !== null && !(isLog && value <= 0)) found[found.length - 1].push(i);
    else if (isDone) found.push([]);
  });
  return found.filter(({ length }) => length > 1);
}

/**
 * Where the values along x are, from 0 to 1, and what is written below them.
 * @type {(x: (string | number)[], width: number, fontSize: number, labels: string[])
 *   => { places: number[], ticks: [number, string][], isContinuous: boolean }}
 */
function placesAlong(x, width, fontSize, labels) {
  const numbers = x.filter((value) => typeof value === "number");
  if (numbers.length < x.length) {
    const places = x.map((_, i) => (i + 0.5) / x.length);
    return {
      places,
      ticks: labels.map((label, i) => [places[i], fitting(label, width / x.length, fontSize)]),
      isContinuous: false,
    };
  }
  const scale = axisScale(numbers, Math.max(2, Math.floor(width / (4.5 * fontSize))));
  return {
    places: numbers.map(scale.place),
    ticks: scale.ticks.map((tick) => [scale.place(tick), written(tick)]),
    isContinuous: true,
  };
}

/**
 * A label, cut if it is wider than its place.
 * @type {(label: string, width: number, fontSize: number) => string}
 */
export function fitting(label, width, fontSize) {
  if (widthOf(label, fontSize, 400) <= width - 4) return label;
  let cut = label;
  while (cut.length > 1 && widthOf(`${cut}…`, fontSize, 400) > width - 4) cut = cut.slice(0, -1);
  return `${cut}…`;
}

/**
 * The names of the curves, in as many lines as they need; of many numbers the first and the last.
 * @type {(labels: string[] | undefined, strokes: string[], width: number, left: number, fontSize: number,
 *   colors: SweepColors, isShort: boolean | undefined) => [string, number]}
 */
function names(labels, strokes, width, left, fontSize, colors, isShort) {
  if (!labels) return ["", 0];
  const shown = labels
    .map((label, j) => ({ label, j }))
    .filter((_, j) => !isShort || j % Math.ceil(labels.length / 7) === 0);
  let [x, y] = [0, 0];
  const entries = shown.map(({ label, j }) => {
    const needs = 26 + widthOf(label, fontSize, 400) + 14;
    if (x > 0 && x + needs > width) [x, y] = [0, y + 1.5 * fontSize];
    const dash = isShort ? "" : dashes[j % dashes.length];
    const middle = edge.top + y - 0.35 * fontSize + 4;
    const entry =
      line(
        [
          [left + x, middle],
          [left + x + 20, middle],
        ],
        { stroke: strokes[j], "stroke-width": 2.5, "stroke-dasharray": dash },
      ) + text(left + x + 26, middle + 0.35 * fontSize, label, { fill: colors.ink, "font-size": fontSize });
    x += needs;
    return entry;
  });
  return [entries.join(""), y + 1.5 * fontSize];
}
