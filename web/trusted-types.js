// Trusted Types: the page's policy (scripts/policy.mjs) lets no text become HTML or the address of a script, unless it
// went through the functions below. A browser without Trusted Types makes the same checks.
{
  /** @type {(text: string) => string} */
  const createHTML = (text) => {
    if (/<script|<[^>]*\son\w+\s*=|javascript:/i.test(text)) throw new TypeError("HTML with code in it");
    return text;
  };
  /** @type {(address: string) => string} */
  const createScriptURL = (address) => {
    const { origin: from } = new URL(address, document.baseURI);
    if (from !== origin) throw new TypeError(`a script from ${from}`);
    return address;
  };
  const rules = { createHTML, createScriptURL };
  const policy = window.trustedTypes?.createPolicy("diffuscope", rules) ?? rules;

  window.diffuscopeTrusted = {
    html: (text) => policy.createHTML(text),
    worker: (address) => new Worker(policy.createScriptURL(address), { type: "module" }),
    serviceWorker: (address) => navigator.serviceWorker.register(policy.createScriptURL(address)),
  };
}
