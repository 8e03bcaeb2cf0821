// The panel that shares an experiment: links, lines of HTML for other pages, a QR code; pictures, tables and files to
// download.

import { downloadsOf, save } from "./downloads.js";
import * as links from "./links.js";
import { qrCode } from "./qr-code.js";
import { sheet } from "./style.js";
import { translation } from "./translations.js";

/**
 * An element with attributes and children. A function as an attribute is an event listener; false leaves it out.
 * @type {<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes?: ElementAttributes,
 *   ...children: (Node | string)[]) => HTMLElementTagNameMap[Name]}
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false) made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
}

/** @type {(label: string, click: () => void, attributes?: ElementAttributes) => HTMLButtonElement} */
const button = (label, click, attributes = {}) => element("button", { type: "button", click, ...attributes }, label);

export function close() {
  /** @type {HTMLDialogElement | null} */ (document.getElementById("share"))?.close();
}

/**
 * Opens the panel with the experiment as it is set up now. `whenClosed` is called when it is closed.
 * @param {unknown} _
 * @param {() => void} whenClosed
 */
export function open(_, whenClosed = () => {}) {
  if (document.getElementById("share")) return;
  const instrument = window.diffuscope;
  const texts = translation(instrument.language());
  const status = element("p", { role: "status" });
  const panel = element(
    "dialog",
    { id: "share", "aria-labelledby": "share-title", close: leave, click: leaveByBackdrop, dragover: accept, drop },
    element(
      "header",
      {},
      element("h2", { id: "share-title" }, texts.title),
      button("×", () => panel.close(), { "aria-label": texts.close, title: texts.close }),
    ),
    linksSection(instrument, texts),
    downloadsSection(instrument, texts, status),
    status,
  );
  document.adoptedStyleSheets = [...new Set([...document.adoptedStyleSheets, sheet])];
  document.body.append(panel);
  panel.showModal();

  function leave() {
    panel.remove();
    document.getElementById("stage")?.focus();
    whenClosed();
  }

  /** @param {MouseEvent} event */
  function leaveByBackdrop({ target, clientX, clientY }) {
    const { left, right, top, bottom } = panel.getBoundingClientRect();
    const inside = left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
    // A key that presses a button "clicks" at 0, 0.
    if (target === panel && !inside) panel.close();
  }

  /** @param {DragEvent} event */
  function accept(event) {
    event.preventDefault();
  }

  /** @param {DragEvent} event */
  async function drop(event) {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) await openFile(instrument, file);
  }
}

/** @type {(instrument: Diffuscope, file: File) => Promise<void>} */
async function openFile(instrument, file) {
  const content = new Uint8Array(await file.arrayBuffer());
  // Errors are shown on the page itself, so the panel closes.
  close();
  instrument.open(content);
}

/** @type {(instrument: Diffuscope, texts: ShareTexts) => HTMLElement} */
function linksSection(instrument, texts) {
  const link = links.link(instrument);
  const own = instrument.settings().data === "list";
  const remarks = [
    links.isFile() && texts.onThisComputer,
    own && texts.ownNumbers,
    links.compares(instrument) && texts.firstAlone,
  ].filter((remark) => typeof remark === "string");
  const lines = [
    line(texts.link, link, texts),
    line(texts.frame, links.frame(instrument, texts.frameTitle), texts),
    line(texts.element, links.element(instrument), texts),
    line(texts.file, links.fileFrame(instrument, texts.frameTitle), texts),
  ];
  if (!links.isFile()) {
    const download = element("a", { href: links.file(), download: "diffuscope.html" }, texts.download);
    lines.push(element("p", { class: "hint" }, `${texts.fileHint} `, download));
  }
  const large = () => showFullScreen(link, texts);
  const small = element(
    "button",
    { type: "button", class: "code", click: large },
    qrCode(link, texts.code),
    element("span", {}, texts.enlarge),
  );
  return element(
    "section",
    { "aria-labelledby": "share-links" },
    element("h3", { id: "share-links" }, texts.share),
    ...remarks.map((remark) => element("p", { class: "remark" }, remark)),
    element("div", { class: "columns" }, element("div", {}, ...lines), links.isFile() ? "" : small),
  );
}

/**
 * A line to copy, with a label that says its purpose.
 * @type {(label: string, content: string, texts: ShareTexts) => HTMLElement}
 */
function line(label, content, texts) {
  const id = `share-line-${label}`;
  const rows = content.split("\n").length;
  const field = element(
    "textarea",
    { id, readonly: "", rows, spellcheck: "false", focus: () => field.select() },
    content,
  );
  const copy = button(
    texts.copy,
    async () => {
      try {
        await navigator.clipboard.writeText(content);
        copy.textContent = texts.copied;
      } catch {
        // Copying is not allowed in a frame, or on a page without https.
        field.focus();
        field.select();
        copy.textContent = texts.copyByHand;
      }
      setTimeout(() => {
        copy.textContent = texts.copy;
      }, 2500);
    },
    { "aria-live": "polite", autofocus: label === texts.link && "" },
  );
  return element("div", { class: "line" }, element("label", { for: id }, label), field, copy);
}

/**
 * The QR code as large as the screen, with the link below it for people who type it.
 * @type {(link: string, texts: ShareTexts) => void}
 */
function showFullScreen(link, texts) {
  const dialog = element(
    "dialog",
    { id: "share-full-screen", "aria-label": texts.code, close: () => dialog.remove(), click: () => dialog.close() },
    qrCode(link, texts.code),
    element("p", {}, link),
    element("p", { class: "hint" }, texts.leaveFullScreen),
  );
  document.getElementById("share")?.append(dialog);
  dialog.showModal();
  // If the browser does not allow full screen, it fills the page.
  dialog.requestFullscreen?.().catch(() => {});
  dialog.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) dialog.close();
  });
}

/** @type {(instrument: Diffuscope, texts: ShareTexts, status: HTMLElement) => HTMLElement} */
function downloadsSection(instrument, texts, status) {
  const link = links.link(instrument);
  const buttons = downloadsOf(instrument).map((download) => {
    const label = [`${texts[download.name]} `, element("small", {}, download.kind.toUpperCase())];
    const made = button("", () => start(download), { "data-download": `${download.name}.${download.kind}` });
    made.append(...label);
    return made;
  });
  /** @param {import("./downloads.js").Download} download */
  async function start(download) {
    status.textContent = texts.waiting;
    try {
      await instrument.settled();
      await save(download, instrument, link, texts.frameTitle);
      status.textContent = "";
    } catch (reason) {
      status.textContent = texts.failed(reason instanceof Error ? reason.message : String(reason));
    }
  }
  const picker = element("input", {
    type: "file",
    accept: ".json,application/json",
    hidden: "",
    change: () => picker.files?.[0] && openFile(instrument, picker.files[0]),
  });
  return element(
    "section",
    { "aria-labelledby": "share-downloads" },
    element("h3", { id: "share-downloads" }, texts.exports),
    element("div", { class: "downloads" }, ...buttons),
    element(
      "p",
      { class: "hint" },
      `${texts.experimentHint} `,
      button(texts.openFile, () => picker.click()),
      picker,
    ),
  );
}
