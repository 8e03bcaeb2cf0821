// What a sweep is called, in the language of the page.

import { written } from "./scales.js";

/** @type {(settings: SweptSetting[], name: string) => string} */
const labelOf = (settings, name) => settings.find((setting) => setting.name === name)?.label ?? name;

/**
 * A value of a setting.
 * @type {(settings: SweptSetting[], name: string, value: string | number) => string}
 */
export function valueLabel(settings, name, value) {
  if (typeof value === "number") return written(value);
  const choices = settings.find((setting) => setting.name === name)?.choices;
  return choices?.find(([choice]) => choice === value)?.[1] ?? value;
}

/** @type {(settings: SweptSetting[], name: string, values: (string | number)[]) => string[]} */
const labels = (settings, name, values) => values.map((value) => valueLabel(settings, name, value));

/**
 * The words in the picture of a sweep.
 * @type {(spec: SweepSpec, sweep: Sweep, settings: SweptSetting[], texts: SweepTexts) => SweepDrawing["words"]}
 */
export function wordsOf({ figure, x, y }, sweep, settings, texts) {
  return {
    x: labels(settings, x.setting, sweep.x),
    ...(y && { y: labels(settings, y.setting, sweep.y ?? []) }),
    alongX: labelOf(settings, x.setting),
    alongY: y ? labelOf(settings, y.setting) : "",
    figure: texts.figures[figure],
  };
}

/**
 * A point in words: its settings, its figure and the standard error of that.
 * @type {(point: SweepPoint, spec: SweepSpec, sweep: SweepResult, settings: SweptSetting[], texts: SweepTexts) => string}
 */
export function pointWords({ i, j }, spec, sweep, settings, texts) {
  /** @type {(name: string, value: string | number) => string} */
  const set = (name, value) => `${labelOf(settings, name)} ${valueLabel(settings, name, value)}`;
  const at = [set(spec.x.setting, sweep.x[i]), ...(spec.y && sweep.y ? [set(spec.y.setting, sweep.y[j])] : [])];
  const [value, error] = [sweep.values[j][i], sweep.errors[j][i]];
  const missing = sweep.isDone ? texts.noMeaning : texts.notRun;
  const measured = value === null ? missing : written(value) + (error === null ? "" : ` ± ${written(error)}`);
  return `${at.join(" · ")}: ${texts.figures[spec.figure]} ${measured}`;
}

// What readers of a picture ask for first.
const always = ["data", "schedule", "model", "sampler", "steps", "particles", "seed"];

/**
 * The settings of the experiment that a sweep leaves as they are: the main ones, and those that are not the default.
 * @type {(spec: SweepSpec, experiment: SomeSettings, defaults: SomeSettings, settings: SweptSetting[]) => string[]}
 */
export function fixedSettings({ x, y }, experiment, defaults, settings) {
  return Object.entries(experiment)
    .filter(([name]) => name !== "screen" && name !== x.setting && name !== y?.setting)
    .filter(([name, value]) => always.includes(name) || value !== defaults[name])
    .map(([name, value]) => `${labelOf(settings, name)} ${valueLabel(settings, name, value)}`);
}
