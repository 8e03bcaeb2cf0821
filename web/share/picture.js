// The picture as SVG, and as PNG at twice its size: the round trip, the populations at the playhead, W₁ against t, and
// a caption. It always has the light theme, because it is used in slides, papers and mails.

import { below, inner, margin, width } from "./caption.js";
import { colors, drawing, line, Plot, tag, text, ticks } from "./drawing.js";

const end = 92;
const gap = 8;
const faint = { fill: colors.faint };
const bold = { "font-weight": 600 };

/** @type {<T>(n: number, at: (i: number) => T) => T[]} */
const range = (n, at) => Array.from({ length: n }, (_, i) => at(i));
const half = (inner - 60) / 2;

/** @type {(instrument: Diffuscope, link: string, title: string) => string} */
export function svg(instrument, link, title) {
  const caption = instrument.caption();
  const parts = [thereAndBack(instrument, 48, 330), playhead(instrument, 460, 170), distance(instrument, 460, 170)];
  const [words, height] = below(caption, link, 668);
  return drawing(width, height, `${title}: ${caption.verdict}`, caption.experiment.join("; "), ...parts, words);
}

/** @type {(instrument: Diffuscope, top: number, height: number) => string} */
function thereAndBack(instrument, top, height) {
  const labels = instrument.labels();
  const report = instrument.report();
  const densities = instrument.densities();
  const images = instrument.density_images();
  const paths = instrument.paths();
  const { reach } = densities;
  const leg = (inner - 2 * end - 3 * gap) / 2;
  /** @type {(left: number, width: number, x: [number, number]) => Plot} */
  const part = (left, width, x) => new Plot({ left, top, width, height, x, y: [-reach, reach] });
  const data = part(margin, end, [1, 0]);
  const forward = part(data.right + gap, leg, [0, 1]);
  const reverse = part(forward.right + gap, leg, [1, 0]);
  const recovered = part(reverse.right + gap, end, [0, 1]);
  /** @type {(x: number, words: string, fill: string, anchor?: string) => string} */
  const heading = (x, words, fill, anchor = "start") =>
    text(x, top - 14, words, { ...bold, "font-size": 15, fill, "text-anchor": anchor });
  const times = [0, 0.25, 0.5, 0.75];
  return [
    heading(data.left, labels.data, colors.forward),
    heading(forward.left, `${labels.forward}\u00a0\u00a0 t: 0 → 1`, colors.forward),
    heading(reverse.left, `${labels.reverse}\u00a0\u00a0 t: 1 → 0`, colors.reverseText),
    heading(recovered.right, labels.recovered, colors.reverseText, "end"),
    histogram(data, "data", densities, "forward", report.data.plus_share, colors.forward, colors.forward),
    way(forward, "forward", images, paths),
    way(reverse, "reverse", images, paths),
    histogram(
      recovered,
      "recovered",
      densities,
      "reverse",
      report.recovered.plus_share,
      colors.reverse,
      colors.reverseText,
    ),
    data.beside(ticks(reach)),
    paths.units.some((unit) => unit !== 1) ? text(forward.left + 8, forward.bottom - 8, "x / √(a² + σ²)", faint) : "",
    text(data.left - 6, top - 4, "x", { ...faint, "text-anchor": "end" }),
    forward.below(times),
    reverse.below(times),
    text((forward.right + reverse.left) / 2, forward.bottom + 17, "t = 1", { ...faint, "text-anchor": "middle" }),
  ].join("");
}

/** @type {(plot: Plot, leg: Leg, images: DensityImages, paths: Paths) => string} */
function way(plot, leg, { width: columns, height: bins, ...images }, paths) {
  // Columns are times: the middles of the first and the last lie on the edges of the plot.
  const beyond = plot.width / (columns - 1) / 2;
  const image = tag("image", {
    href: address(images[leg], columns, bins),
    x: -beyond,
    width: plot.width + 2 * beyond,
    height: plot.height,
    preserveAspectRatio: "none",
    // From the edge where t is 0.
    transform:
      leg === "forward" ? `translate(${plot.left} ${plot.top})` : `translate(${plot.right} ${plot.top}) scale(-1 1)`,
  });
  // One point per pixel is enough.
  const step = Math.ceil(paths.times.length / 600);
  const kept = range(paths.times.length, (i) => i).filter((i) => i % step === 0 || i === paths.times.length - 1);
  const stroke = { stroke: colors.ink, "stroke-opacity": 0.55, "stroke-width": 0.8 };
  const ways = paths[leg].map((way) =>
    line(
      kept.map((i) => [plot.x(paths.times[i]), plot.y(way[i] / paths.units[i])]),
      stroke,
    ),
  );
  return plot.framed(leg, image, ...ways);
}

