// The words of the lessons in one language, read from its HTML file.

const paths = { "en": "en.html", "zh-CN": "zh-CN.html" };
const read = new Map();

// { words: { name: text }, lessons: { name: section } }. What could not be fetched is tried again at the next call.
export function load(language) {
  const path = paths[language] ?? paths.en;
  if (!read.has(path)) {
    read.set(path, fetchText(path));
    read.get(path).catch(() => read.delete(path));
  }
  return read.get(path);
}

async function fetchText(path) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const words = [...page.querySelectorAll("#words dt")].map((name) => [
    name.textContent,
    name.nextElementSibling.textContent,
  ]);
  const lessons = [...page.querySelectorAll("section")].map((section) => [section.id, section]);
  return { words: Object.fromEntries(words), lessons: Object.fromEntries(lessons) };
}

// Puts measured figures where the text has its own, each written as the text writes it: data-figure is a place in the report,
// data-as a number of decimals or `percent`.
export function measure(text, report) {
  for (const place of text.querySelectorAll("[data-figure]")) {
    const value = place.dataset.figure.split(".").reduce((part, name) => part[name], report);
    const digits = place.dataset.as === "percent" ? fixed(100 * value, 1) : fixed(value, Number(place.dataset.as));
    place.textContent = place.textContent.replace(/−?[\d.]+/, digits);
  }
}

// With a true minus, and none before zero.
function fixed(value, decimals) {
  const digits = value.toFixed(decimals);
  return digits.replace("-", Number(digits) === 0 ? "" : "−");
}
