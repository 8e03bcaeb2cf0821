// Pieces of an SVG drawing, as text.

export const colors = {
  // The colours of the light theme, with the same meaning as in the application.
  ground: "#ffffff",
  ink: "#161b22",
  faint: "#57606a",
  line: "#dde1e6",
  forward: "#1b63c6",
  reverse: "#db6204",
  reverseText: "#b04a00",
};
// The width of a picture, its margin, and the width between the margins.
export const width = 1200;
export const margin = 40;
export const inner = width - 2 * margin;
export const faint = { fill: colors.faint };
export const bold = { "font-weight": 600 };

/** @type {<T>(n: number, at: (i: number) => T) => T[]} */
export const range = (n, at) => Array.from({ length: n }, (_, i) => at(i));

const families =
  "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** @param {string} words */
const escaped = (words) => words.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
/** @param {SvgAttributes} given */
const attributes = (given) =>
  Object.entries(given)
    .map(([name, value]) => ` ${name}="${typeof value === "number" ? round(value) : escaped(value)}"`)
    .join("");
/**
 * A coordinate, rounded to a hundredth.
 * @param {number} x
 */
const round = (x) => Number(x.toFixed(2));

/** @type {(name: string, given: SvgAttributes, ...inside: string[]) => string} */
export const tag = (name, given, ...inside) =>
  `<${name}${attributes(given)}${inside.length > 0 ? `>${inside.join("")}</${name}>` : "/>"}`;

/** @type {(x: number, y: number, words: string, given?: SvgAttributes) => string} */
export const text = (x, y, words, given = {}) =>
  tag("text", { x, y, fill: colors.ink, "font-size": 13, ...given }, escaped(words));

/** @type {(points: Point[], given: SvgAttributes) => string} */
export const line = (points, given) =>
  tag("polyline", { points: points.map(([x, y]) => `${round(x)},${round(y)}`).join(" "), fill: "none", ...given });

/** @type {(width: number, height: number, title: string, description: string, ...inside: string[]) => string} */
export const drawing = (width, height, title, description, ...inside) =>
  tag(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": families },
    tag("title", {}, escaped(title)),
    tag("desc", {}, escaped(description)),
    tag("rect", { width, height, fill: colors.ground }),
    ...inside,
  );

// How wide words are.
const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
/** @type {(words: string, size: number, weight: number) => number} */
export function widthOf(words, size, weight) {
  pen.font = `${weight} ${size}px ${families}`;
  return pen.measureText(words).width;
}

/**
 * Pieces with a separator between them, in lines that are no wider than `width`. A piece that is wider is cut.
 * @type {(pieces: string[], between: string, width: number, size: number, weight?: number) => string[]}
 */
export function lines(pieces, between, width, size, weight = 400) {
  const found = [""];
  for (const piece of pieces) {
    const longer = found.at(-1) ? found.at(-1) + between + piece : piece;
    if (widthOf(longer, size, weight) <= width) {
      found[found.length - 1] = longer;
      continue;
    }
    if (found.at(-1)) found.push("");
    for (const letter of piece) {
      if (widthOf(found.at(-1) + letter, size, weight) > width) found.push("");
      found[found.length - 1] += letter;
    }
  }
  return found;
}

/**
 * A number with a true minus sign.
 * @param {number} x
 */
export const number = (x) => String(x).replace("-", "−");

/**
 * Round numbers within ± extent, about seven of them.
 * @param {number} extent
 */
export function ticks(extent) {
  const decade = 10 ** Math.floor(Math.log10(extent / 3.5));
  const step = [1, 2, 5, 10].map((m) => m * decade).find((step) => extent / step < 4.6) ?? extent;
  const most = Math.floor((0.97 * extent) / step);
  return Array.from({ length: 2 * most + 1 }, (_, i) => Number(((i - most) * step).toPrecision(9)));
}

// A rectangle with a scale along each side, y upwards: its background, its frame and its numbers.
export class Plot {
  /** @param {Record<"left" | "top" | "width" | "height", number> & Record<"x" | "y", [number, number]>} place */
  constructor({ left, top, width, height, x: [x0, x1], y: [y0, y1] }) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.right = left + width;
    this.bottom = top + height;
    /** @param {number} x */
    this.x = (x) => left + ((x - x0) / (x1 - x0)) * width;
    /** @param {number} y */
    this.y = (y) => top + height - ((y - y0) / (y1 - y0)) * height;
  }

  /** @param {SvgAttributes} given */
  box(given) {
    return tag("rect", { x: this.left, y: this.top, width: this.width, height: this.height, ...given });
  }

  /**
   * Draws inside the frame only.
   * @type {(name: string, ...inside: string[]) => string}
   */
  framed(name, ...inside) {
    return [
      tag("clipPath", { id: `diffuscope-${name}` }, this.box({})),
      tag("g", { "clip-path": `url(#diffuscope-${name})` }, ...inside),
      this.box({ fill: "none", stroke: colors.line }),
    ].join("");
  }

  /** @param {number[]} at */
  grid(at) {
    return at
      .map((y) =>
        line(
          [
            [this.left, this.y(y)],
            [this.right, this.y(y)],
          ],
          { stroke: colors.line },
        ),
      )
      .join("");
  }

  /** @param {number[]} at */
  below(at) {
    return at
      .map((x) => text(this.x(x), this.bottom + 17, number(x), { "text-anchor": "middle", fill: colors.faint }))
      .join("");
  }

  /** @param {number[]} at */
  beside(at) {
    return at
      .map((y) => text(this.left - 6, this.y(y) + 4.5, number(y), { "text-anchor": "end", fill: colors.faint }))
      .join("");
  }
}
