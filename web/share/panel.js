// The panel for sharing an experiment and taking it away: links, lines for other pages, a QR code; pictures, tables, files.

import { code } from "./code.js";
import * as links from "./links.js";
import { style } from "./style.js";
import { take, takeaways } from "./takeaways.js";
import { words } from "./words.js";

// An element with attributes and children. An attribute that is a function listens, one that is false is left out.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const button = (label, click, attributes = {}) => element("button", { type: "button", click, ...attributes }, label);

// Opens the panel with the experiment as it is set up now.
export function open() {
  if (document.getElementById("share")) return;
  const instrument = window.diffuscope;
  const say = words(instrument.language());
  const status = element("p", { role: "status" });
  const panel = element(
    "dialog",
    { id: "share", "aria-labelledby": "share-title", close: leave, click: leaveByBackdrop, dragover: accept, drop },
    element("style", {}, style),
    element(
      "header",
      {},
      element("h2", { id: "share-title" }, say.title),
      button("×", () => panel.close(), { "aria-label": say.close, title: say.close }),
    ),
    share(instrument, say),
    away(instrument, say, status),
    status,
  );
  document.body.append(panel);
  panel.showModal();

  function leave() {
    panel.remove();
    document.getElementById("stage")?.focus();
  }

  function leaveByBackdrop({ target, clientX, clientY }) {
    const { left, right, top, bottom } = panel.getBoundingClientRect();
    const inside = left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
    // A key that presses a button "clicks" at 0, 0.
    if (target === panel && !inside) panel.close();
  }

  function accept(event) {
    event.preventDefault();
  }

  async function drop(event) {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) await openFile(instrument, file);
  }
}

async function openFile(instrument, file) {
  const text = await file.text();
  // What is wrong with it is said in the picture's page.
  document.getElementById("share")?.close();
  instrument.open(text);
}

function share(instrument, say) {
  const link = links.link(instrument);
  const own = instrument.settings().data === "list";
  const remarks = [
    links.isFile() && say.onThisComputer,
    own && say.ownNumbers,
    links.compares(instrument) && say.firstAlone,
  ].filter(Boolean);
  const lines = [
    line(say.link, link, say),
    line(say.frame, links.frame(instrument, say.frameTitle), say),
    line(say.element, links.element(instrument), say),
    line(say.file, links.fileFrame(instrument, say.frameTitle), say),
  ];
  if (!links.isFile()) {
    const download = element("a", { href: links.file(), download: "diffuscope.html" }, say.download);
    lines.push(element("p", { class: "hint" }, `${say.fileHint} `, download));
  }
  const big = () => enlarge(link, say);
  const small = element(
    "button",
    { type: "button", class: "code", click: big },
    code(link, say.code),
    element("span", {}, say.enlarge),
  );
  return element(
    "section",
    { "aria-labelledby": "share-links" },
    element("h3", { id: "share-links" }, say.share),
    ...remarks.map((remark) => element("p", { class: "remark" }, remark)),
    element("div", { class: "columns" }, element("div", {}, ...lines), links.isFile() ? "" : small),
  );
}

// A line to copy, with what it is for.
function line(label, content, say) {
  const id = `share-line-${label}`;
  const rows = content.split("\n").length;
  const field = element("textarea", { id, readonly: "", rows, spellcheck: "false", focus: () => field.select() }, content);
  const copy = button(say.copy, async () => {
    try {
      await navigator.clipboard.writeText(content);
      copy.textContent = say.copied;
    } catch {
      // Not allowed here: a frame, or a page that is not from https.
      field.focus();
      field.select();
      copy.textContent = say.copyByHand;
    }
    setTimeout(() => (copy.textContent = say.copy), 2500);
  }, { "aria-live": "polite", autofocus: label === say.link && "" });
  return element("div", { class: "line" }, element("label", { for: id }, label), field, copy);
}

// The code as large as the screen, with the link below for those who type.
function enlarge(link, say) {
  const hall = element(
    "dialog",
    { id: "share-hall", "aria-label": say.code, close: () => hall.remove(), click: () => hall.close() },
    code(link, say.code),
    element("p", {}, link),
    element("p", { class: "hint" }, say.leave),
  );
  document.getElementById("share").append(hall);
  hall.showModal();
  // Where the browser does not allow it, the page is full of it.
  hall.requestFullscreen?.().catch(() => {});
  hall.addEventListener("fullscreenchange", () => document.fullscreenElement ?? hall.close());
}

function away(instrument, say, status) {
  const link = links.linkOfFirst(instrument);
  const buttons = takeaways.map((takeaway) => {
    const label = [`${say[takeaway.name]} `, element("small", {}, takeaway.kind.toUpperCase())];
    const made = button("", () => takeAway(takeaway), { "data-takes": `${takeaway.name}.${takeaway.kind}` });
    made.append(...label);
    return made;
  });
  async function takeAway(takeaway) {
    status.textContent = say.waiting;
    try {
      await instrument.settled();
      await take(takeaway, instrument, link, say.frameTitle);
      status.textContent = "";
    } catch (reason) {
      status.textContent = say.failed(reason.message ?? reason);
    }
  }
  const picker = element("input", {
    type: "file",
    accept: ".json,application/json",
    hidden: "",
    change: () => openFile(instrument, picker.files[0]),
  });
  return element(
    "section",
    { "aria-labelledby": "share-away" },
    element("h3", { id: "share-away" }, say.away),
    element("div", { class: "takeaways" }, ...buttons),
    element("p", { class: "hint" }, `${say.experimentHint} `, button(say.openFile, () => picker.click()), picker),
  );
}
