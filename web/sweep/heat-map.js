// The map of a sweep as SVG: the figure as a colour over the settings along x and y, and the scale of its colours.

import { line, range, tag, text, widthOf } from "../share/drawing.js";
import { fitting } from "./curves.js";
import { mapColor, themes } from "./palette.js";
import { axisScale, figureScale, placeOf, written } from "./scales.js";

const edge = { top: 8, right: 8, bottom: 46 };
const barWidth = 14;
// More than a screen can show; cells of one colour are one path, so that a map is drawn fast.
const shades = range(256, (i) => mapColor(i / 255));
// The coarse points come first: every eighth along both axes, every fourth, every second (src/lab/sweep/table.rs).
const strides = [1, 2, 4, 8];

/**
 * @type {(drawn: SweepDrawing, size: { width: number, height: number, theme: "light" | "dark", fontSize: number })
 *   => SweepPicture}
 */
export function heatMap({ sweep, spec, words }, { width, height, theme, fontSize }) {
  const colors = themes[theme];
  const { values, x, isDone } = sweep;
  const [columns, lines] = [x.length, values.length];
  const found = values.flat().filter((value) => value !== null);
  const isLog = spec.scale === "log";
  const scale = figureScale(found, spec.figure, isLog, Math.max(3, Math.floor(height / 55)));
  const labels = words.y ?? [""];
  const [shownBeside, shownBelow] = [
    Math.max(2, Math.floor(height / 45)),
    Math.max(2, Math.floor(width / (6 * fontSize))),
  ];
  const beside = labelsAlong(sweep.y ?? [""], labels, shownBeside);
  const besideWidth = Math.min(0.3 * width, Math.max(...beside.map(([, label]) => widthOf(label, fontSize, 400))));
  const barLabels = Math.max(...scale.ticks.map((tick) => widthOf(written(tick), fontSize, 400)), 0);
  const left = besideWidth + 12;
  const top = edge.top + 1.5 * fontSize + 6;
  const plot = {
    left,
    top,
    width: width - left - edge.right - barWidth - barLabels - 28,
    height: height - top - edge.bottom,
  };
  const box = { x: plot.left, y: plot.top, width: plot.width, height: plot.height };
  const [cellWidth, cellHeight] = [plot.width / columns, plot.height / lines];
  /** @type {(i: number) => number} */
  const at = (i) => plot.left + i * cellWidth;
  /** @type {(j: number) => number} */
  const up = (j) => plot.top + plot.height - (j + 1) * cellHeight;
  /** @type {Map<string, string>} */
  const paths = new Map();
  for (let j = 0; j < lines; j++) {
    for (let i = 0; i < columns; i++) {
      const value = isDone ? values[j][i] : known(values, i, j);
      if (value === null) continue;
      const share = scale.place(isLog ? Math.max(value, scale.low) : value);
      const color = shades[Math.round(share * (shades.length - 1))];
      paths.set(color, (paths.get(color) ?? "") + cell(at(i), up(j), cellWidth, cellHeight));
    }
  }
  const cells = [...paths].map(([fill, d]) => tag("path", { fill, d }));
  const faint = { fill: colors.faint, "font-size": fontSize };
  const strong = { fill: colors.ink, "font-size": fontSize, "font-weight": 600 };
  const bar = width - edge.right - barLabels - 6 - barWidth;
  const steps = 48;
  const svg = [
    tag("defs", {}, hatch(colors.faint)),
    tag("rect", { ...box, fill: "url(#sweep-hatch)" }),
    tag("g", { class: "cells", "shape-rendering": "crispEdges" }, ...cells),
    tag("rect", { ...box, fill: "none", stroke: colors.line }),
    text(plot.left, edge.top + fontSize, words.alongY, strong),
    ...beside.map(([j, label]) =>
      text(left - 6, up(j) + 0.5 * cellHeight + 0.35 * fontSize, fitting(label, besideWidth + 6, fontSize), {
        ...faint,
        "text-anchor": "end",
      }),
    ),
    ...labelsAlong(x, words.x, shownBelow).map(([i, label]) =>
      text(at(i) + 0.5 * cellWidth, plot.top + plot.height + fontSize + 6, label, {
        ...faint,
        "text-anchor": "middle",
      }),
    ),
    text(plot.left + plot.width / 2, height - 6, words.alongX, { ...strong, "text-anchor": "middle" }),
    text(width - edge.right, edge.top + fontSize, fitting(words.figure, 0.6 * width, fontSize), {
      ...strong,
      "text-anchor": "end",
    }),
    ...range(steps, (k) =>
      tag("rect", {
        x: bar,
        y: plot.top + plot.height * (1 - (k + 1) / steps),
        width: barWidth,
        height: plot.height / steps + 0.4,
        fill: mapColor((k + 0.5) / steps),
      }),
    ),
    tag("rect", { x: bar, y: plot.top, width: barWidth, height: plot.height, fill: "none", stroke: colors.line }),
    ...scale.ticks.map((tick) => {
      const y = plot.top + (1 - scale.place(tick)) * plot.height;
      return (
        line(
          [
            [bar + barWidth, y],
            [bar + barWidth + 4, y],
          ],
          { stroke: colors.faint },
        ) + text(bar + barWidth + 6, y + 0.35 * fontSize, written(tick), faint)
      );
    }),
  ].join("");
  /** @type {(i: number, j: number) => string} */
  const frame = (i, j) => {
    const place = { x: at(i), y: up(j), width: cellWidth, height: cellHeight, fill: "none" };
    return (
      tag("rect", { ...place, stroke: "#ffffff", "stroke-width": 4 }) +
      tag("rect", { ...place, stroke: "#000000", "stroke-width": 2 })
    );
  };
  /** @type {SweepPicture["pointAt"]} */
  const pointAt = (px, py) => ({
    i: within(Math.floor((px - plot.left) / cellWidth), columns),
    j: within(Math.floor((plot.top + plot.height - py) / cellHeight), lines),
  });
  /** @type {SweepPicture["current"]} */
  const current = (i, j) => {
    if (i === undefined || j === undefined) return "";
    const [cx, cy] = [at(i) + 0.5 * cellWidth, up(j) + 0.5 * cellHeight];
    const ring = { cx, cy, r: 6, fill: "none" };
    return (
      tag("circle", { ...ring, stroke: "#000000", "stroke-width": 4 }) +
      tag("circle", { ...ring, stroke: "#ffffff", "stroke-width": 2 })
    );
  };
  return { svg, pointAt, mark: ({ i, j }) => frame(i, j), current };
}

