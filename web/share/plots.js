// The plots of an exported picture: the populations and x̂₀ at the playhead, and W₁ against t.

import { bold, colors, faint, inner, line, Plot, range, tag, text, ticks } from "./drawing.js";

// Three plots side by side, with room for numbers between them.
export const between = 56;
export const plotHeight = 170;
export const third = (inner - 2 * between) / 3;

/** @type {(instrument: Diffuscope, letter: string, from: number, top: number) => string} */
export function playhead(instrument, letter, from, top) {
  const labels = instrument.labels();
  const { t, extent, left, width, exact, forward, reverse } = instrument.populations();
  const highest = Math.max(...exact, ...forward, ...reverse, 1e-6);
  const y = /** @type {[number, number]} */ ([0, 1.12 * highest]);
  const plot = new Plot({ left: from, top, width: third, height: plotHeight, x: [-extent, extent], y });
  /** @type {(heights: Float64Array) => Point[]} */
  const steps = (heights) =>
    [...heights].flatMap((y, i) => [
      [plot.x(left + i * width), plot.y(y)],
      [plot.x(left + (i + 1) * width), plot.y(y)],
    ]);
  /** @type {(heights: Float64Array, color: string) => string} */
  const filled = (heights, color) => {
    const outline = steps(heights);
    /** @type {Point[]} */
    const closed = [[outline[0][0], plot.bottom], ...outline, [outline[outline.length - 1][0], plot.bottom]];
    return line(closed, { fill: color, "fill-opacity": 0.4, stroke: color });
  };
  /** @type {Point[]} */
  const middles = [...exact].map((y, i) => [plot.x(left + (i + 0.5) * width), plot.y(y)]);
  const entries = [
    [labels.exact_marginal, colors.ink],
    [labels.forward, colors.forward],
    [labels.reverse, colors.reverse],
  ];
  return [
    text(plot.left, top - 12, `${labels.populations} t = ${t.toFixed(2)}`, { ...bold, "font-size": 14 }),
    plot.framed(
      `populations${letter}`,
      filled(forward, colors.forward),
      filled(reverse, colors.reverse),
      line(middles, { stroke: colors.ink, "stroke-width": 1.8 }),
    ),
    plot.below(ticks(extent)),
    text(plot.right, plot.bottom + 17, "x", { ...faint, "text-anchor": "end" }),
    legend(plot, entries, top + 22),
  ].join("");
}

/**
 * Names and colours at the right edge of a plot, from y = `top` on.
 * @type {(plot: Plot, entries: string[][], top: number) => string}
 */
const legend = (plot, entries, top) =>
  entries
    .flatMap(([words, color], i) => [
      text(plot.right - 34, top + 18 * i, words, { "text-anchor": "end" }),
      tag("rect", { x: plot.right - 27, y: top - 6.5 + 18 * i, width: 18, height: 4, rx: 2, fill: color }),
    ])
    .join("");

/**
 * x̂₀ against x at the playhead.
 * @type {(instrument: Diffuscope, letter: string, from: number, top: number) => string}
 */
export function estimate(instrument, letter, from, top) {
  const { t, extent, highest, noise, exact, model, names } = instrument.estimates();
  const ranges = {
    x: /** @type {[number, number]} */ ([-extent, extent]),
    y: /** @type {[number, number]} */ ([-highest, highest]),
  };
  const plot = new Plot({ left: from, top, width: third, height: plotHeight, ...ranges });
  /** @type {(points: Float64Array, off?: number) => Point[]} */
  const curve = (points, off = 0) =>
    range(points.length / 2, (i) => [plot.x(points[2 * i]), plot.y(points[2 * i + 1] + off)]);
  const band = model.map((points) =>
    line([...curve(points, noise), ...curve(points, -noise).reverse()], { fill: colors.reverse, "fill-opacity": 0.18 }),
  );
  const stroke = {
    stroke: colors.reverse,
    "stroke-width": 2.2,
    ...(model.length > 1 && { "stroke-dasharray": "7 5" }),
  };
  return [
    text(plot.left, top - 12, `x̂₀ t = ${t.toFixed(2)}`, { ...bold, "font-size": 14 }),
    plot.framed(
      `estimate${letter}`,
      ...(noise > 0 ? band : []),
      line(curve(exact), { stroke: colors.ink, "stroke-width": 1.8 }),
      ...model.map((points) => line(curve(points), stroke)),
    ),
    plot.below(ticks(extent)),
    plot.beside(ticks(highest)),
    text(plot.right, plot.bottom + 17, "x", { ...faint, "text-anchor": "end" }),
    legend(
      plot,
      [
        [names[0], colors.ink],
        [names[1], colors.reverse],
      ],
      plot.bottom - 30,
    ),
  ].join("");
}

/** @type {(instrument: Diffuscope, letter: string, from: number, top: number) => string} */
export function distance(instrument, letter, from, top) {
  const labels = instrument.labels();
  const distances = [...instrument.distances()];
  const { times } = instrument.densities();
  const most = 1.15 * Math.max(0.1, ...distances);
  const plot = new Plot({ left: from, top, width: third, height: plotHeight, x: [0, 1], y: [0, most] });
  const levels = ticks(most).filter((y) => y >= 0);
  return [
    text(plot.left, top - 12, `W₁(${labels.forward}, ${labels.reverse})\u00a0\u00a0 t: 0 → 1`, {
      ...bold,
      "font-size": 14,
    }),
    plot.framed(
      `distance${letter}`,
      plot.grid(levels),
      line(
        distances.map((d, i) => [plot.x(times[i]), plot.y(d)]),
        { stroke: colors.reverse, "stroke-width": 2.2 },
      ),
    ),
    plot.below([0, 0.25, 0.5, 0.75, 1]),
    plot.beside(levels),
  ].join("");
}
