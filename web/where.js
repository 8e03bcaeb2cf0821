// Where the page finds itself decides what it loads. It stands before anything that would be fetched.
{
  const root = document.documentElement;
  const embedded = (new URLSearchParams(location.search).get("embed") ?? "0") !== "0";
  if (origin === "null" && !root.hasAttribute("data-self-contained")) {
    // A frame in a sandbox, or a file: without an origin of its own, a page may load neither modules nor the program from
    // a server that does not say so. The page next to it has everything inside.
    location.replace(`diffuscope.html${location.search}${location.hash}`);
  } else {
    if (embedded) {
      root.classList.add("embedded");
      // The program takes the focus when it starts. In somebody else's page, that would take it from the reader.
      root.inert = true;
      // An element, so that the frame's load event waits for it, and with it the messages which that sets off.
      const script = document.createElement("script");
      script.type = "module";
      script.textContent = 'import "./embedded/embedded.js";';
      document.head.append(script);
    }
    for (const template of document.querySelectorAll("template.start")) document.head.append(template.content);
  }
}
