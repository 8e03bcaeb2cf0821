// The picture of the forward process as SVG: where it starts, its density over the steps, where it is at the last step,
// the distance to N(0, 1), and a caption. In the light theme, because it is used in slides, papers and mails.

import { below, inner, margin, width } from "./caption.js";
import { curvePlot } from "./curves.js";
import { bold, colors, drawing, faint, line, Plot, tag, text } from "./drawing.js";
import { address } from "./image.js";

const end = 110;
const gap = 10;
const top = 48;
const height = 320;
const plotHeight = 170;

/** @type {(instrument: Diffuscope, link: string, title: string) => string} */
export function svg(instrument, link, title) {
  const caption = instrument.caption();
  const labels = /** @type {Record<string, string>} */ (/** @type {unknown} */ (instrument.labels()));
  const report = /** @type {ContinuumReport} */ (/** @type {unknown} */ (instrument.report()));
  const { densities, noise, x, means, stds, distances } = report;
  const steps = densities.length - 1;
  const reach = x[x.length - 1] + (x[1] - x[0]) / 2;
  /** @type {(left: number, width: number, range: [number, number]) => Plot} */
  const part = (left, width, range) => new Plot({ left, top, width, height, x: range, y: [-reach, reach] });
  const start = part(margin, end, [1, 0]);
  const middle = part(start.right + gap, inner - 2 * end - 2 * gap, [0, steps]);
  const last = part(middle.right + gap, end, [0, 1]);
  /** @type {(at: number, words: string, fill: string, anchor?: string) => string} */
  const heading = (at, words, fill, anchor = "start") =>
    text(at, top - 14, words, { ...bold, "font-size": 15, fill, "text-anchor": anchor });
  const marks = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * steps));
  const plots = top + height + 72;
  const half = (inner - 56) / 2;
  const numbers = Array.from({ length: steps + 1 }, (_, step) => step);
  const [words, bottom] = below(caption, link, plots + plotHeight + 38);
  return drawing(
    width,
    bottom,
    `${title}: ${caption.verdict}`,
    caption.experiment.join("; "),
    heading(start.left, labels.start, colors.forward),
    heading(middle.left, labels.density, colors.forward),
    heading(last.right, "N(0, 1)", colors.reverseText, "end"),
    histogram(start, "start", densities[0], colors.forward),
    middle.framed("density", image(middle, densities)),
    histogram(last, "last", densities[steps], colors.reverse, noise),
    start.beside([-2, 0, 2].filter((x) => Math.abs(x) < reach)),
    text(start.left - 6, top - 4, "x", { ...faint, "text-anchor": "end" }),
    middle.below([...new Set(marks)]),
    text(middle.left + middle.width / 2, middle.bottom + 34, labels.step, { ...faint, "text-anchor": "middle" }),
    text(start.left + end / 2, start.bottom + 16, `${labels.step} 0`, { ...faint, "text-anchor": "middle" }),
    text(last.left + end / 2, last.bottom + 16, `${labels.step} ${steps}`, { ...faint, "text-anchor": "middle" }),
    curvePlot(
      "moments",
      `${labels.mean}, ${labels.std}`,
      { left: margin, top: plots, width: half, height: plotHeight },
      numbers,
      [
        { values: means, color: colors.forward, name: labels.mean },
        { values: stds, color: colors.reverse, name: labels.std },
      ],
      labels.step,
    ),
    curvePlot(
      "distances",
      labels.distance,
      { left: margin + half + 56, top: plots, width: half, height: plotHeight },
      numbers,
      [{ values: distances, color: colors.ink, fill: 0.1 }],
      labels.step,
    ),
    words,
  );
}

/** @type {(plot: Plot, name: string, shares: number[], color: string, exact?: number[]) => string} */
function histogram(plot, name, shares, color, exact) {
  const most = Math.max(...shares, ...(exact ?? [])) / 0.94;
  const row = plot.height / shares.length;
  const bars = shares.map((share, cell) => {
    const [from, to] = [plot.x(0), plot.x(share / most)].sort((a, b) => a - b);
    return tag("rect", {
      x: from,
      y: plot.bottom - (cell + 1) * row,
      width: to - from,
      height: row + 0.3,
      fill: color,
    });
  });
  /** @type {Point[] | undefined} */
  const points = exact?.map((share, cell) => [plot.x(share / most), plot.bottom - (cell + 0.5) * row]);
  return plot.framed(name, ...bars, points ? line(points, { stroke: colors.ink, "stroke-width": 1.5 }) : "");
}

/**
 * The cells of all steps as pixels: the bluer, the more probable at its step.
 * @type {(plot: Plot, densities: number[][]) => string}
 */
function image(plot, densities) {
  const [columns, rows] = [densities.length, densities[0].length];
  const pixels = new Uint8ClampedArray(4 * columns * rows);
  const blue = [1, 3, 5].map((at) => Number.parseInt(colors.forward.slice(at, at + 2), 16));
  for (const [step, cells] of densities.entries()) {
    const most = Math.max(...cells);
    for (const [cell, share] of cells.entries()) {
      const strength = Math.sqrt(share / most);
      const pixel = blue.map((part) => Math.round(255 + strength * (part - 255)));
      pixels.set([...pixel, 255], 4 * ((rows - 1 - cell) * columns + step));
    }
  }
  const place = { x: plot.left, y: plot.top, width: plot.width, height: plot.height, preserveAspectRatio: "none" };
  return tag("image", { href: address(pixels, columns, rows), ...place });
}
