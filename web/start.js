// Starts the page: decides whether it can run here, and what it loads. It is in the page before anything that is
// fetched.
{
  const root = document.documentElement;
  const isEmbedded = (new URLSearchParams(location.search).get("embed") ?? "0") !== "0";
  if (origin === "null" && !root.hasAttribute("data-single-file")) {
    // A frame in a sandbox, or a file: a page without an origin of its own may load neither modules nor the program,
    // unless the server sends a header for it. diffuscope.html, beside this page, has everything inside.
    location.replace(`diffuscope.html${location.search}${location.hash}`);
  } else {
    if (isEmbedded) {
      root.classList.add("embedded");
      // The program takes the focus when it starts. In another site's page, that would disturb the reader.
      root.inert = true;
      // A script element, so that the frame's load event waits for it: after that event, the page around may send
      // messages.
      const script = document.createElement("script");
      script.type = "module";
      script.textContent = 'import "./embedded/embedded.js";';
      document.head.append(script);
    }
    for (const template of document.querySelectorAll("template.start")) {
      document.head.append(/** @type {HTMLTemplateElement} */ (template).content);
    }
  }
}
