// The words below an exported picture.

import { bold, colors, faint, inner, lines, margin, number, text } from "./drawing.js";

export { inner, margin, width } from "./drawing.js";

/** @typedef {{ words: string, size: number } & SvgAttributes} Row */

/** @type {(caption: Caption) => Row[]} */
export const captionRows = ({ verdict, figures, experiment }) => [
  { words: verdict, size: 20, ...bold },
  ...lines(figures, "   ·   ", inner, 14).map((words) => ({ words, size: 14 })),
  ...lines(experiment, "  ·  ", inner, 13).map((words) => ({ words, size: 13, ...faint })),
];

/** @type {(link: string) => Row[]} */
export const linkRows = (link) =>
  lines([link], "", inner, 13).map((words) => ({ words, size: 13, fill: colors.forward }));

/**
 * What is recovered in B minus what is in A.
 * @type {(first: Diffuscope, second: Diffuscope) => Row[]}
 */
export function differenceRows(first, second) {
  const [a, b] = [first, second].map((instrument) => instrument.report().recovered);
  const labels = first.labels();
  /** @type {(x: number, decimals: number) => string} */
  const signed = (x, decimals) => `${x > 0 ? "+" : ""}${number(Number(x.toFixed(decimals)))}`;
  const differences = [
    `${labels.mean} ${signed(b.mean - a.mean, 3)}`,
    `W₁ ${signed(b.w1_to_data - a.w1_to_data, 3)}`,
    `${labels.std} ${signed(b.std - a.std, 3)}`,
    `x > 0 ${signed(100 * (b.plus_share - a.plus_share), 1)} %`,
  ];
  return [{ words: `B − A:   ${differences.join("   ·   ")}`, size: 16, ...bold }];
}

/**
 * Rows of words from y = `top` on, and the y of their end.
 * @type {(rows: Row[], top: number) => [string, number]}
 */
export function written(rows, top) {
  let y = top;
  const lines = rows.map(({ words, size, ...given }) => {
    y += 1.6 * size;
    return text(margin, y, words, { "font-size": size, ...given });
  });
  return [lines.join(""), Math.ceil(y)];
}

/**
 * A caption with the link from y = `top` on, and the y of the end of the picture. Without a link there is no caption: the
 * same words are beside the picture.
 * @type {(caption: Caption, link: string, top: number) => [string, number]}
 */
export function below(caption, link, top) {
  if (!link) return ["", top];
  const [words, bottom] = written([...captionRows(caption), ...linkRows(link)], top);
  return [words, bottom + 28];
}
