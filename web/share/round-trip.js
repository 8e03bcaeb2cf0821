// The round trip in an exported picture: data, forward run, reverse run, recovered population.

import { bold, colors, faint, inner, line, margin, Plot, range, tag, text, ticks } from "./drawing.js";
import { address } from "./image.js";

const end = 92;
const gap = 8;

/** @type {(instrument: Diffuscope, letter: string, top: number, height: number) => string} */
export function thereAndBack(instrument, letter, top, height) {
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
    histogram(data, `data${letter}`, densities, "forward", report.data.plus_share, colors.forward, colors.forward),
    way(forward, "forward", letter, images, paths),
    way(reverse, "reverse", letter, images, paths),
    histogram(
      recovered,
      `recovered${letter}`,
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

/** @type {(plot: Plot, leg: Leg, letter: string, images: DensityImages, paths: Paths) => string} */
function way(plot, leg, letter, { width: columns, height: bins, ...images }, paths) {
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
  return plot.framed(leg + letter, image, ...ways);
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
