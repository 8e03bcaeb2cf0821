// <diffu-scope>: an experiment in a page of yours. docs/embedding.md has its attributes, properties and events.
//
//   <script type="module" src="https://…/embed.js"></script>
//   <diffu-scope prior="0.8" model="mle" noise="0.3" height="420"></diffu-scope>
//
// The element has a frame with the page of the site that this script comes from, and exchanges messages with it. So it
// works from any origin, nothing in it has access to the page around it, and all elements share one download.

const version = 1;
// The settings of each screen; an attribute and a property each. Without `screen`, the first.
const screens = {
  "one-dimension":
    "data prior separation width mix drawn schedule rate beta0 beta1 sigma_min sigma_max forward steps grid start model " +
    "condition guidance noise corrupt sampler eta stochasticity langevin_step langevin_repeats corrector_steps target layers hidden batch learning_rate " +
    "iterations samples ema particles seed",
  images:
    "data classes first prior picture process blur blur_floor blur_power log_snr heat_noise heat_delta steps start model " +
    "noise sampler hidden batch learning_rate iterations pictures seed",
  generators:
    "task data prior separation width mix drawn shown beta levels objective critic_steps critic_rate steps layers hidden " +
    "batch learning_rate iterations seed",
  chain:
    "topic source matrix names start operation p_mean p_std mix direction q_mean q_std covariance correlation prior x t " +
    "betas steps walkers seed",
};
const settings = ["screen", ...new Set(Object.values(screens).flatMap((names) => names.split(" ")))];
/**
 * Attributes with another name than their setting: HTML has an attribute `hidden` of its own, which makes an element
 * invisible, and authors write `width` for the size of the element.
 * @type {Record<string, string>}
 */
const renamed = { hidden: "hidden_values", width: "point_width" };
/** @param {string} name */
const attributeOf = (name) => renamed[name] ?? name;
/** @param {string} attribute */
const settingOf = (attribute) => Object.keys(renamed).find((name) => renamed[name] === attribute) ?? attribute;
/**
 * Attributes for the look, with the value that is used if an attribute is absent.
 * @type {Record<string, string>}
 */
const looks = { show: "model,noise,figures,play", lock: "", theme: "auto" };
// How far outside the view an element begins to load.
const ahead = "200px";
// No event tells when an element becomes visible, as slides do by a style. So many milliseconds are not noticed.
const visibilityInterval = 200;
// The name of a frame that is loaded while it is not visible: its page then computes nothing yet.
const notShown = "not-shown";

/**
 * A length of CSS; a number is in pixels.
 * @type {(written: string | null, otherwise: string) => string}
 */
const length = (written, otherwise) => (/^[\d.]+$/.test(written ?? "") ? `${written}px` : (written ?? otherwise));
/** @type {(width: string, height: string) => string} */
const style = (width, height) => `
  :host { display: block; width: ${width}; max-width: 100%; height: ${height}; border-radius: 8px; overflow: hidden; }
  :host([hidden]) { display: none; }
  iframe { display: block; width: 100%; height: 100%; border: 0; }
`;

// 0.30 is 0.3.
/** @type {(written: string, value: string | number) => boolean} */
const spells = (written, value) => written === String(value) || (written.trim() !== "" && Number(written) === value);

// A promise with the functions that settle it.
function withResolvers() {
  /** @type {(answer?: any) => void} */
  let resolve = () => {};
  /** @type {(reason: Error) => void} */
  let reject = () => {};
  const promise = new Promise((...functions) => {
    [resolve, reject] = functions;
  });
  // A rejection is no error if nothing waits for the promise.
  promise.catch(() => {});
  return { promise, resolve, reject };
}

export class DiffuScope extends HTMLElement {
  static observedAttributes = [...settings.map(attributeOf), ...Object.keys(looks), "lang", "width", "height"];

