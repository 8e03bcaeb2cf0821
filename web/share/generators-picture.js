// The picture of generators as SVG: a row for each, with the way from z to x, the histograms of data and samples, the
// losses and W₁ during the training; and a caption. In the light theme, because it is used in slides, papers and mails.

import { below, inner, margin, width } from "./caption.js";
import { bold, colors, drawing, faint, line, Plot, tag, text, ticks } from "./drawing.js";

const height = 190;
const most = 20;

/** @typedef {DrawnGenerators["generators"][number]} Generator */

/** @type {(instrument: Diffuscope, link: string, title: string) => string} */
export function svg(instrument, link, title) {
  const caption = instrument.caption();
  const labels = /** @type {Record<string, string>} */ (/** @type {unknown} */ (instrument.labels()));
  const drawn = instrument.generators();
  const iterations = Number(instrument.settings().iterations);
  const rows = drawn.generators.map((generator, i) =>
    row(drawn, generator, 40 + i * (height + 56), iterations, labels),
  );
  const [words, whole] = below(caption, link, 40 + rows.length * (height + 56));
  return drawing(width, whole, `${title}: ${caption.verdict}`, caption.experiment.join("; "), ...rows, words);
}

/** @type {(drawn: DrawnGenerators, generator: Generator, top: number, iterations: number, labels: Record<string, string>)
 *   => string} */
function row({ reach, data }, generator, top, iterations, labels) {
  const x = reach ?? 1;
  /** @type {(share: number, wide: number, across: [number, number], up: [number, number]) => Plot} */
  const plot = (share, wide, across, up) =>
    new Plot({ left: margin + share * inner, top, width: wide * inner, height, x: across, y: up });
  const way = plot(0, 0.36, [0, 1], [-x, x]);
  const bins = plot(0.37, 0.14, [0, 1.1 * Math.max(...data, 1e-9)], [-x, x]);
  const [low, high] = rangeOf(generator);
  const loss = plot(0.57, 0.19, [0, iterations], [low, high]);
  const distance = plot(0.81, 0.19, [0, iterations], [0, 1.1 * Math.max(...generator.w1.slice(1), 0.05)]);
  const stages = generator.stages ?? [];
  const paths = (stages[0] ?? []).map((_, i) =>
    line(
      stages.map((stage, at) => [way.x(at / Math.max(stages.length - 1, 1)), way.y(stage[i])]),
      { stroke: colors.reverse, "stroke-width": 0.9, opacity: 0.6 },
    ),
  );
  const half = x / Math.max(data.length, 1);
  /** @type {(shares: number[]) => Point[]} */
  const steps = (shares) =>
    shares.flatMap((share, bin) => {
      const centre = x * ((2 * bin + 1) / shares.length - 1);
      return [-half, half].map((by) => /** @type {Point} */ ([bins.x(share), bins.y(centre + by)]));
    });
  const area = [...steps(data), [bins.x(0), bins.y(x)], [bins.x(0), bins.y(-x)]];
  const strokes = [colors.reverse, colors.forward, colors.faint];
  const curves = generator.losses.map((values, i) =>
    line(
      values.map((value, at) => [loss.x((at + 0.5) * generator.stride), loss.y(Math.min(high, Math.max(low, value)))]),
      { stroke: strokes[i], "stroke-width": 1.8 },
    ),
  );
  const least = [
    [loss.left, loss.y(generator.least)],
    [loss.right, loss.y(generator.least)],
  ];
  const w1 = generator.iterations.map((at, i) => [distance.x(at), Math.max(distance.top, distance.y(generator.w1[i]))]);
  /** @type {(at: number, words: string, given?: SvgAttributes) => string} */
  const heading = (at, words, given = faint) => text(at, top - 8, words, { "font-size": 14, ...given });
  return [
    heading(way.left, labels[generator.name], { ...bold, "font-size": 16 }),
    heading(bins.left, labels.data, { fill: colors.forward }),
    heading(bins.right, labels.generated, { fill: colors.reverseText, "text-anchor": "end" }),
    heading(loss.left, labels.loss),
    heading(distance.left, labels.distance),
    way.framed(`way-${generator.name}`, ...paths),
    way.beside(ticks(x).filter(Number.isInteger)),
    bins.framed(
      `bins-${generator.name}`,
      tag("polygon", { points: area.map((at) => at.join(",")).join(" "), fill: colors.forward, opacity: 0.3 }),
      line(steps(generator.histogram ?? []), { stroke: colors.reverse, "stroke-width": 1.8 }),
    ),
    loss.framed(
      `loss-${generator.name}`,
      ...curves,
      line(/** @type {Point[]} */ (least), { stroke: colors.ink, "stroke-dasharray": "6 4" }),
    ),
    loss.beside(within(low, high)),
    loss.below([0, iterations]),
    distance.framed(
      `distance-${generator.name}`,
      line(/** @type {Point[]} */ (w1), { stroke: colors.reverse, "stroke-width": 2.2 }),
    ),
    distance.beside(within(0, 1.1 * Math.max(...generator.w1.slice(1), 0.05))),
    distance.below([0, iterations]),
  ].join("");
}

/**
 * What is seen of the losses: the least one, and the later part of the curves.
 * @type {(generator: Generator) => [number, number]}
 */
function rangeOf({ losses, least }) {
  const seen = [least, ...losses.flatMap((values) => values.slice(Math.floor(values.length / 3)))].filter(
    Number.isFinite,
  );
  const [low, high] = [Math.min(...seen), Math.min(Math.max(...seen), Math.abs(least) + most)];
  const room = Math.max(0.05, 0.08 * (high - low));
  return [low - room, high + room];
}

/**
 * A few round numbers in a range.
 * @type {(low: number, high: number) => number[]}
 */
const within = (low, high) =>
  ticks(Math.max(Math.abs(low), Math.abs(high))).filter((value) => value >= low && value <= high);
