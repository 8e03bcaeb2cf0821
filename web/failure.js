// Says what has failed, in the reader's language, with what to do and the link of the experiment: in place of the picture if
// there can be none, or in a message if the page goes on.
{
  /** @typedef {"start" | "simd" | "webgl" | "graphics" | "memory" | "fault"} Failure */
  /** @typedef {Record<Failure, [what: string, todo: string]> & Record<"workers" | "restoring" | "link" | "reload", string>} Words */
  /** @type {Record<string, Words>} */
  const WORDS = {
    en: {
      start: [
        "Diffuscope could not start.",
        "It needs a current browser with WebAssembly and WebGL, and a connection that lasts until it is loaded. Reload the page; if that does not help, open the link in another browser.",
      ],
      simd: [
        "This browser can’t run Diffuscope.",
        "It has no WebAssembly with SIMD, as Chrome and Edge have from version 91, Firefox from 89 and Safari from 16.4. Update the browser, or open the link in another one. If a security setting such as Lockdown Mode has switched WebAssembly off, allow it for this page.",
      ],
      webgl: [
        "This browser has no WebGL at the moment.",
        "Diffuscope draws with it. Switch on hardware acceleration in the settings of the browser and start the browser again, or open the link in another one.",
      ],
      graphics: [
        "The graphics processor has stopped, and the picture did not come back.",
        "Close other pages and programs with much graphics, and reload the page. The experiment is in the link.",
      ],
      memory: [
        "There is not enough memory.",
        "Close other pages and programs, and reload the page. The experiment is in the link.",
      ],
      fault: [
        "Diffuscope has stopped because of a fault of its own.",
        "Reload the page to go on: the experiment is in the link. If it stops again, report the link and these words:",
      ],
      workers: "The workers of this page have stopped. It goes on without them, more slowly, until it is reloaded.",
      restoring: "The graphics processor has stopped. The picture comes back as soon as it runs again.",
      link: "Link of the experiment",
      reload: "Reload",
    },
    zh: {
      start: [
        "Diffuscope 未能启动。",
        "它需要支持 WebAssembly 和 WebGL 的新版浏览器，以及在加载完成之前不中断的网络连接。请重新加载页面；如果仍然不行，请用其他浏览器打开链接。",
      ],
      simd: [
        "这个浏览器无法运行 Diffuscope。",
        "它不支持带 SIMD 的 WebAssembly；Chrome 和 Edge 从 91 版、Firefox 从 89 版、Safari 从 16.4 版起支持。请更新浏览器，或用其他浏览器打开链接。如果 WebAssembly 是被“锁定模式”之类的安全设置关闭的，请为本页面允许它。",
      ],
      webgl: [
        "这个浏览器目前没有可用的 WebGL。",
        "Diffuscope 用它绘图。请在浏览器设置中打开硬件加速并重新启动浏览器，或用其他浏览器打开链接。",
      ],
      graphics: [
        "图形处理器停止了工作，画面未能恢复。",
        "请关闭其他占用大量图形资源的页面和程序，然后重新加载页面。实验保存在链接中。",
      ],
      memory: ["内存不足。", "请关闭其他页面和程序，然后重新加载页面。实验保存在链接中。"],
      fault: [
        "Diffuscope 因自身的错误而停止。",
        "请重新加载页面继续：实验保存在链接中。如果再次停止，请报告该链接和以下文字：",
      ],
      workers: "本页面的工作线程已停止。在重新加载之前，页面将不使用它们继续运行，速度较慢。",
      restoring: "图形处理器停止了工作。它恢复运行后，画面会自动恢复。",
      link: "实验链接",
      reload: "重新加载",
    },
  };
  const root = document.documentElement;
  const words = () => {
    const asked = window.diffuscope ? root.lang : new URLSearchParams(location.search).get("lang");
    return /^zh/i.test(asked || navigator.language) ? WORDS.zh : WORDS.en;
  };
  // A page without an address of its own keeps the experiment in an attribute (src/web/address.rs).
  const link = () => {
    const { query } = root.dataset;
    return query ? `${location.href.replace(/[?#].*/s, "")}?${query}` : location.href;
  };
  /** @type {(...[tag, properties]: [string, object]) => HTMLElement} */
  const create = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const reloadButton = () => {
    const button = create("button", { textContent: words().reload });
    button.addEventListener("click", () => (root.dataset.query ? location.assign(link()) : location.reload()));
    return button;
  };

  /** @type {(failure: Failure, detail?: string) => void} */
  const show = (failure, detail = "") => {
    const element = document.getElementById("failure");
    if (!element) return addEventListener("DOMContentLoaded", () => show(failure, detail));
    document.getElementById("loading")?.remove();
    // The first failure is the cause of the others.
    if (!element.hidden) return;
    const { [failure]: said, link: name } = words();
    const address = create("a", { href: link(), target: "_blank", rel: "noopener", textContent: name });
    const actions = create("p", {});
    actions.append(reloadButton(), " ", address);
    element.lang = words() === WORDS.zh ? "zh-CN" : "en";
    element.replaceChildren(
      create("h1", { textContent: said[0] }),
      "\n",
      create("p", { textContent: said[1] }),
      "\n",
      actions,
      create("small", { textContent: detail }),
    );
    // A page in a frame is inert until it runs.
    root.inert = false;
    element.hidden = false;
  };

  window.diffuscopeFailure = {
    show,
    notify(failure) {
      const message = create("p", { className: "message", textContent: `${words()[failure]} ` });
      message.setAttribute("role", "alert");
      if (failure === "workers") message.append(reloadButton());
      document.body.append(message);
      return () => message.remove();
    },
  };

  /** @param {unknown} error */
  const isOfProgram = (error) => "WebAssembly" in window && error instanceof WebAssembly.RuntimeError;
  /** @type {(reason: unknown, message: string) => void} */
  const fail = (reason, message) => {
    const isLoading = document.getElementById("loading");
    // A program that ends without a panic has no memory left.
    const isMemory = /memory/i.test(message) || (!isLoading && isOfProgram(reason) && /unreachable/.test(message));
    if (isMemory && (isLoading || isOfProgram(reason) || reason instanceof RangeError)) show("memory", message);
    else if (isLoading) show("start", message);
  };
  // A script that could not be fetched fires an event that does not bubble, hence the capture.
  addEventListener(
    "error",
    (event) => {
      // An observer of sizes that is called once more in the next frame is an error by name only.
      if (event instanceof ErrorEvent) /^ResizeObserver loop/.test(event.message) || fail(event.error, event.message);
      else if (/** @type {Event} */ (event).target instanceof HTMLScriptElement) {
        // Some servers send the page for the address of its folder without the last slash: its files are not there.
        const isFolder = location.protocol.startsWith("http") && /\/[^/.]+$/.test(location.pathname);
        if (isFolder) location.replace(`${location.pathname}/${location.search}${location.hash}`);
        else show("start", "A script of the page could not be fetched.");
      }
    },
    true,
  );
  addEventListener("unhandledrejection", ({ reason }) => fail(reason, String(reason)));
}
