// Reads a PDF file that Chromium has written: its words and its images. Chromium's files have neither object streams nor
// fonts without a table of their letters.

import { inflateSync } from "node:zlib";

/** @typedef {{ dictionary: string, content: Buffer }} PdfObject */

/**
 * The objects of a file by their number.
 * @type {(file: Buffer) => Map<string, PdfObject>}
 */
function objectsOf(file) {
  const text = file.toString("latin1");
  /** @type {Map<string, PdfObject>} */
  const objects = new Map();
  for (const { 1: number, 2: body } of text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\s?endobj/g)) {
    const [dictionary, rest] = body.split(/\bstream\r?\n/, 2);
    const packed = Buffer.from((rest ?? "").replace(/\r?\n?endstream\s*$/, ""), "latin1");
    const content = dictionary.includes("/FlateDecode") ? inflateSync(packed) : packed;
    objects.set(number, { dictionary, content });
  }
  return objects;
}

/** @param {string} hex  UTF-16 */
const letters = (hex) => String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));

/**
 * The letters of a font by the code of their glyph, from its table.
 * @type {(table: string) => Map<string, string>}
 */
function lettersOf(table) {
  const found = new Map();
  for (const [, list] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, unicode] of list.matchAll(/<(\w+)>\s*<(\w+)>/g))
      found.set(code.toUpperCase(), letters(unicode));
  }
  for (const [, list] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, unicode] of list.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, last, start] = [from, to, unicode].map((hex) => Number.parseInt(hex, 16));
      for (let code = first; code <= last; code++) {
        found.set(
          code.toString(16).padStart(from.length, "0").toUpperCase(),
          String.fromCharCode(start + code - first),
        );
      }
    }
  }
  return found;
}

/**
 * The words of a file, without ligatures, and without spaces, because lines break anywhere; and its images with their
 * pixels.
 * @type {(file: Buffer) => { words: string, pages: number, images: { width: number, height: number, bytes: Buffer }[] }}
 */
export function readPdf(file) {
  const objects = objectsOf(file);
  // Type 3 fonts have codes of one byte, the others of two.
  /** @type {Map<string, { letters: Map<string, string>, code: RegExp }>} */
  const fonts = new Map();
  for (const { dictionary } of objects.values()) {
    for (const [, name, number] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(number)?.dictionary ?? "";
      const table = /\/ToUnicode (\d+) 0 R/.exec(font)?.[1];
      if (!table) continue;
      const letters = lettersOf(objects.get(table)?.content.toString("latin1") ?? "");
      fonts.set(name, { letters, code: font.includes("/Type3") ? /.{2}/g : /.{4}/g });
    }
  }
  let words = "";
  const images = [];
  let pages = 0;
  for (const { dictionary, content } of objects.values()) {
    if (/\/Type\s*\/Page\b/.test(dictionary)) pages += 1;
    if (/\/Subtype\s*\/Image/.test(dictionary)) {
      const [width, height] = ["Width", "Height"].map((name) => Number(dictionary.match(`/${name} (\\d+)`)?.[1]));
      images.push({ width, height, bytes: content });
    }
    /** @type {ReturnType<typeof fonts.get>} */
    let font;
    for (const [, name, hex] of content.toString("latin1").matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>/g)) {
      if (name) font = fonts.get(name);
      else if (font) for (const code of hex.match(font.code) ?? []) words += font.letters.get(code.toUpperCase()) ?? "";
    }
  }
  return { words: words.normalize("NFKC").replace(/\s/g, ""), pages, images };
}
