// Pictures that go out and back, as SVG: the first of them in a row each, as they were, on their way out, on their way
// back, and recovered; and a caption. In the light theme, because it is used in slides, papers and mails.

import { below, margin, width } from "./caption.js";
import { bold, colors, drawing, range, tag, text } from "./drawing.js";

const most = 8;
const times = 7;
const gap = 18;
const tile = (width - 2 * margin - 3 * gap) / (2 * times + 2);

/**
 * Gray pictures in rows as the address of a PNG, a pixel for each pixel.
 * @type {(side: number, rows: ArrayLike<number>[][]) => string}
 */
function film(side, rows) {
  const canvas = document.createElement("canvas");
  canvas.width = side * (rows[0]?.length ?? 1);
  canvas.height = side * rows.length;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("the browser draws no pictures");
  const image = context.createImageData(canvas.width, canvas.height);
  for (const [row, pictures] of rows.entries())
    for (const [column, grays] of pictures.entries())
      for (let i = 0; i < side * side; i++) {
        const place = 4 * ((row * side + Math.floor(i / side)) * canvas.width + column * side + (i % side));
        // Ink is dark.
        image.data.fill(255 - grays[i], place, place + 3);
        image.data[place + 3] = 255;
      }
  context.putImageData(image, 0, 0);
  return canvas.toDataURL();
}

/** @type {(pixels: Float32Array) => number[]} */
const grays = (pixels) => [...pixels].map((x) => Math.round(127.5 * (Math.min(1, Math.max(-1, x)) + 1)));

/** @type {(instrument: Diffuscope, link: string, title: string) => string} */
export function svg(instrument, link, title) {
  const caption = instrument.caption();
  const labels = /** @type {Record<string, string>} */ (/** @type {unknown} */ (instrument.labels()));
  const { side, count, times: all, forward, reverse, data, recovered } = instrument.pictures();
  const rows = Math.min(count, most);
  const size = side * side;
  /** @type {(film: Uint8Array, picture: number, time: number) => Uint8Array} */
  const at = (film, picture, time) => {
    const start = (picture * all.length + Math.round((time / (times - 1)) * (all.length - 1))) * size;
    return film.subarray(start, start + size);
  };
  /** @type {(pixels: Float32Array, picture: number) => number[]} */
  const still = (pixels, picture) => grays(pixels.subarray(picture * size, (picture + 1) * size));
  const top = 48;
  const height = rows * tile;
  const strip = times * tile;
  const out = margin + tile + gap;
  const back = out + strip + gap;
  const last = back + strip + gap;
  /** @type {(x: number, across: number, color: string, pictures: (row: number) => ArrayLike<number>[]) => string} */
  const part = (x, across, color, pictures) =>
    tag("image", {
      x,
      y: top,
      width: across * tile,
      height,
      href: film(side, range(rows, pictures)),
      preserveAspectRatio: "none",
      "image-rendering": "pixelated",
    }) + tag("rect", { x, y: top, width: across * tile, height, fill: "none", stroke: color });
  /** @type {(x: number, words: string, fill: string) => string} */
  const heading = (x, words, fill) => text(x, top - 14, words, { ...bold, "font-size": 15, fill });
  const [words, whole] = below(caption, link, top + height + 8);
  return drawing(
    width,
    whole,
    `${title}: ${caption.verdict}`,
    caption.experiment.join("; "),
    heading(margin, labels.data, colors.forward),
    heading(out, `${labels.forward}  t: 0 → 1`, colors.forward),
    heading(back, `${labels.reverse}  t: 1 → 0`, colors.reverseText),
    text(last + tile, top - 14, labels.recovered, {
      ...bold,
      "font-size": 15,
      fill: colors.reverseText,
      "text-anchor": "end",
    }),
    part(margin, 1, colors.forward, (row) => [still(data, row)]),
    part(out, times, colors.forward, (row) => range(times, (time) => at(forward, row, time))),
    part(back, times, colors.reverse, (row) => range(times, (time) => at(reverse, row, times - 1 - time))),
    part(last, 1, colors.reverse, (row) => [still(recovered, row)]),
    words,
  );
}
