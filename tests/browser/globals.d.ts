// Variables of a page that tests set and read.

interface Window {
  /** Animation frames that were requested. */
  frames_asked: number;
  /** How often requestAnimationFrame has been replaced. */
  replacements: number;
  /** How often the page has pointed at the noise. */
  pointed: number;
  /** Workers that have failed. */
  failures: number;
  /** Workers that have been started. */
  workers: number;
  /** Messages that an embedded page has sent, or the last key. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever comes
  heard: any;
  /** Sends messages to the page that is embedded: sandbox.test.mjs. */
  // biome-ignore lint/suspicious/noExplicitAny: any message, also a wrong one
  ask(message: any): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  post(message: any): void;
  /** Types of events that an element has fired, each with its detail. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  said: [type: string, detail: any][];
  /** The messages of errors: sizes.test.mjs. */
  errors: string[];
  /** Frames that the program has drawn, and when the first experiment was complete: benches/bench.mjs. */
  frames_drawn: number;
  /** The pixels that the canvas has across: resolution.test.mjs. */
  pixelsAcross: () => number;
  settled_at: number;
  started_at: number;
}

interface HTMLElementTagNameMap {
  // biome-ignore lint/suspicious/noExplicitAny: each setting is a property
  "diffu-scope": import("../../web/embed.js").DiffuScope & Record<string, any>;
}
