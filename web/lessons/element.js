/**
 * An element with attributes and children. A function as an attribute is an event listener; false leaves it out.
 * @type {<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes?: ElementAttributes,
 *   ...children: (Node | string)[]) => HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== false) made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
}
