// A plot of curves over x in an exported picture: its heading, its frame, its scales, and the names of its curves.

import { bold, colors, faint, line, Plot, tag, text } from "./drawing.js";

/**
 * A curve: its values at the numbers of the plot, its colour and its name; `fill` is how opaque the area to 0 is.
 * @typedef {{ values: number[], color: string, name?: string, fill?: number, dashed?: boolean, width?: number }} Curve
 */

/**
 * Round numbers from `low` to `high`, about six of them.
 * @type {(low: number, high: number) => number[]}
 */
export function scale(low, high) {
  const rough = (high - low) / 6;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * decade).find((step) => step >= rough) ?? rough;
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, i) => Number(((first + i) * step).toPrecision(9)));
}

/**
 * The range of y of a plot of these values: with 0, and some room.
 * @type {(values: number[]) => [number, number]}
 */
export function range(values) {
  const low = Math.min(0, ...values);
  const high = Math.max(1e-6, ...values);
  const room = 0.08 * (high - low);
  return [low < 0 ? low - room : 0, high + room];
}

/**
 * @type {(name: string, title: string, place: Record<"left" | "top" | "width" | "height", number>, xs: number[],
 *   curves: Curve[], quantity?: string) => string}
 */
export function curvePlot(name, title, place, xs, curves, quantity = "x") {
  const ends = /** @type {[number, number]} */ ([xs[0], xs[xs.length - 1]]);
  const y = range(curves.flatMap((curve) => curve.values));
  const plot = new Plot({ ...place, x: ends, y });
  const levels = scale(...y);
  const shapes = curves.map(({ values, color, fill, dashed, width = 2.2 }) => {
    /** @type {Point[]} */
    const points = values.map((y, i) => [plot.x(xs[i]), plot.y(y)]);
    /** @type {Point[]} */
    const closed = [[plot.x(xs[0]), plot.y(0)], ...points, [plot.x(xs[values.length - 1]), plot.y(0)]];
    const area = fill ? line(closed, { fill: color, "fill-opacity": fill }) : "";
    return area + line(points, { stroke: color, "stroke-width": width, ...(dashed && { "stroke-dasharray": "7 5" }) });
  });
  const named = curves.filter((curve) => curve.name);
  return [
    text(plot.left, plot.top - 12, title, { ...bold, "font-size": 14 }),
    plot.framed(name, plot.grid(levels), ...shapes),
    // At the right end is the name of the quantity.
    plot.below(scale(...ends).filter((x) => x < ends[1] - 0.05 * (ends[1] - ends[0]))),
    plot.beside(levels),
    text(plot.right, plot.bottom + 17, quantity, { ...faint, "text-anchor": "end" }),
    ...named.flatMap(({ name = "", color }, i) => [
      tag("rect", {
        x: plot.right - 46 - 7.4 * name.length,
        y: plot.top + 7 + 18 * i,
        width: 42 + 7.4 * name.length,
        height: 18,
        fill: colors.ground,
        "fill-opacity": 0.85,
      }),
      text(plot.right - 38, plot.top + 20 + 18 * i, name, { "text-anchor": "end" }),
      tag("rect", { x: plot.right - 31, y: plot.top + 13.5 + 18 * i, width: 22, height: 4, rx: 2, fill: color }),
    ]),
  ].join("");
}
