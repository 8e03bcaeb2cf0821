// Links to an experiment, and lines of HTML that embed it. Their parts need no escaping: letters, digits and - . : , ; _
// %.

// The address of the page without its query; for a site, the address of its folder.
const page = () => Object.assign(new URL(location.href), { search: "", hash: "" });
const site = () => new URL(".", page());

export const isFile = () => location.protocol === "file:";

/** @type {(address: string | URL, query: string) => string} */
const at = (address, query) => Object.assign(new URL(address), { search: query }).href;

/**
 * The query of the first of two experiments that are compared.
 * @param {string} query
 */
const first = (query) =>
  query
    .split("&")
    .filter((pair) => !pair.startsWith("b."))
    .join("&");

/** @param {Diffuscope} instrument */
export const compares = (instrument) => first(instrument.link()) !== instrument.link();

/** @param {string} query */
const open = (query) => at(page().pathname.endsWith("/index.html") ? site() : page(), query);

/**
 * A link that opens the experiment, and the one that it is compared with, for ever.
 * @param {Diffuscope} instrument
 */
export const link = (instrument) => open(instrument.link());

/** @type {(source: string, title: string) => string} */
const frameOf = (source, title) =>
  `<iframe src="${source.replaceAll("&", "&amp;")}" title="${title}" sandbox="allow-scripts" loading="lazy" ` +
  `style="width: 100%; height: 420px; border: 0"></iframe>`;

/** @type {(instrument: Diffuscope, title: string) => string} */
export const frame = (instrument, title) => frameOf(at(site(), `embed=1&${instrument.link()}`), title);

/** @type {(instrument: Diffuscope, title: string) => string} */
export const fileFrame = (instrument, title) => frameOf(`diffuscope.html?embed=1&${instrument.link()}`, title);

export const file = () => new URL("diffuscope.html", site()).href;

/**
 * The lines for the element. Settings that its attributes leave out have the defaults of its site.
 * @param {Diffuscope} instrument
 */
export function element(instrument) {
  const attributes = [...new URLSearchParams(first(instrument.link()))]
    .filter(([name]) => name !== "v")
    // The element's own attributes `hidden` and `width` are HTML's.
    .map(([name, value]) => ` ${{ hidden: "hidden_values", width: "point_width" }[name] ?? name}="${value}"`);
  return (
    `<script type="module" src="${new URL("embed.js", site())}"></script>\n` +
    `<diffu-scope${attributes.join("")}></diffu-scope>`
  );
}
