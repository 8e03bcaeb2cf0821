// Colours of a sweep. Those of a map are evenly spaced for the eye: each step along them has the same distance in OKLab
// (Ottosson 2020). They go from dark blue to light yellow, which readers with any colour vision tell apart, and their
// lightness alone has the order, so that it survives a grey print.

/** @typedef {[number, number, number]} Color  Lightness, green to red, blue to yellow: OKLab. */

/** @type {Color[]} */
const stops = [
  [0.25, 0.0, -0.1],
  [0.45, -0.01, -0.1],
  [0.62, -0.05, -0.02],
  [0.78, -0.05, 0.08],
  [0.95, -0.03, 0.13],
];

/** @type {(a: Color, b: Color) => number} */
const distance = (a, b) => Math.hypot(...a.map((part, i) => part - b[i]));
const lengths = stops.slice(1).map((stop, i) => distance(stops[i], stop));
const whole = lengths.reduce((a, b) => a + b, 0);

/**
 * The colour at a share of the way from the lowest to the highest value.
 * @type {(share: number) => Color}
 */
export function colorAt(share) {
  let rest = Math.min(1, Math.max(0, share)) * whole;
  let i = 0;
  while (i < lengths.length - 1 && rest > lengths[i]) rest -= lengths[i++];
  const part = rest / lengths[i];
  return /** @type {Color} */ (stops[i].map((from, k) => from + part * (stops[i + 1][k] - from)));
}

/**
 * The linear parts of red, green and blue, from 0 to 1 if a screen has the colour.
 * @type {(color: Color) => number[]}
 */
export function linearOf([lightness, a, b]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/**
 * A colour of OKLab as `#rrggbb`.
 * @type {(color: Color) => string}
 */
export function hex(color) {
  /** @param {number} x */
  const encoded = (x) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
  const bytes = linearOf(color).map((x) => Math.round(255 * Math.min(1, Math.max(0, encoded(x)))));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** @param {number} share */
export const mapColor = (share) => hex(colorAt(share));

/**
 * The colours of what is around and in a plot. The curves' are those of Okabe and Ito (2008), which readers with any
 * colour vision tell apart; on a dark ground the dark ones are lighter.
 * @type {Record<"light" | "dark", SweepColors>}
 */
export const themes = {
  light: {
    ground: "#ffffff",
    ink: "#161b22",
    faint: "#57606a",
    line: "#dde1e6",
    curves: ["#0072b2", "#d55e00", "#009e73", "#a1528a", "#b37400", "#4597cc", "#161b22", "#7a5c3e"],
  },
  dark: {
    ground: "#191d23",
    ink: "#f0f2f4",
    faint: "#a3acb6",
    line: "#2e353e",
    curves: ["#4ca9e8", "#ff8a3c", "#2cc295", "#dc9cc8", "#e6a817", "#8fd0f5", "#f0f2f4", "#c3a27f"],
  },
};

/**
 * The colours of `count` curves: of their own if they are choices, and along those of a map if their order counts. Those
 * at the end of the map nearest to the ground can't be seen and are left out.
 * @type {(count: number, isOrdered: boolean, theme: "light" | "dark") => string[]}
 */
export function curveColors(count, isOrdered, theme) {
  const { curves } = themes[theme];
  const [from, to] = theme === "dark" ? [0.4, 1] : [0, 0.5];
  return Array.from({ length: count }, (_, i) =>
    isOrdered ? mapColor(from + ((to - from) * i) / Math.max(count - 1, 1)) : curves[i % curves.length],
  );
}
