// Says on the page why the program could not start. Once it runs it reports its errors itself.
{
  /** @param {string} reason */
  const show = (reason) => {
    const loading = document.getElementById("loading");
    const failure = document.getElementById("failure");
    if (!loading || !failure) return;
    loading.remove();
    // The program may have written a reason there already, which is more precise than this one.
    if (!failure.hidden) return;
    failure.textContent =
      "Diffuscope could not start.\n" +
      "It needs a current browser with WebAssembly and WebGL, and a connection that lasts until it is loaded.\n" +
      reason;
    failure.hidden = false;
  };
  // A script that could not be fetched fires an event that does not bubble, hence the capture.
  addEventListener(
    "error",
    (event) => {
      // An observer of sizes that is called once more in the next frame is an error by name only.
      if (event instanceof ErrorEvent) /^ResizeObserver loop/.test(event.message) || show(event.message);
      else if (/** @type {Event} */ (event).target instanceof HTMLScriptElement) {
        // Some servers send the page for the address of its folder without the last slash: its files are not there.
        const isFolder = location.protocol.startsWith("http") && /\/[^/.]+$/.test(location.pathname);
        if (isFolder) location.replace(`${location.pathname}/${location.search}${location.hash}`);
        else show("A script of the page could not be fetched.");
      }
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => show(String(event.reason)));
}
