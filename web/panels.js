// The HTML panels beside or over the picture: lessons, sweeps, sharing. Each is a folder with a module panel.js, which is
// fetched when the panel is opened: by a button or a key in the picture, which fires `diffuscope:open`, or by the
// address. The files of networks are saved and opened here, too.
{
  /** @type {Record<string, string>} */
  const notFetched = {
    en: "That could not be fetched. Try again when there is a connection.",
    "zh-CN": "未能获取内容。请在网络恢复后重试。",
  };
  /** @type {Record<string, [words: string, reload: string]>} */
  const newRelease = {
    en: ["There is a new release of Diffuscope.", "reload"],
    "zh-CN": ["Diffuscope 有新版本。", "重新加载"],
  };
  // Whether the server has another release than this page, whose files may be gone.
  const isReplaced = async () => {
    const map = document.querySelector("script[type=importmap]")?.textContent;
    const answer = await fetch(location.pathname, { cache: "no-cache" });
    return answer.ok && !!map && !(await answer.text()).includes(map);
  };
  /** @type {(words: string, reload?: string) => void} */
  const show = (words, reload) => {
    const message = document.createElement("p");
    message.className = "message";
    message.setAttribute("role", "alert");
    message.textContent = words;
    if (reload) {
      const button = Object.assign(document.createElement("button"), { textContent: reload });
      button.addEventListener("click", () => location.reload());
      message.append(" ", button);
    } else setTimeout(() => message.remove(), 8000);
    document.body.append(message);
  };
  // An open panel is an entry of the history, whose state names the panels that are open: so the browser's Back closes
  // it. In a frame, the history is that of the page around it.
  const hasHistory = parent === window;
  /**
   * The panels that are open, in the order in which they were opened.
   * @type {Map<string, { close: () => void }>}
   */
  const opened = new Map();
  // The address of an experiment that the reader has kept when closing a panel.
  let kept = "";
  /** @param {{ isPushed?: boolean }} state */
  const stateOf = (state = {}) => ({ ...state, panels: [...opened.keys()] });
  /** @type {(folder: string, keeps?: boolean) => void} */
  const whenClosed = (folder, keeps) => {
    if (!opened.delete(folder) || !history.state?.panels?.includes(folder)) return;
    if (!history.state.isPushed) return history.replaceState(stateOf(), "");
    // The entry before has the address of the experiment from before.
    kept = keeps ? location.href : "";
    history.back();
  };
  addEventListener("popstate", ({ state }) => {
    if (kept) history.replaceState(state, "", kept);
    kept = "";
    const wanted = /** @type {string[]} */ (state?.panels ?? []);
    for (const [folder, panel] of opened) if (!wanted.includes(folder)) panel.close();
    for (const folder of wanted) if (!opened.has(folder)) open(folder);
  });
  /**
   * Panels that have the same place: the one that is opened takes the place of the other, and its entry of the history.
   * @type {Record<string, string>}
   */
  const otherBeside = { lessons: "sweep", sweep: "lessons" };
  /** @type {(folder: string) => boolean} */
  const makeRoomFor = (folder) => {
    const other = opened.get(otherBeside[folder]);
    opened.delete(otherBeside[folder]);
    other?.close();
    return !!other;
  };
  /** @type {(folder: string, content?: string | number, isEntry?: boolean) => Promise<void>} */
  const open = (folder, content, isEntry = true) =>
    import(`./${folder}/panel.js`)
      .then((panel) => {
        const takesEntry = makeRoomFor(folder);
        opened.set(folder, panel);
        if (hasHistory && !history.state?.panels?.includes(folder)) {
          if (takesEntry) history.replaceState(stateOf({ isPushed: history.state?.isPushed }), "");
          else if (isEntry) history.pushState(stateOf({ isPushed: true }), "");
          else history.replaceState(stateOf(), "");
        }
        return panel.open(content, (/** @type {boolean} */ keeps) => whenClosed(folder, keeps));
      })
      .catch((reason) => {
        console.warn(reason);
        isReplaced()
          .catch(() => false)
          .then((replaced) => {
            const { lang } = document.documentElement;
            if (replaced) show(...(newRelease[lang] ?? newRelease.en));
            else show(notFetched[lang] ?? notFetched.en);
          });
        whenClosed(folder);
      });
  const saveNetwork = () => {
    const address = URL.createObjectURL(new Blob([window.diffuscope.weights()]));
    Object.assign(document.createElement("a"), { href: address, download: "diffuscope-network.bin" }).click();
    // Not at once: the browser has to begin reading it first.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  const chooseFile = () => {
    // Several, because pictures can be opened together.
    const input = Object.assign(document.createElement("input"), { type: "file", multiple: true });
    input.addEventListener("change", async () => {
      for (const file of input.files ?? []) window.diffuscope.open(new Uint8Array(await file.arrayBuffer()));
    });
    input.click();
  };
  addEventListener("diffuscope:open", ({ detail }) => {
    const [panel, which] = detail.split(":");
    if (panel === "lesson") open("lessons", Number(which) || which);
    else if (panel === "save-network") saveNetwork();
    else if (panel === "choose-file") chooseFile();
    else open(panel, which);
  });
  // Sweeps are a call, too.
  addEventListener("diffuscope:started", () => {
    window.diffuscope.sweep = async (options) => (await import("./sweep/sweep.js")).sweep(options);
  });
  // When nothing else is to be done, which a page that plays never says: it is not part of the first picture.
  /** @type {(module: () => Promise<unknown>) => void} */
  const loadLater = (module) => {
    const load = () => module().catch((reason) => console.warn(reason));
    const whenIdle = () =>
      "requestIdleCallback" in window ? requestIdleCallback(load, { timeout: 2000 }) : setTimeout(load);
    addEventListener("diffuscope:started", whenIdle, { once: true });
  };
  loadLater(() => import("./explanations/explanations.js"));
  // It has to be there before the browser prints.
  loadLater(() => import("./share/print.js"));
  const query = new URLSearchParams(location.search);
  const [lesson, sweep] = [query.get("lesson"), query.get("sweep")];
  if (lesson !== null) open("lessons", lesson, false);
  else if (sweep !== null) open("sweep", sweep, false);
}
