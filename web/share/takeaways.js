// What can be taken away: { name, kind, make }, where `make` gives a Blob.

import * as picture from "./picture.js";
import * as tables from "./tables.js";

const blob = (type, text) => new Blob([text], { type });
const csv = (table) => (instrument, link) => blob("text/csv", table(instrument, link));

export const takeaways = [
  { name: "picture", kind: "png", make: picture.png },
  { name: "picture", kind: "svg", make: (...given) => blob("image/svg+xml", picture.svg(...given)) },
  { name: "figures", kind: "csv", make: csv(tables.figures) },
  { name: "densities", kind: "csv", make: csv(tables.densities) },
  { name: "paths", kind: "csv", make: csv(tables.paths) },
  { name: "experiment", kind: "json", make: (instrument, link) => blob("application/json", experiment(instrument, link)) },
];

// Every setting, and the numbers of a list, which no link has. The page opens it again: see src/lab/file.rs.
function experiment(instrument, link) {
  const numbers = instrument.numbers();
  const file = { diffuscope: 1, link, settings: instrument.settings(), ...(numbers && { numbers: [...numbers] }) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

// Hands a takeaway to the browser as a download.
export async function take({ name, kind, make }, instrument, link, title) {
  const address = URL.createObjectURL(await make(instrument, link, title));
  const anchor = Object.assign(document.createElement("a"), { href: address, download: `diffuscope-${name}.${kind}` });
  anchor.click();
  // The browser has to have begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
