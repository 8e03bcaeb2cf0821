// The caption below an exported picture, and the width of both.

import { colors, lines, text } from "./drawing.js";

export const width = 1200;
export const margin = 40;
export const inner = width - 2 * margin;

/**
 * The caption from y = `top` on, and the y of its end.
 * @type {(caption: Caption, link: string, top: number) => [string, number]}
 */
export function below({ verdict, figures, experiment }, link, top) {
  const rows = [
    { words: verdict, size: 20, "font-weight": 600 },
    ...lines(figures, "   ·   ", inner, 14).map((words) => ({ words, size: 14 })),
    ...lines(experiment, "  ·  ", inner, 13).map((words) => ({ words, size: 13, fill: colors.faint })),
    ...lines([link], "", inner, 13).map((words) => ({ words, size: 13, fill: colors.forward })),
  ];
  let y = top;
  const written = rows.map(({ words, size, ...given }) => {
    y += 1.6 * size;
    return text(margin, y, words, { "font-size": size, ...given });
  });
  return [written.join(""), Math.ceil(y + 28)];
}
