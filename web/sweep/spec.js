// What is swept, as the address has it: `w1;steps:1..256/17;sampler;curves;log`. The parts are the figure, the setting
// along x, the one along y if there is one, and, if they are not those that fit the axes, how it is shown. An axis is a
// setting with all of its choices, with some of them (`sampler:em,ddim`), or with a range and a number of values.

/**
 * What an address has that can't be taken as it is given, and what is taken instead.
 * @typedef {{ kind: "setting" | "twice" | "range" | "choices" | "word", given: string, taken?: string }} Problem
 */

/** @type {SweepSpec["figure"][]} */
export const figures = ["w1", "mean", "std", "share", "ks"];
/** @type {("curves" | "map")[]} */
export const views = ["curves", "map"];
/** @type {("linear" | "log")[]} */
export const scales = ["linear", "log"];

// The values of an axis with a range, unless it says how many, and the most of them in the page.
const usual = 33;
export const most = 129;
// A range whose ends have this ratio is even in the logarithm, as in src/lab/sweep/axis.rs.
const wide = 32;

/** @type {(axis: SweepAxis) => boolean} */
export const isRange = ({ first }) => first !== undefined;

/**
 * Whether the values of an axis are even in the logarithm.
 * @param {(string | number)[]} values
 */
export function isLogarithmic(values) {
  const numbers = values.filter((value) => typeof value === "number");
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return numbers.length === values.length && low > 0 && high >= wide * low;
}

/** @type {(spec: SweepSpec) => "curves" | "map"} */
export const viewOf = ({ view, x, y }) => view ?? (y && isRange(x) && isRange(y) ? "map" : "curves");

/**
 * The axis of a setting over its whole range, or with all of its choices.
 * @type {(setting: SweptSetting) => SweepAxis}
 */
export function wholeAxis({ name, least = 0, most: highest = 0, choices, whole }) {
  if (choices) return { setting: name };
  const last = name === "seed" ? 32 : highest;
  const first = name === "seed" ? 1 : least;
  return { setting: name, first, last, count: whole ? Math.min(usual, last - first + 1) : usual };
}

/** @type {(axis: SweepAxis) => string} */
function axisText({ setting, first, last, count, names }) {
  if (first !== undefined) return `${setting}:${first}..${last}/${count}`;
  return names ? `${setting}:${names.join(",")}` : setting;
}

/**
 * The text in the address, with what can't be in a query encoded.
 * @type {(spec: SweepSpec) => string}
 */
export function textOf({ figure, x, y, view, scale }) {
  const parts = [figure, axisText(x), y && axisText(y), view, scale].filter((part) => part !== undefined);
  return parts
    .map((part) => encodeURIComponent(part).replaceAll("%3A", ":").replaceAll("%2C", ","))
    .join(";")
    .replaceAll("%2F", "/");
}

/**
 * An axis as the engine reads it.
 * @type {(axis: SweepAxis) => { setting: string, values?: string | string[] }}
 */
export function toEngine({ setting, first, last, count, names }) {
  return { setting, values: first === undefined ? names : `${first}..${last}/${count}` };
}

/**
 * The nearest sensible sweep to a text, and what was not taken as it is given.
 * @type {(text: string, settings: SweptSetting[]) => { spec: SweepSpec, problems: Problem[] }}
 */
export function read(text, settings) {
  /** @type {Problem[]} */
  const problems = [];
  /** @type {SweepSpec} */
  const spec = { figure: "w1", x: axisOf("noise", settings, problems) };
  /** @type {SweepAxis[]} */
  const axes = [];
  for (const part of text.split(";").filter((part) => part !== "")) {
    const figure = figures.find((name) => name === part);
    const view = views.find((name) => name === part);
    const scale = scales.find((name) => name === part);
    if (figure) spec.figure = figure;
    else if (view) spec.view = view;
    else if (scale) spec.scale = scale;
    else if (axes.length === 2)
      problems.push({ kind: "word", given: part, taken: textOf({ ...spec, x: axes[0], y: axes[1] }) });
    else if (settings.some(({ name }) => name === part.split(":")[0])) axes.push(axisOf(part, settings, problems));
    else problems.push({ kind: "setting", given: part.split(":")[0], taken: axes.length === 0 ? "noise" : undefined });
  }
  const [x = spec.x, y] = axes;
  spec.x = x;
  if (y?.setting === x.setting) problems.push({ kind: "twice", given: x.setting });
  else if (y) spec.y = y;
  return { spec, problems };
}

/** @type {(part: string, settings: SweptSetting[], problems: Problem[]) => SweepAxis} */
function axisOf(part, settings, problems) {
  const [name, values] = part.split(/:(.*)/s);
  const setting = settings.find((setting) => setting.name === name) ?? settings[0];
  const whole = wholeAxis(setting);
  if (values === undefined) return whole;
  if (setting.choices)
    return chosen(
      whole,
      values,
      setting.choices.map(([name]) => name),
      problems,
    );
  const taken = ranged(values, setting) ?? { axis: whole, isAsGiven: false };
  if (!taken.isAsGiven) problems.push({ kind: "range", given: values, taken: axisText(taken.axis).split(":")[1] });
  return taken.axis;
}

/** @type {(axis: SweepAxis, values: string, known: string[], problems: Problem[]) => SweepAxis} */
function chosen(axis, values, known, problems) {
  // In an address, a plus sign is a space.
  const given = values.split(",").map((name) => (known.includes(name) ? name : name.replaceAll(" ", "+")));
  for (const name of given.filter((name) => !known.includes(name))) {
    problems.push({ kind: "choices", given: name, taken: known.join(", ") });
  }
  const names = given.filter((name) => known.includes(name));
  return names.length > 0 ? { ...axis, names: [...new Set(names)] } : axis;
}

/**
 * The range nearest to a text within what a setting allows; undefined if the text is none.
 * @type {(values: string, setting: SweptSetting) => { axis: SweepAxis, isAsGiven: boolean } | undefined}
 */
function ranged(values, { name, least = 0, most: highest = 0, whole }) {
  const [, ...parts] = /^(.+?)\.\.([^/]+)(?:\/(.*))?$/.exec(values) ?? [];
  const [from, to, given] = [parts[0], parts[1], parts[2] ?? usual].map(Number);
  if (![from, to, given].every(Number.isFinite)) return undefined;
  /** @type {(number: number, least: number, most: number, whole?: boolean) => number} */
  const nearest = (number, least, most, whole) => Math.min(most, Math.max(least, whole ? Math.round(number) : number));
  const [first, last] = [from, to].map((end) => nearest(end, least, highest, whole));
  const count = nearest(given, 1, most, true);
  return { axis: { setting: name, first, last, count }, isAsGiven: first === from && last === to && count === given };
}
