// A sweep as files, each with the settings that it does not change, and its link.

import { inner, linkRows, margin, width, written } from "../share/caption.js";
import { head, table } from "../share/csv.js";
import { drawing, faint, lines, tag, text } from "../share/drawing.js";
import { png } from "../share/png.js";
import { picture } from "./plot.js";

const height = 620;
const top = 64;

/**
 * A row for each point: its settings, the figure, and the standard error of that; empty where settings have no meaning
 * together. In English, because programs read it.
 * @type {(sweep: SweepResult, spec: SweepSpec, experiment: SomeSettings, link: string) => string}
 */
export function csv({ x, y = [], values, errors, isDone }, spec, experiment, link) {
  const { figure } = spec;
  const swept = [spec.x.setting, ...(spec.y ? [spec.y.setting] : [])];
  const fixed = Object.entries(experiment).filter(([name]) => !swept.includes(name));
  const remarks = [
    `${figure} of experiments that differ in ${swept.join(" and ")}; error: its standard error, from blocks of 256 particles`,
    ...(isDone ? [] : ["it was stopped before all experiments had been run"]),
    ...fixed.map(([name, value]) => `${name} = ${value}`),
  ];
  const rows = values.flatMap((row, j) =>
    row.map((value, i) => [x[i], ...(spec.y ? [y[j]] : []), value ?? "", errors[j][i] ?? ""]),
  );
  return head("a sweep", link, remarks) + table([[...swept, figure, "error"], ...rows]);
}

/**
 * The plot with a title, the settings and the link, in light colours, because it is used in slides, papers and mails.
 * @type {(drawn: SweepDrawing, title: string, fixed: string[], link: string) => string}
 */
export function svg(drawn, title, fixed, link) {
  const plot = picture(drawn, { width: inner, height, theme: "light", fontSize: 16 });
  const settings = lines(fixed, "  ·  ", inner, 13).map((words) => ({ words, size: 13, ...faint }));
  const [caption, bottom] = written([...settings, ...linkRows(link)], top + height + 8);
  const heading = lines([title], "", inner, 22, 600).map((words, i) =>
    text(margin, 38 + 26 * i, words, { "font-size": 22, "font-weight": 600 }),
  );
  return drawing(
    width,
    bottom + 28,
    title,
    [...fixed, link].join("; "),
    ...heading,
    tag("g", { transform: `translate(${margin} ${top})` }, plot.svg),
    caption,
  );
}

/**
 * The files that can be made of a sweep: how each is called, and its content.
 * @type {Record<"png" | "svg" | "csv", (drawn: SweepDrawing, experiment: SomeSettings, title: string, fixed: string[],
 *   link: string) => Promise<Blob>>}
 */
export const files = {
  png: async (drawn, _, title, fixed, link) => png(svg(drawn, title, fixed, link)),
  svg: async (drawn, _, title, fixed, link) => new Blob([svg(drawn, title, fixed, link)], { type: "image/svg+xml" }),
  csv: async ({ sweep, spec }, experiment, _, __, link) =>
    new Blob([csv(sweep, spec, experiment, link)], { type: "text/csv" }),
};
