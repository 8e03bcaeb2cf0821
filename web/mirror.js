// Elements for screen readers and the Tab key, beside the canvas, which has none: one for every control, text and figure
// that the program draws (src/web/mirror.rs), in the same place, and never seen. Their focus is real focus.
{
  /**
   * What src/app/mirror/description.rs writes.
   * @typedef {{ id: string, kind: string, name?: string, says?: string, more?: string, now?: number, min?: number,
   *   max?: number, step?: number, on?: string, open?: boolean, off?: boolean, at: number[], in?: Described[] }} Described
   */

  // The element of each kind, and its role where it is not the element's own.
  /** @type {Record<string, [tag: string, role?: string]>} */
  const KINDS = {
    slider: ["input"],
    field: ["input"],
    "text-area": ["textarea"],
    button: ["button"],
    "check-box": ["button", "checkbox"],
    "radio-button": ["button", "radio"],
    "combo-box": ["button"],
    option: ["button", "option"],
    link: ["button", "link"],
    text: ["div"],
    heading: ["h2"],
    figure: ["div", "img"],
    progress: ["div", "progressbar"],
    "list-box": ["div", "listbox"],
    dialog: ["div", "dialog"],
    group: ["div", "group"],
    tab: ["button", "tab"],
    "tab-list": ["div", "tablist"],
    alert: ["div", "alert"],
  };
  const IS_TEXT = ["text", "heading", "alert"];
  // Own input is not overwritten by an older picture for so many milliseconds.
  const LAG = 400;
  // While a slider is dragged, nothing is said.
  const PAUSE = 700;
  /** @type {Record<string, (now: string, max: number) => string>} */
  const OF = { en: (now, max) => `${now} of ${max}`, "zh-CN": (now, max) => `${now}，最大 ${max}` };

  /** @type {Map<string, HTMLElement>} */
  let mirrored = new Map();
  /** @type {string[]} */
  let requests = [];
  let focus = "";
  /** @type {(() => void) | undefined} */
  let repaint;
  // When the reader last gave an element a value.
  let lastValue = -Infinity;
  const host = () => /** @type {HTMLElement} */ (document.getElementById("mirror"));
  const idOf = (/** @type {EventTarget | null} */ target) =>
    target instanceof HTMLElement ? target.dataset.node : undefined;
  const hasFocus = () => host().contains(document.activeElement);

  /** @param {string} line */
  const request = (line) => {
    requests.push(line);
    repaint?.();
    window.diffuscopeIdle.wake();
  };

  /** @type {(element: Element, name: string, value: string | undefined) => void} */
  const set = (element, name, value) => {
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  /** @type {(kind: string) => HTMLElement} */
  const create = (kind) => {
    const [tag] = KINDS[kind] ?? ["div"];
    const element = document.createElement(tag);
    if (element instanceof HTMLButtonElement) element.type = "button";
    if (element instanceof HTMLInputElement) element.type = kind === "slider" ? "range" : "text";
    return element;
  };

  /** @type {(input: HTMLInputElement, described: Described) => void} */
  const setValue = (input, { kind, now, min, max, step, says }) => {
    const value = kind === "slider" || now !== undefined ? String(now) : (says ?? "");
    if (kind === "slider") {
      set(input, "min", String(min ?? 0));
      set(input, "max", String(max ?? 1));
      set(input, "step", step ? String(step) : "any");
      const shown = String(Number((now ?? 0).toPrecision(4)));
      const of = OF[document.documentElement.lang] ?? OF.en;
      const words = max === undefined ? shown : of?.(shown, Number(max.toPrecision(4)));
      set(input, "aria-valuetext", says || words);
    } else if (now !== undefined) {
      set(input, "role", "spinbutton");
      set(input, "aria-valuenow", String(now));
    } else set(input, "role", undefined);
    const isBusy = input === document.activeElement && performance.now() - lastValue < LAG;
    if (!isBusy && input.value !== value) input.value = value;
  };

  /** @type {(element: HTMLElement, described: Described) => void} */
  const update = (element, described) => {
    const { kind, name = "", says, more, on, open, off, at } = described;
    const role = kind === "figure" && described.in ? "figure" : KINDS[kind]?.[1];
    if (role) set(element, "role", role);
    const [x, y, width, height] = at.map((length) => `${length}px`);
    Object.assign(element.style, { left: x, top: y, width, height });
    set(element, "aria-description", more);
    if (IS_TEXT.includes(kind)) {
      if (element.textContent !== name) element.textContent = name;
      return;
    }
    set(element, "aria-label", kind === "combo-box" && says ? `${name}: ${says}` : name || (says ?? "Diffuscope"));
    if (element instanceof HTMLInputElement) setValue(element, described);
    if (element instanceof HTMLTextAreaElement && element !== document.activeElement) element.value = says ?? "";
    if ("disabled" in element) element.disabled = !!off;
    if (kind === "option" || kind === "tab") set(element, "aria-selected", on ?? "false");
    else set(element, kind === "button" ? "aria-pressed" : "aria-checked", kind === "link" ? undefined : on);
    set(element, "aria-expanded", open === undefined ? undefined : String(open));
    set(element, "aria-haspopup", kind === "combo-box" ? "listbox" : undefined);
    if (kind === "progress" && described.now !== undefined) {
      set(element, "aria-valuenow", String(described.now));
    }
  };

  /** @type {(parent: HTMLElement, list: Described[], isInList: boolean, kept: Map<string, HTMLElement>) => void} */
  const build = (parent, list, isInList, kept) => {
    /** @type {Element | null} */
    let next = parent.firstElementChild;
    for (const given of list) {
      const kind = isInList && given.kind !== "text" ? "option" : given.kind;
      const described = { ...given, kind };
      const [tag = "div"] = KINDS[kind] ?? [];
      const old = mirrored.get(given.id);
      const isSame = old?.localName === tag;
      const element = isSame ? old : create(kind);
      if (!isSame) element.dataset.node = given.id;
      // An element that is moved loses the focus.
      if (element === next) next = element.nextElementSibling;
      else parent.insertBefore(element, next);
      update(element, described);
      kept.set(given.id, element);
      if (!IS_TEXT.includes(kind)) build(element, given.in ?? [], isInList || kind === "list-box", kept);
    }
    while (next) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
  };

  window.diffuscopeMirror = {
    show(description, newFocus, scale) {
      const kept = new Map();
      // What is gone is removed first, so that what stays is not moved.
      /** @type {Described[]} */
      const list = JSON.parse(description);
      const ids = new Set(description.match(/(?<="id":")[0-9a-f]+/g));
      for (const [id, element] of mirrored) if (!ids.has(id)) element.remove();
      build(host(), list, false, kept);
      mirrored = kept;
      host().style.transform = `scale(${scale})`;
      if (newFocus !== focus && hasFocus()) mirrored.get(newFocus)?.focus({ preventScroll: true });
      focus = newFocus;
    },
    takeRequests() {
      const lines = requests.join("\n");
      requests = [];
      return lines;
    },
    onRequest(newRepaint) {
      repaint = newRepaint;
    },
    hasFocus,
  };

  /** @type {(event: KeyboardEvent) => boolean} */
  const isNative = ({ key, target, ctrlKey, metaKey }) => {
    if (key === "Tab") return true;
    if (target instanceof HTMLTextAreaElement) return key !== "Escape";
    if (target instanceof HTMLInputElement && target.type === "range") return /^(Arrow|Home|End|Page)/.test(key);
    if (target instanceof HTMLInputElement) return !["Escape", "Enter"].includes(key);
    return !ctrlKey && !metaKey && [" ", "Enter"].includes(key);
  };
  const letters = (/** @type {KeyboardEvent} */ event) =>
    [event.altKey && "a", event.shiftKey && "s", event.ctrlKey && "c", event.metaKey && "m"].filter(Boolean).join("") ||
    "-";

  addEventListener("DOMContentLoaded", () => {
    host().addEventListener("click", ({ target }) => {
      const id = idOf(target);
      if (id && !(target instanceof HTMLInputElement)) request(`click ${id}`);
    });
    host().addEventListener("input", ({ target }) => {
      const id = idOf(target);
      const { value } = /** @type {HTMLInputElement} */ (target);
      lastValue = performance.now();
      if (id) request(`value ${id} ${value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}`);
    });
    host().addEventListener("focusin", ({ target }) => {
      const id = idOf(target);
      if (id) request(`focus ${id}`);
    });
    host().addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && host().contains(relatedTarget))) request("leave 0");
    });
    for (const type of ["keydown", "keyup"]) {
      host().addEventListener(type, (event) => {
        const key = /** @type {KeyboardEvent} */ (event);
        const id = idOf(key.target);
        const isSpin = key.target instanceof HTMLInputElement && key.target.type === "text";
        if (isSpin && id && type === "keydown" && ["ArrowUp", "ArrowDown"].includes(key.key)) {
          request(`step ${id} ${key.key === "ArrowUp" ? 1 : -1}`);
          event.preventDefault();
        } else if (!isNative(key) && !key.repeat) {
          request(`key ${key.key === " " ? "Space" : key.key} ${type === "keydown" ? 1 : 0} ${letters(key)}`);
          if (key.key === " ") event.preventDefault();
        }
      });
    }
    // From the canvas, Tab goes on from the control that has egui's focus, to the next element of the page.
    addEventListener(
      "keydown",
      (event) => {
        const canvas = document.getElementById("stage");
        const isOnCanvas = event.target === canvas || (event.target === canvas?.nextElementSibling && !hasFocus());
        if (event.key !== "Tab" || !isOnCanvas || mirrored.size === 0) return;
        event.stopImmediatePropagation();
        mirrored.get(focus)?.focus({ preventScroll: true });
      },
      true,
    );
  });
  // What the page is, what is set and what came out: at the top of the page, and said when a run is done.
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const sumUp = () => {
    const { verdict, figures, experiment } = window.diffuscope.caption();
    const summary = document.querySelector("#summary p");
    const announcement = document.getElementById("announcement");
    if (summary) summary.textContent = `${experiment.join("; ")}. ${verdict}. ${figures.join("; ")}.`;
    const words = `${verdict}. ${figures.slice(0, 3).join("; ")}.`;
    if (announcement && announcement.textContent !== words) announcement.textContent = words;
  };
  for (const name of ["settled", "language"]) {
    addEventListener(`diffuscope:${name}`, () => {
      clearTimeout(timer);
      timer = setTimeout(sumUp, PAUSE);
    });
  }
  // The canvas and eframe's input for text take keys, but are no stops of the Tab key: the elements are.
  const leaveCanvasOut = () => {
    const canvas = document.getElementById("stage");
    for (const element of [canvas, canvas?.nextElementSibling]) {
      if (!(element instanceof HTMLElement) || element === host()) continue;
      element.tabIndex = -1;
      element.setAttribute("aria-hidden", "true");
    }
  };
  for (const name of ["started", "restored"]) addEventListener(`diffuscope:${name}`, leaveCanvasOut);
}
