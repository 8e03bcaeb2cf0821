// Numbers as CSV: lines that begin with # describe them, then come a line of names and the numbers.

/** @type {(title: string, link: string, remarks: string[]) => string} */
export const head = (title, link, remarks) =>
  [`Diffuscope: ${title}`, link, ...remarks].map((line) => `# ${line}\n`).join("");
/** @param {(string | number)[][]} rows */
export const table = (rows) => rows.map((row) => `${row.join(",")}\n`).join("");
