// Whatever keeps the page from starting leaves words, not a blank page. Once the program runs it reports for itself.
{
  const show = (reason) => {
    const loading = document.getElementById("loading");
    const failure = document.getElementById("failure");
    if (!loading) return;
    loading.remove();
    // The program may have said more than a stack trace does.
    if (!failure.hidden) return;
    failure.textContent =
      "Diffuscope could not start.\n" +
      "It needs a current browser with WebAssembly and WebGL, and a connection that lasts until it is loaded.\n" +
      reason;
    failure.hidden = false;
  };
  // A script that is not fetched fires an event that does not bubble, hence the capture.
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) show(event.message);
    else if (event.target instanceof HTMLScriptElement) show("A script of the page could not be fetched.");
  }, true);
  addEventListener("unhandledrejection", (event) => show(String(event.reason)));
}
