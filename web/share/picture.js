// The picture as SVG, and as PNG at twice its size: the round trip, the populations and x̂₀ at the playhead, W₁ against t,
// and a caption. Of a comparison it has both experiments and the difference.
// It always has the light theme, because it is used in slides, papers and mails.

import { below, captionRows, differenceRows, linkRows, written } from "./caption.js";
import { bold, drawing, margin, text, width } from "./drawing.js";
import { between, distance, estimate, playhead, plotHeight, third } from "./plots.js";
import { thereAndBack } from "./round-trip.js";

/** @type {(instrument: Diffuscope, link: string, title: string) => string} */
export function svg(instrument, link, title) {
  const second = instrument.second();
  if (!second) return alone(instrument, "", 330, link, title);
  const both = [instrument.caption(), second.caption()];
  const [partsOfA, topOfA] = experiment(instrument, "A", 0, 250);
  const [wordsOfA, bottomOfA] = written(captionRows(both[0]), topOfA);
  const [partsOfB, topOfB] = experiment(second, "B", bottomOfA + 24, 250);
  const [wordsOfB, bottomOfB] = written(captionRows(both[1]), topOfB);
  const [words, bottom] = written([...differenceRows(instrument, second), ...linkRows(link)], bottomOfB + 8);
  const heading = both.map(({ verdict }, i) => `${"AB"[i]}: ${verdict}`).join("; ");
  const told = both.map(({ experiment }) => experiment.join("; ")).join(" | ");
  const parts = [partsOfA, wordsOfA, partsOfB, wordsOfB, words];
  return drawing(width, bottom + 28, `${title}: ${heading}`, told, ...parts);
}

/**
 * One experiment, whose letter is "" if it is not one of two, with a round trip of this height; without its words if there
 * is no link.
 * @type {(instrument: Diffuscope, letter: string, height: number, link: string, title: string) => string}
 */
export function alone(instrument, letter, height, link, title) {
  const caption = instrument.caption();
  const [parts, top] = experiment(instrument, letter, 0, height);
  const [words, bottom] = below(caption, link, top);
  return drawing(width, bottom, `${title}: ${caption.verdict}`, caption.experiment.join("; "), parts, words);
}

/**
 * The round trip of an experiment, without plots and words.
 * @type {(instrument: Diffuscope, letter: string, height: number, title: string) => string}
 */
export function roundTrip(instrument, letter, height, title) {
  const { verdict, experiment } = instrument.caption();
  const parts = thereAndBack(instrument, letter, 48, height);
  return drawing(width, 48 + height + 30, `${title}: ${verdict}`, experiment.join("; "), letterOf(letter, 0), parts);
}

/** @type {(letter: string, top: number) => string} */
const letterOf = (letter, top) => letter && text(10, top + 34, letter, { ...bold, "font-size": 20 });

/**
 * The round trip and the plots of an experiment, whose letter is "" if it is alone, from y = `top` on; and the y of their
 * end.
 * @type {(instrument: Diffuscope, letter: string, top: number, height: number) => [string, number]}
 */
function experiment(instrument, letter, top, height) {
  const plots = top + 48 + height + 82;
  const left = [0, 1, 2].map((i) => margin + i * (third + between));
  const parts = [
    letterOf(letter, top),
    thereAndBack(instrument, letter, top + 48, height),
    playhead(instrument, letter, left[0], plots),
    estimate(instrument, letter, left[1], plots),
    distance(instrument, letter, left[2], plots),
  ];
  return [parts.join(""), plots + plotHeight + 38];
}
