// The files that the share panel offers as downloads.

import * as bayes from "./bayes-picture.js";
import * as chain from "./chain-picture.js";
import * as chainTables from "./chain-tables.js";
import * as continuum from "./continuum-picture.js";
import * as gaussians from "./gaussians-picture.js";
import * as generators from "./generators-picture.js";
import * as generatorsTables from "./generators-tables.js";
import * as images from "./images-picture.js";
import * as imagesTables from "./images-tables.js";
import * as picture from "./picture.js";
import { png } from "./png.js";
import { saveFile } from "./save-file.js";
import * as tables from "./tables.js";

/** @typedef {(instrument: Diffuscope, link: string, title: string) => string} Draw  An SVG drawing. */
/**
 * A picture has what draws it, for paper, too.
 * @typedef {{ name: "picture" | "figures" | "densities" | "paths" | "shares" | "curves" | "experiment", kind: string,
 *   make: MakeFile, draw?: Draw }} Download
 */

/** @type {(type: string, text: string) => Blob} */
const blob = (type, text) => new Blob([text], { type });
/** @type {(table: (instrument: Diffuscope, link: string) => string) => MakeFile} */
const csv = (table) => (instrument, link) => blob("text/csv", table(instrument, link));

/** @type {(draw: Draw) => Download[]} */
const pictures = (draw) => [
  { name: "picture", kind: "png", make: (...given) => png(draw(...given)) },
  { name: "picture", kind: "svg", make: (...given) => blob("image/svg+xml", draw(...given)), draw },
];
/** @type {Download} */
const experimentFile = {
  name: "experiment",
  kind: "json",
  make: (instrument, link) => blob("application/json", experiment(instrument, link)),
};

/** @type {Record<string, Download[]>} */
const downloads = {
  "one-dimension": [
    ...pictures(picture.svg),
    { name: "figures", kind: "csv", make: csv(tables.figures) },
    { name: "densities", kind: "csv", make: csv(tables.densities) },
    { name: "paths", kind: "csv", make: csv(tables.paths) },
    experimentFile,
  ],
  continuum: [
    ...pictures(continuum.svg),
    { name: "figures", kind: "csv", make: csv(chainTables.continuum) },
    experimentFile,
  ],
  gaussians: [
    ...pictures(gaussians.svg),
    { name: "curves", kind: "csv", make: csv(chainTables.curves) },
    experimentFile,
  ],
  bayes: [...pictures(bayes.svg), { name: "curves", kind: "csv", make: csv(chainTables.curves) }, experimentFile],
  images: [...pictures(images.svg), { name: "figures", kind: "csv", make: csv(imagesTables.figures) }, experimentFile],
  generators: [
    ...pictures(generators.svg),
    { name: "figures", kind: "csv", make: csv(generatorsTables.figures) },
    { name: "densities", kind: "csv", make: csv(generatorsTables.densities) },
    { name: "paths", kind: "csv", make: csv(generatorsTables.paths) },
    experimentFile,
  ],
  chain: [
    ...pictures(chain.svg),
    { name: "figures", kind: "csv", make: csv(chainTables.figures) },
    { name: "shares", kind: "csv", make: csv(chainTables.shares) },
    experimentFile,
  ],
};

/**
 * The files of the screen that is shown.
 * @param {Diffuscope} instrument
 */
export function downloadsOf(instrument) {
  const { screen, topic } = instrument.settings();
  return downloads[String(screen === "chain" ? topic : screen)] ?? [experimentFile];
}

/** @param {Diffuscope} instrument */
export const isFirstScreen = (instrument) => instrument.settings().screen === "one-dimension";

/**
 * Every setting, and the numbers of a list, which no link has; of both experiments, if two are compared. The page can open
 * it again: see src/lab/file.rs. The figures are for other programs.
 * @type {(instrument: Diffuscope, link: string) => string}
 */
function experiment(instrument, link) {
  const second = isFirstScreen(instrument) ? instrument.second() : undefined;
  const difference = second && minus(second.report().recovered, instrument.report().recovered);
  const file = {
    diffuscope: 1,
    link,
    ...contentOf(instrument),
    ...(second && { b: contentOf(second), difference }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @param {Diffuscope} instrument */
function contentOf(instrument) {
  const hasNumbers = ["one-dimension", "generators"].includes(instrument.settings().screen);
  const numbers = hasNumbers ? instrument.numbers() : undefined;
  return { settings: instrument.settings(), ...(numbers && { numbers: [...numbers] }), figures: instrument.report() };
}

/**
 * B minus A, figure by figure.
 * @type {(b: Record<string, any>, a: Record<string, any>) => Record<string, number>}
 */
const minus = (b, a) => Object.fromEntries(Object.keys(a).map((name) => [name, b[name] - a[name]]));

/**
 * Makes the file, and has the browser save it.
 * @type {(download: Download, instrument: Diffuscope, link: string, title: string) => Promise<void>}
 */
export async function save({ name, kind, make }, instrument, link, title) {
  saveFile(`diffuscope-${name}.${kind}`, await make(instrument, link, title));
}