/**
 * A rectangle of a path, a little larger than its place, so that no ground is seen between cells.
 * @type {(x: number, y: number, width: number, height: number) => string}
 */
const cell = (x, y, width, height) =>
  `M${x.toFixed(1)} ${y.toFixed(1)}h${(width + 0.4).toFixed(1)}v${(height + 0.4).toFixed(1)}h-${(width + 0.4).toFixed(1)}z`;

/** @type {(place: number, count: number) => number} */
const within = (place, count) => Math.min(count - 1, Math.max(0, place));

/**
 * While a sweep runs: the value of a point, or that of the nearest coarser one.
 * @type {(values: (number | null)[][], i: number, j: number) => number | null}
 */
function known(values, i, j) {
  const found = strides.map((stride) => values[j - (j % stride)][i - (i % stride)]);
  return found.find((value) => value !== null) ?? null;
}

/**
 * What is written along an axis: round numbers, or at most `count` of its choices; each with its place, counted in points.
 * @type {(values: (string | number)[], labels: string[], count: number) => [place: number, label: string][]}
 */
function labelsAlong(values, labels, count) {
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length === values.length && values.length > 1) {
    return axisScale(numbers, count).ticks.map((tick) => [placeOf(values, tick) ?? 0, written(tick)]);
  }
  const stride = Math.ceil(labels.length / count);
  return labels.map((label, i) => /** @type {[number, string]} */ ([i, label])).filter(([i]) => i % stride === 0);
}

/**
 * Where there is no value.
 * @param {string} color
 */
const hatch = (color) =>
  tag(
    "pattern",
    { id: "sweep-hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    tag("rect", { width: 2, height: 7, fill: color, "fill-opacity": 0.4 }),
  );
