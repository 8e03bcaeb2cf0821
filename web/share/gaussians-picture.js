// The picture of two Gaussians as SVG: the densities, what becomes of them, and a caption. In the light theme, because it
// is used in slides, papers and mails.

import { below, inner, margin, width } from "./caption.js";
import { curvePlot, scale } from "./curves.js";
import { bold, colors, drawing, faint, line, Plot, tag, text } from "./drawing.js";

const top = 48;
const height = 300;
const plots = top + height + 72;
const plotHeight = 190;
const half = (inner - 56) / 2;
const whole = { left: margin, top, width: inner, height };
const left = { left: margin, top: plots, width: half, height: plotHeight };
const right = { ...left, left: margin + half + 56 };
const { forward, reverse, ink } = colors;

/** @typedef {Record<string, string>} Words */

/** @type {(instrument: Diffuscope, link: string, title: string) => string} */
export function svg(instrument, link, title) {
  const caption = instrument.caption();
  const labels = /** @type {Words} */ (/** @type {unknown} */ (instrument.labels()));
  const report = /** @type {GaussiansReport} */ (/** @type {unknown} */ (instrument.report()));
  const [shown, end] = experiment(report, labels);
  const [words, bottom] = below(caption, link, end + 38);
  return drawing(width, bottom, `${title}: ${caption.verdict}`, caption.experiment.join("; "), shown, words);
}

/**
 * The plots, and the y of their end.
 * @type {(report: GaussiansReport, labels: Words) => [string, number]}
 */
function experiment(report, labels) {
  if (report.plane) return [plane(report.plane, labels), top + 460];
  const { x, curves, fit } = report;
  const p = { values: curves.p, color: forward, name: "p", fill: 0.15 };
  const q = { values: curves.q, color: reverse, name: "q", fill: 0.15 };
  if (fit) {
    const start = { values: curves.start, color: colors.faint, name: labels.start, dashed: true };
    const steps = fit.divergences.map((_, step) => step);
    const parts = [
      curvePlot("densities", labels.densities, whole, x, [p, start, { ...q, fill: 0 }]),
      curvePlot("integrand", labels[fit.direction], left, x, [{ values: curves.kl, color: reverse, fill: 0.3 }]),
      curvePlot("steps", labels.by_step, right, steps, [{ values: fit.divergences, color: reverse }], labels.step),
    ];
    return [parts.join(""), plots + plotHeight];
  }
  const { operation } = report;
  if (operation === "divergence") {
    const [of_p, of_q] = /** @type {[number, number]} */ (report.kl).map((nats) => `${nats.toFixed(3)} nat`);
    const parts = [
      curvePlot("densities", labels.densities, whole, x, [p, q]),
      curvePlot("forward", `${labels.forward} = ${of_p}`, left, x, [
        { values: curves.kl_p_q, color: forward, fill: 0.3, name: "p ln(p/q)" },
      ]),
      curvePlot("reverse", `${labels.reverse} = ${of_q}`, right, x, [
        { values: curves.kl_q_p, color: reverse, fill: 0.3, name: "q ln(q/p)" },
      ]),
    ];
    return [parts.join(""), plots + plotHeight];
  }
  const result = { values: curves[operation], color: ink, name: labels[operation], fill: 0.1 };
  const names = operation === "sum" ? ["X", "Y"] : ["p", "q"];
  const both = [p, q].map((curve, i) => ({ ...curve, name: names[i], fill: 0 }));
  return [curvePlot("densities", labels.densities, whole, x, [...both, result]), top + height];
}

/**
 * The ellipses at the left, the matrices at the right.
 * @type {(plane: PlaneReport, labels: Words) => string}
 */
function plane({ ellipses, mean, covariance, precision }, labels) {
  const side = 460;
  const reach = 5.5;
  const range = /** @type {[number, number]} */ ([-reach, reach]);
  const plot = new Plot({ left: margin, top, width: side, height: side, x: range, y: range });
  const marks = scale(-reach, reach);
  const outlines = [...ellipses].reverse().map((ellipse) =>
    line(
      [...ellipse, ellipse[0]].map(([x, y]) => [plot.x(x), plot.y(y)]),
      { stroke: forward, "stroke-width": 1.6, fill: forward, "fill-opacity": 0.14 },
    ),
  );
  return [
    text(plot.left, top - 12, labels.ellipses, { ...bold, "font-size": 14 }),
    plot.framed("plane", plot.grid(marks), ...outlines, dot(plot, mean)),
    plot.below(marks),
    plot.beside(marks),
    text(plot.right, plot.bottom + 17, "x", { ...faint, "text-anchor": "end" }),
    text(plot.left - 6, top - 4, "y", { ...faint, "text-anchor": "end" }),
    matrix(covariance, labels.covariance_matrix, margin + side + 120, top + 150, forward),
    matrix(precision, labels.precision_matrix, margin + side + 400, top + 150, colors.reverseText),
  ].join("");
}

/** @type {(plot: Plot, place: [number, number]) => string} */
const dot = (plot, [x, y]) =>
  tag("circle", {
    cx: plot.x(x),
    cy: plot.y(y),
    r: 5,
    fill: colors.ground,
    stroke: forward,
    "stroke-width": 2,
  });

/** @type {(rows: number[][], name: string, from: number, top: number, color: string) => string} */
function matrix(rows, name, from, top, color) {
  const [wide, high] = [88, 44];
  /** @type {(x: number, inwards: number) => string} */
  const bracket = (x, inwards) =>
    line(
      [
        [x + inwards, top],
        [x, top],
        [x, top + 2 * high],
        [x + inwards, top + 2 * high],
      ],
      { stroke: color, "stroke-width": 2 },
    );
  const entries = rows.flatMap((row, i) =>
    row.map((entry, j) =>
      text(from + (j + 0.5) * wide, top + (i + 0.5) * high + 7, entry.toFixed(2).replace("-", "−"), {
        "font-size": 20,
        "text-anchor": "middle",
      }),
    ),
  );
  return [
    text(from + wide, top - 16, name, { ...bold, "font-size": 15, fill: color, "text-anchor": "middle" }),
    bracket(from, 8),
    bracket(from + 2 * wide, -8),
    ...entries,
  ].join("");
}
