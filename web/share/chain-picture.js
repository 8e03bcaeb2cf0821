// The picture of a Markov chain as SVG: the start, the shares over the steps, the distribution at which it settles, the
// matrix, and a caption. In the light theme, because it is used in slides, papers and mails.

import { below, inner, margin, width } from "./caption.js";
import { colors, drawing, line, Plot, tag, text } from "./drawing.js";

const bold = { "font-weight": 600 };
const end = 150;
const gap = 46;
// The most states with curves: those with the largest shares.
const mostCurves = 6;

/**
 * The colour of a state: blue, green, orange, as in the application.
 * @type {(state: number, states: number) => string}
 */
function colorOf(state, states) {
  const place = (2 * state) / Math.max(states - 1, 1);
  const stops = [colors.forward, "#117a3d", colors.reverse].map((color) =>
    [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)),
  );
  const [from, to] = place < 1 ? [stops[0], stops[1]] : [stops[1], stops[2]];
  const mixed = from.map((part, i) => Math.round(part + (to[i] - part) * (place < 1 ? place : place - 1)));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** @type {(instrument: Diffuscope, link: string, title: string) => string} */
export function svg(instrument, link, title) {
  const caption = instrument.caption();
  const labels = /** @type {Record<string, string>} */ (/** @type {unknown} */ (instrument.labels()));
  const report = /** @type {ChainReport} */ (/** @type {unknown} */ (instrument.report()));
  const names = labels.states.split(",");
  const top = 48;
  const height = 330;
  const start = new Plot({ left: margin, top, width: end, height, x: [0, 1], y: [0, 1] });
  const last = new Plot({ left: width - margin - end, top, width: end, height, x: [0, 1], y: [0, 1] });
  const middle = new Plot({
    left: start.right + gap,
    top,
    width: inner - 2 * end - gap - 16,
    height,
    x: [0, report.distributions.length - 1],
    y: [0, 1],
  });
  /** @type {(x: number, words: string, fill: string, anchor?: string) => string} */
  const heading = (x, words, fill, anchor = "start") =>
    text(x, top - 14, words, { ...bold, "font-size": 15, fill, "text-anchor": anchor });
  const steps = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (report.distributions.length - 1)));
  const [words, whole] = below(caption, link, top + height + 24);
  return drawing(
    width,
    whole,
    `${title}: ${caption.verdict}`,
    caption.experiment.join("; "),
    heading(start.left, labels.start, colors.forward),
    heading(middle.left, labels.shares, colors.ink),
    heading(last.right, labels.end, colors.reverseText, "end"),
    bars(start, "start", report.distributions[0], names, colors.forward),
    curves(middle, report),
    bars(last, "end", report.stationary, names, colors.reverse),
    middle.below([...new Set(steps)]),
    middle.beside([0, 0.2, 0.4, 0.6, 0.8, 1]),
    words,
  );
}

/** @type {(plot: Plot, name: string, shares: number[], names: string[], color: string) => string} */
function bars(plot, name, shares, names, color) {
  const row = plot.height / shares.length;
  const size = Math.min(14, 0.7 * row);
  return plot.framed(
    name,
    ...shares.flatMap((share, i) => {
      const y = plot.top + i * row;
      return [
        tag("rect", { x: plot.left, y: y + 0.5 * row, width: share * plot.width, height: 0.32 * row, fill: color }),
        text(plot.left + 6, y + 0.42 * row, names[i] ?? "", { "font-size": size }),
        text(plot.right - 6, y + 0.42 * row, `${(100 * share).toFixed(1)} %`, {
          "font-size": size,
          fill: colors.faint,
          "text-anchor": "end",
        }),
      ];
    }),
  );
}

/** @type {(plot: Plot, report: ChainReport) => string} */
function curves(plot, { distributions, walkers, stationary }) {
  const states = stationary.map((_, i) => i).sort((a, b) => stationary[b] - stationary[a]);
  const shown = states.slice(0, mostCurves).sort((a, b) => a - b);
  /** @type {(shares: number[][], state: number, given: SvgAttributes) => string} */
  const curve = (shares, state, given) =>
    line(
      shares.map((share, step) => [plot.x(step), plot.y(share[state])]),
      given,
    );
  return plot.framed(
    "shares",
    plot.grid([0.2, 0.4, 0.6, 0.8]),
    ...shown.map((state) =>
      line(
        [
          [plot.left, plot.y(stationary[state])],
          [plot.right, plot.y(stationary[state])],
        ],
        { stroke: colors.faint, "stroke-dasharray": "6 4" },
      ),
    ),
    ...shown.map((state) => curve(walkers, state, { stroke: colorOf(state, stationary.length), "stroke-width": 2.6 })),
    ...shown.map((state) => curve(distributions, state, { stroke: colors.ink, "stroke-width": 1.2 })),
  );
}
