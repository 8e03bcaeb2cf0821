// The sentences about everything on the page: one plain file for each language, fetched after the first picture. A first
// visit also points at the noise.

/** @type {Record<string, string>} */
const paths = { en: "en.txt", "zh-CN": "zh-CN.txt" };
/** @type {Set<string>} */
const loaded = new Set();
const visited = "diffuscope-visited";

/** @param {ReturnType<Diffuscope["language"]>} language */
async function load(language) {
  if (loaded.has(language)) return;
  loaded.add(language);
  try {
    const response = await fetch(new URL(paths[language] ?? paths.en, import.meta.url));
    if (!response.ok) throw new Error(`${paths[language]}: ${response.status}`);
    window.diffuscope.explain(language, await response.text());
  } catch (reason) {
    // They are fetched again when the reader comes back to this language.
    loaded.delete(language);
    console.warn(reason);
  }
}

// Whether this page was never visited in this browser; false where that can't be stored.
function isFirstVisit() {
  try {
    if (localStorage.getItem(visited)) return false;
    localStorage.setItem(visited, "1");
    return true;
  } catch {
    return false;
  }
}

addEventListener("diffuscope:language", ({ detail }) => load(detail));
load(window.diffuscope.language());
const isAlone = parent === window && !document.documentElement.classList.contains("embedded");
// A lesson says itself what to do, and a sweep is looked at first.
const query = new URLSearchParams(location.search);
const hasPanel = query.has("lesson") || query.has("sweep");
if (isAlone && !hasPanel && isFirstVisit()) window.diffuscope.pointAtNoise();
