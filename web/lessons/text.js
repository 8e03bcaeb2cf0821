// The words of the lessons in one language, read from its HTML file.

/** @type {Record<string, string>} */
const paths = { en: "en.html", "zh-CN": "zh-CN.html" };
/** @type {Map<string, Promise<LessonText>>} */
const read = new Map();

/**
 * { words: { name: text }, lessons: { name: section } }. After a failed fetch, the next call tries again.
 * @type {(language: string) => Promise<LessonText>}
 */
export function load(language) {
  const path = paths[language] ?? paths.en;
  const text = read.get(path) ?? fetchText(path);
  read.set(path, text);
  text.catch(() => read.delete(path));
  return text;
}

/** @type {(path: string) => Promise<LessonText>} */
async function fetchText(path) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const page = new DOMParser().parseFromString(window.diffuscopeTrusted.html(await response.text()), "text/html");
  const words = [...page.querySelectorAll("#words dt")].map((name) => [
    name.textContent,
    name.nextElementSibling?.textContent,
  ]);
  const lessons = [...page.querySelectorAll("section")].map((section) => [section.id, section]);
  return { words: Object.fromEntries(words), lessons: Object.fromEntries(lessons) };
}

/**
 * Replaces figures in the text by measured ones, in the same format: data-figure is a path in the report, such as
 * `recovered.mean` or `training.loss`, data-as a number of decimals or `percent`.
 * @type {(text: HTMLElement, report: LessonReport) => void}
 */
export function measure(text, report) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (text.querySelectorAll("[data-figure]"))) {
    const { figure = "", as } = place.dataset;
    const value = Number(figure.split(".").reduce((/** @type {any} */ part, name) => part[name], report));
    const digits = as === "percent" ? fixed(100 * value, 1) : fixed(value, Number(as));
    place.textContent = place.textContent.replace(/−?[\d.]+/, digits);
  }
}

/**
 * A number with a true minus sign; zero has no sign.
 * @type {(value: number, decimals: number) => string}
 */
function fixed(value, decimals) {
  const digits = value.toFixed(decimals);
  return digits.replace("-", Number(digits) === 0 ? "" : "−");
}