  // A style element would need the permission of the page's policy.
  #style = new CSSStyleSheet();
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {SomeSettings} */
  #defaults = {};
  /** @type {SomeSettings} */
  #settings = {};
  // Promises: that the page in the frame runs, and its answers, by the number of the request.
  #ready = withResolvers();
  /** @type {Map<number, ReturnType<typeof withResolvers>>} */
  #asked = new Map();
  #questions = 0;
  // Attributes that have changed and have not been sent to the frame yet, and the number of unfinished changes.
  /** @type {Set<string>} */
  #changed = new Set();
  #telling = 0;
  // The messages of the page in the frame.
  /** @type {string[]} */
  #messages = [];
  // Whether no style hides the element.
  #isShown = true;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #watch;
  // True while attributes are being set to the current settings.
  #reflecting = false;
  #nearView = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && this.#load(), {
    rootMargin: ahead,
  });
  /** @param {MessageEvent} event */
  #listen = ({ source, data }) => {
    if (this.#frame && source === this.#frame.contentWindow && data?.diffuscope === version) this.#hear(data);
  };

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [this.#style];
    this.#setSize();
  }

  connectedCallback() {
    addEventListener("message", this.#listen);
    this.#nearView.observe(this);
    this.#watch = setInterval(() => this.#updateShown(), visibilityInterval);
  }

  // When the element is inserted again, it starts again with the settings in its attributes.
  disconnectedCallback() {
    removeEventListener("message", this.#listen);
    clearInterval(this.#watch);
    this.#nearView.disconnect();
    this.#frame?.remove();
    this.#frame = undefined;
    this.#messages = [];
    this.#settings = {};
    this.#giveUp(new Error("the element has left the page"));
    this.#ready = withResolvers();
  }

  /** @type {(name: string, before: string | null, after: string | null) => void} */
  attributeChangedCallback(name, before, after) {
    if (name === "width" || name === "height") this.#setSize();
    else if (before !== after && this.#frame && !this.#reflecting) this.#note(settingOf(name));
  }

  #setSize() {
    const [width, height] = [length(this.getAttribute("width"), "auto"), length(this.getAttribute("height"), "420px")];
    this.#style.replaceSync(style(width, height));
  }

  /** @returns {SomeSettings} All settings in force; before the experiment runs, those that the attributes give. */
  get settings() {
    const given = settings.filter((name) => this.hasAttribute(attributeOf(name)));
    const written = given.map((name) => [name, this.getAttribute(attributeOf(name))]);
    return { ...Object.fromEntries(written), ...this.#settings };
  }

  set settings(partial) {
    this.apply(partial).catch(({ message }) => this.#fail(message));
  }

  /** @param {SomeSettings} partial Changes settings, all or none; returns a promise of all settings. */
  async apply(partial) {
    const { settings } = await this.#ask("apply", { settings: { ...partial } });
    this.#reflect(settings);
    return { ...settings };
  }

  // A promise of the figures, resolved when all particles are done.
  async report() {
    return (await this.#ask("report")).report;
  }

  // The same without the figures.
  async settled() {
    await this.#ask("report");
  }

  /**
   * Trains the score model `learned`: from new weights, or on if it was paused.
   * @param {SomeSettings} settings Further changes; returns a promise of `training()` when it has ended or is paused.
   */
  async train(settings = {}) {
    return (await this.#ask("train", { settings: { ...settings } })).training;
  }

  // A promise of the state of the training.
  async training() {
    return (await this.#ask("training")).training;
  }

  async pauseTraining() {
    await this.#ask("pause_training");
  }

  async resetTraining() {
    await this.#ask("reset_training");
  }

  // A promise of the network as a file, a Uint8Array.
  async weights() {
    return (await this.#ask("weights")).weights;
  }

  // Plays from the position of the playhead; from the start if it is at the end.
  async play() {
    await this.#ask("play");
  }

  async stop() {
    await this.#ask("stop");
  }

  /**
   * Moves the playhead: 0 is the data, 1 the end of the forward run, 2 the recovered population.
   * @param {number} to
   */
  async seek(to) {
    await this.#ask("seek", { to });
  }

  // Nothing plays and nothing is refined until resume(), as when the element is out of view.
  async pause() {
    await this.#ask("pause");
  }

  async resume() {
    await this.#ask("resume");
  }

  #load() {
    this.#nearView.disconnect();
    if (this.#frame || !this.isConnected) return;
    const query = new URLSearchParams({ embed: "1" });
    // v is the version of the link that the attributes are from.
    for (const name of ["v", ...settings, ...Object.keys(looks)]) {
      const written = this.getAttribute(attributeOf(name));
      if (written !== null) query.set(name, written);
    }
    const language = this.#language();
    if (language) query.set("lang", language);
    const written = this.getAttribute("site");
    const site = written === null ? new URL(".", import.meta.url) : new URL(written, document.baseURI);
    this.#frame = document.createElement("iframe");
    this.#isShown = this.#checkShown();
    if (!this.#isShown) this.#frame.name = notShown;
    this.#frame.title = this.title || "Diffuscope";
    this.#frame.src = new URL(`?${query}`, site).href;
    this.shadowRoot?.append(this.#frame);
  }

  #checkShown() {
    return this.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
  }

  // What is not visible neither computes nor plays.
  #updateShown() {
    if (!this.#frame || this.#isShown === this.#checkShown()) return;
    this.#isShown = !this.#isShown;
    this.#ask("shown", { shown: this.#isShown }).catch(() => {});
  }

  // The language of the text around the element.
  #language() {
    const tag = /** @type {HTMLElement | null} */ (this.closest("[lang]"))?.lang;
    // Of other languages, the page has no words.
    return tag && (/^zh\b/i.test(tag) ? "zh-CN" : "en");
  }

  // Sends a request. An element that has not been loaded is loaded, even if it is not near the view.
  /** @type {(type: string, content?: object) => Promise<any>} */
  async #ask(type, content = {}) {
    this.#load();
    if (!this.#frame) throw new Error("the element is not in a page");
    await this.#ready.promise;
    const answer = withResolvers();
    const id = ++this.#questions;
    this.#asked.set(id, answer);
    if (!this.#frame) throw new Error("the element has left the page");
    this.#frame.contentWindow?.postMessage({ diffuscope: version, id, type, ...content }, "*");
    return answer.promise;
  }

  /** @param {Error} reason */
  #giveUp(reason) {
    for (const { reject } of [this.#ready, ...this.#asked.values()]) reject(reason);
    this.#asked.clear();
  }

  /** @param {Record<string, any>} message */
  #hear({ type, id, ...content }) {
    const answer = this.#asked.get(id);
    this.#asked.delete(id);
    if (type === "reply") answer?.resolve(content);
    else if (type === "error" && answer) answer.reject(new Error(content.message));
    else if (type === "error") {
      this.#giveUp(new Error(content.message));
      this.#fail(content.message);
    } else if (type === "ready") {
      this.#defaults = content.defaults;
      this.#reflect(content.settings);
      this.#ready.resolve();
      this.#ask("subscribe", { events: ["input", "change", "settled", "messages", "training", "release"] }).catch(
        () => {},
      );
      this.#complain(content.messages);
    } else if (type === "release") this.#frame?.blur();
    else if (type === "messages") this.#complain(content.messages);
    else if (["input", "change", "settled"].includes(type)) {
      this.#reflect(content.settings);
      this.dispatchEvent(new CustomEvent(type, { detail: content, bubbles: true }));
    } else if (type === "training") this.dispatchEvent(new CustomEvent(type, { detail: content, bubbles: true }));
  }

  /** @param {string[]} messages  All that there are; those that are new become events. */
  #complain(messages) {
    for (const message of messages.filter((message) => !this.#messages.includes(message))) this.#fail(message);
    this.#messages = messages;
  }

  /** @param {string} message */
  #fail(message) {
    this.dispatchEvent(new ErrorEvent("error", { message }));
  }

  /**
   * Sets attributes to the current settings. An absent attribute stays absent if its setting has the default value.
   * @param {SomeSettings} inForce
   */
  #reflect(inForce) {
    this.#settings = inForce;
    if (this.#telling) return;
    this.#reflecting = true;
    for (const name of settings.filter((name) => name in inForce && !this.#changed.has(name))) {
      const written = this.getAttribute(attributeOf(name)) ?? String(this.#defaults[name]);
      if (!spells(written, inForce[name])) this.setAttribute(attributeOf(name), String(inForce[name]));
    }
    this.#reflecting = false;
  }

  /**
   * Sends changed attributes to the frame: several that change together in one message, because some have no meaning
   * alone.
   * @param {string} name
   */
  async #note(name) {
    this.#changed.add(name);
    if (this.#changed.size > 1) return;
    try {
      await this.#ready.promise;
    } catch {
      return;
    }
    const changed = [...this.#changed];
    this.#changed.clear();
    this.#telling += 1;
    /** @type {SomeSettings} */
    const absent = { ...this.#defaults, ...looks, lang: this.#language() ?? navigator.language };
    /** @param {string[]} names */
    const values = (names) =>
      Object.fromEntries(names.map((name) => [name, this.getAttribute(attributeOf(name)) ?? absent[name]]));
    /** @param {string} name */
    const ofLook = (name) => !settings.includes(name);
    try {
      const answer = await this.#ask("apply", { settings: values(changed.filter((name) => !ofLook(name))) });
      this.#settings = answer.settings;
      // One by one, so that one that is not allowed does not keep the others out.
      for (const name of changed.filter(ofLook)) {
        await this.#ask("look", { look: values([name]) }).catch(
          ({ message }) => this.isConnected && this.#fail(message),
        );
      }
    } catch (error) {
      if (this.isConnected) this.#fail(/** @type {Error} */ (error).message);
    }
    this.#telling -= 1;
    this.#reflect(this.#settings);
  }
}

// Each setting and look is a property, too.
for (const name of [...settings, ...Object.keys(looks)]) {
  Object.defineProperty(DiffuScope.prototype, attributeOf(name), {
    configurable: true,
    enumerable: true,
    /** @this {DiffuScope} */
    get() {
      return name in looks ? (this.getAttribute(name) ?? looks[name]) : this.settings[name];
    },
    /** @this {DiffuScope} @param {string | number | null | undefined} value Nothing removes the attribute. */
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attributeOf(name));
      else this.setAttribute(attributeOf(name), String(value));
    },
  });
}

customElements.define("diffu-scope", DiffuScope);
