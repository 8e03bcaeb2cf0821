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
  const lines = curves.map(({ values }) => values.map((y, i) => /** @type {Point} */ ([plot.x(xs[i]), plot.y(y)])));
  const shapes = curves.map(({ values, color, fill, dashed, width = 2.2 }, i) => {
    const points = lines[i];
    /** @type {Point[]} */
    const closed = [[plot.x(xs[0]), plot.y(0)], ...points, [plot.x(xs[values.length - 1]), plot.y(0)]];
    const area = fill ? line(closed, { fill: color, "fill-opacity": fill }) : "";
    return area + line(points, { stroke: color, "stroke-width": width, ...(dashed && { "stroke-dasharray": "7 5" }) });
  });
  const named = curves.filter((curve) => curve.name);
  const names = roomForNames(plot, named, lines);
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
        y: names + 18 * i,
        width: 42 + 7.4 * name.length,
        height: 18,
        fill: colors.ground,
        "fill-opacity": 0.85,
      }),
      text(plot.right - 38, names + 13 + 18 * i, name, { "text-anchor": "end" }),
      tag("rect", { x: plot.right - 31, y: names + 6.5 + 18 * i, width: 22, height: 4, rx: 2, fill: color }),
    ]),
  ].join("");
}

/**
 * The y of the top of the names at the right: at the top, in the middle or at the bottom, where they cover least.
 * @type {(plot: Plot, named: Curve[], lines: Point[][]) => number}
 */
function roomForNames(plot, named, lines) {
  const left = plot.right - 46 - 7.4 * Math.max(0, ...named.map(({ name = "" }) => name.length));
  const height = 18 * named.length;
  const tops = [plot.top + 7, (plot.top + plot.bottom - height) / 2, plot.bottom - height - 7];
  /** @type {(top: number) => number} */
  const covered = (top) => lines.flat().filter(([x, y]) => x > left && y > top - 4 && y < top + height + 4).length;
  return tops.reduce((best, top) => (covered(top) < covered(best) ? top : best));
}
