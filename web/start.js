// Starts the page: decides whether it can run here, and what it loads. It is in the page before anything that is
// fetched.
{
  const root = document.documentElement;
  /** @param {string} name  The class of the templates whose content is added. */
  const run = (name) => {
    for (const template of document.querySelectorAll(`template.${name}`)) {
      document.head.append(/** @type {HTMLTemplateElement} */ (template).content);
    }
  };
  // Platforms that escape an address once too often write &amp; between its parts.
  const query = location.search.replace(/&(amp;)+/g, "&");
  const isEmbedded = (new URLSearchParams(query).get("embed") ?? "0") !== "0";
  // In a frame, too, it takes neither the focus nor the scrolling of the page around it.
  const isFramed = isEmbedded || parent !== window;
  // A function with two instructions of 128-bit SIMD.
  const withSimd = "AGFzbQEAAAABBQFgAAF7AwIBAAoKAQgAQQD9D/1iCw==";
  const canRun = () => WebAssembly.validate(Uint8Array.from(atob(withSimd), (letter) => letter.charCodeAt(0)));
  if (typeof WebAssembly !== "object" || !canRun()) {
    window.diffuscopeFailure.show("simd");
  } else if (origin === "null" && !root.hasAttribute("data-single-file")) {
    // A frame in a sandbox, or a file: a page without an origin of its own may load neither modules nor the program,
    // unless the server sends a header for it. diffuscope.html, beside this page, has everything inside.
    location.replace(`diffuscope.html${query}${location.hash}`);
  } else {
    if (query !== location.search && origin !== "null") history.replaceState(history.state, "", query + location.hash);
    if (isFramed) {
      root.classList.add("embedded");
      // The program takes the focus when it starts. In another site's page, that would disturb the reader.
      root.inert = true;
      // A script element, so that the frame's load event waits for it: after that event, the page around may send
      // messages.
      run("embedded");
    }
    run("start");
  }
}