/**
 * Pixels as the address of a PNG.
 * @type {(rgba: DensityImages["forward"], columns: number, bins: number) => string}
 */
function address(rgba, columns, bins) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: columns, height: bins });
  canvas.getContext("2d")?.putImageData(new ImageData(rgba, columns, bins), 0, 0);
  return canvas.toDataURL("image/png");
}

/**
 * @type {(plot: Plot, name: string, densities: Densities, leg: Leg, share: number, color: string,
 *   textColor: string) => string}
 */
function histogram(plot, name, { bins, ...counts }, leg, share, color, textColor) {
  const perBar = Math.ceil(bins / 64);
  const bars = range(Math.ceil(bins / perBar), (bar) =>
    counts[leg].slice(bar * perBar, Math.min((bar + 1) * perBar, bins)).reduce((a, b) => a + b, 0),
  );
  const longest = Math.max(...bars, 1);
  const height = plot.height / bars.length;
  /** @type {string[]} */
  const shown = bars.map((count, bar) => {
    if (count === 0) return "";
    const x = [plot.x(0), plot.x((0.94 * count) / longest)].sort((a, b) => a - b);
    return tag("rect", {
      x: x[0],
      y: plot.bottom - (bar + 1) * height,
      width: x[1] - x[0],
      height: height + 0.3,
      fill: color,
    });
  });
  /** @type {(y: number, share: number) => string} */
  const percent = (y, share) => {
    const middle = plot.left + plot.width / 2;
    const plate = {
      x: middle - 27,
      y: y - 13,
      width: 54,
      height: 26,
      rx: 4,
      fill: colors.ground,
      "fill-opacity": 0.85,
    };
    const words = { ...bold, "font-size": 17, "text-anchor": "middle", fill: textColor };
    return tag("rect", plate) + text(middle, y + 6, `${(100 * share).toFixed(0)} %`, words);
  };
  return [
    plot.framed(name, plot.grid([0]), ...shown),
    percent(plot.top + 20, share),
    percent(plot.bottom - 20, 1 - share),
  ].join("");
}

/** @type {(instrument: Diffuscope, top: number, height: number) => string} */
function playhead(instrument, top, height) {
  const labels = instrument.labels();
  const { t, extent, left, width, exact, forward, reverse } = instrument.populations();
  const highest = Math.max(...exact, ...forward, ...reverse, 1e-6);
  const plot = new Plot({ left: margin, top, width: half, height, x: [-extent, extent], y: [0, 1.12 * highest] });
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
      "populations",
      filled(forward, colors.forward),
      filled(reverse, colors.reverse),
      line(middles, { stroke: colors.ink, "stroke-width": 1.8 }),
    ),
    plot.below(ticks(extent)),
    text(plot.right, plot.bottom + 17, "x", { ...faint, "text-anchor": "end" }),
    ...entries.flatMap(([words, color], i) => [
      text(plot.right - 34, top + 22 + 18 * i, words, { "text-anchor": "end" }),
      tag("rect", { x: plot.right - 27, y: top + 15.5 + 18 * i, width: 18, height: 4, rx: 2, fill: color }),
    ]),
  ].join("");
}

/** @type {(instrument: Diffuscope, top: number, height: number) => string} */
function distance(instrument, top, height) {
  const labels = instrument.labels();
  const distances = [...instrument.distances()];
  const { times } = instrument.densities();
  const most = 1.15 * Math.max(0.1, ...distances);
  const plot = new Plot({ left: margin + half + 60, top, width: half, height, x: [0, 1], y: [0, most] });
  const levels = ticks(most).filter((y) => y >= 0);
  return [
    text(plot.left, top - 12, `W₁(${labels.forward}, ${labels.reverse})\u00a0\u00a0 t: 0 → 1`, {
      ...bold,
      "font-size": 14,
    }),
    plot.framed(
      "distance",
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
