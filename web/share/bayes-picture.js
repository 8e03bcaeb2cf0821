// The picture of Bayes' rule as SVG: the prior, prior times likelihood at x, the posterior, its mean for every x, and a
// caption. In the light theme, because it is used in slides, papers and mails.

import { below, inner, margin, width } from "./caption.js";
import { curvePlot, range } from "./curves.js";
import { bold, colors, drawing, line, Plot, tag, text } from "./drawing.js";

const end = 150;
const gap = 52;
const top = 48;
const height = 300;
const plots = top + height + 72;
const plotHeight = 190;

/** @type {(instrument: Diffuscope, link: string, title: string) => string} */
export function svg(instrument, link, title) {
  const caption = instrument.caption();
  const labels = /** @type {Record<string, string>} */ (/** @type {unknown} */ (instrument.labels()));
  const report = /** @type {BayesReport} */ (/** @type {unknown} */ (instrument.report()));
  const { prior, posterior, joint, x, curves, mean } = report;
  const seen = Number(instrument.settings().x);
  const middle = { left: margin + end + gap, top, width: inner - 2 * end - gap - 12, height };
  const whole = { left: margin, top: plots, width: inner, height: plotHeight };
  // The same scales as those of the curves.
  const place = new Plot({ ...middle, x: [x[0], x[x.length - 1]], y: range(curves.evidence) });
  const meanPlace = new Plot({ ...whole, x: [x[0], x[x.length - 1]], y: range(curves.mean) });
  const [words, bottom] = below(caption, link, plots + plotHeight + 38);
  const names = ["−1", "+1"];
  return drawing(
    width,
    bottom,
    `${title}: ${caption.verdict}`,
    caption.experiment.join("; "),
    bars("prior", margin, prior, names, labels.prior, colors.forward),
    curvePlot("joint", labels.joint, middle, x, [
      { values: curves.evidence, color: colors.ink, name: "p(x)", width: 1.4 },
      { values: curves.minus, color: colors.faint, name: names[0] },
      { values: curves.plus, color: colors.forward, name: names[1] },
    ]),
    marked(place, seen, joint, `x = ${seen.toFixed(2).replace("-", "−")}`),
    bars("posterior", width - margin - end, posterior, names, labels.posterior, colors.reverse),
    curvePlot("mean", labels.posterior_mean, whole, x, [{ values: curves.mean, color: colors.reverse }]),
    marked(meanPlace, seen, [mean], ""),
    words,
  );
}

/** @type {(plot: Plot, x: number, values: number[], words: string) => string} */
function marked(plot, x, values, words) {
  const stroke = { stroke: colors.ink, "stroke-dasharray": "5 4" };
  const dots = values.map((y) =>
    tag("circle", { cx: plot.x(x), cy: plot.y(y), r: 5, fill: colors.ground, stroke: colors.ink, "stroke-width": 2 }),
  );
  /** @type {Point[]} */
  const ends = [
    [plot.x(x), plot.top],
    [plot.x(x), plot.bottom],
  ];
  return line(ends, stroke) + dots.join("") + text(plot.x(x) + 8, plot.top + 20, words);
}

/** @type {(name: string, left: number, shares: number[], names: string[], title: string, color: string) => string} */
function bars(name, left, shares, names, title, color) {
  const plot = new Plot({ left, top, width: end, height, x: [0, 1], y: [0, 1] });
  const row = height / shares.length;
  // +1 is above −1.
  const shown = [...shares].reverse().flatMap((share, i) => {
    const y = top + i * row;
    return [
      tag("rect", { x: left, y: y + 0.5 * row, width: share * end, height: 0.24 * row, fill: color }),
      text(left + 6, y + 0.42 * row, names[shares.length - 1 - i], { "font-size": 14 }),
      text(left + end - 6, y + 0.42 * row, `${(100 * share).toFixed(1)} %`, {
        "font-size": 14,
        fill: colors.faint,
        "text-anchor": "end",
      }),
    ];
  });
  return text(left, top - 14, title, { ...bold, "font-size": 15, fill: color }) + plot.framed(name, ...shown);
}
