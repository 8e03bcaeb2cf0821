import { element } from "./element.js";

/** @type {Map<string, Promise<unknown>>} */
const sheets = new Map();

/**
 * Has the page use a style sheet, once; fetched again after a failure. In the page in one file, the address is a text.
 * @type {(address: URL | string) => Promise<unknown>}
 */
export function style(address) {
  const href = String(address);
  const styled = sheets.get(href) ?? fetched(href);
  sheets.set(href, styled);
  styled.catch(() => sheets.delete(href));
  return styled;
}

/** @type {(href: string) => Promise<unknown>} */
function fetched(href) {
  return new Promise((load, reject) => {
    const failed = () => {
      sheet.remove();
      reject(new Error(`${href} could not be fetched`));
    };
    const sheet = element("link", { rel: "stylesheet", href, load, error: failed });
    document.head.append(sheet);
  });
}
