// window.diffuscope, and the events that the page fires on its window. This interface is public, so names never change.
// src/web/ implements it.
//
// A position of the playhead is a number from 0 (the data) over 1 (the end of the forward run) to 2 (the recovered
// population).

/** The experiment: one entry for each setting of the README's table. Numbers are numbers, the seed is a decimal string. */
export interface Settings {
  /** Named by a string, e.g. `data`, `model` or `seed`; or a number, e.g. `prior` or `noise`. */
  [name: string]: string | number;
  /** The screen that is shown: `one-dimension`, `images`, `generators` or `chain`. */
  screen: string;
  data: string;
  model: string;
  noise: number;
  particles: number;
  prior: number;
  seed: string;
  steps: number;
}

/** Some of the settings. */
export type SomeSettings = Record<string, string | number>;

export interface Moments {
  mean: number;
  /** Standard deviation. */
  std: number;
  /** Share of particles with x > 0, from 0 to 1. */
  plus_share: number;
}

/** The figures of the particles that are done so far. */
export interface Report {
  particles: number;
  data: Moments;
  /** `ks_to_normal`: Kolmogorov–Smirnov distance to the standard normal distribution, from 0 to 1. */
  end_of_forward: Moments & { ks_to_normal: number };
  /** `w1_to_data`: Wasserstein-1 distance to the data, in units of x. */
  recovered: Moments & { w1_to_data: number };
}

/** The figures of pictures that have come back. */
export interface ImagesReport {
  /** How many are done. */
  pictures: number;
  /** Root mean square distance to the nearest picture of the data; pixels are from -1 to 1. */
  rms_to_nearest: { mean: number | null; max: number | null };
  /** How many different pictures of the data are nearest to some. */
  distinct: number | null;
  /** The share of pictures whose nearest picture of the data is the one that went out. */
  returned: number | null;
  /** The share of pictures of which at least four of the five nearest pictures of the data have one class. */
  recognised: number | null;
  /** The share of each class 0 to 9, that of the nearest picture; the last one is that of your own pictures. */
  classes: number[] | null;
  /** The same of the data. */
  expected_classes: number[] | null;
  /** The mean size of the differences of power between pictures and data over rings of frequencies, in decibels. */
  spectrum_error: number | null;
  /** The mean difference of power in the finer half of the rings, in decibels. */
  fine_error: number | null;
  /** Peak signal-to-noise ratio to the pictures that went out, in decibels; null where these are not known. */
  psnr: number | null;
  verdict: "recovered" | "prior-lost" | "new" | "similar" | "blurred" | "noisy" | "between" | null;
}

/** The figures of one generator. */
export interface GeneratorReport {
  /** How many are done. */
  iterations: number;
  /** The Wasserstein-1 distance of its samples to the data. */
  w1: number | null;
  /** The mean of -ln p, for an autoencoder a bound on it; null for a generator without a likelihood. */
  nats: number | null;
  /** How many modes of the data have samples: at least a quarter of their share. */
  modes: number | null;
  /** The share of samples in each mode. */
  shares: number[];
  /** Seconds that the iterations have taken. */
  seconds: number;
  /** Evaluations of networks for one sample. */
  evaluations: number;
  verdict:
    | "untrained"
    | "recovered"
    | "similar"
    | "mode-lost"
    | "oscillating"
    | "posterior-collapsed"
    | "prior-off"
    | "blurred"
    | "reshaped"
    | "diverged";
}

/** The figures of the generators that are shown, and of the data: their entropy in nats, and their modes. */
export interface GeneratorsReport {
  vae?: GeneratorReport;
  deep_vae?: GeneratorReport;
  gan?: GeneratorReport;
  flow?: GeneratorReport;
  diffusion?: GeneratorReport;
  data: { entropy: number | null; modes: number | null; shares: number[] };
}

/** What is drawn of the generators that are shown. */
export interface DrawnGenerators {
  /** x is shown from -reach to reach. */
  reach: number | null;
  /** The probability of each bin. */
  data: number[];
  generators: {
    name: "vae" | "deep_vae" | "gan" | "flow" | "diffusion";
    /** The share of samples in each bin. */
    histogram?: number[];
    /** The way of some z to x: z first, x last. */
    stages?: number[][];
    /** What it computes of x, at the centres of the bins. */
    curves?: number[][];
    /** Curves of losses, a number every `stride` iterations; the least possible of the first. */
    losses: number[][];
    stride: number;
    least: number;
    /** W1 after these iterations. */
    iterations: number[];
    w1: number[];
  }[];
}

/** The levels of the process on the screen of pictures. */
export interface Levels {
  times: number[];
  sigma: number[];
  /** For each time a number for each frequency, row by row. */
  alpha: number[][];
}

/** Pictures on their way out and back: picture after picture, in each the times, in each the pixels row by row. */
export interface Pictures {
  side: number;
  count: number;
  times: Float64Array;
  /** Gray values, 0 (paper) to 255 (ink), at ascending times. */
  forward: Uint8Array;
  reverse: Uint8Array;
  /** Pixels from -1 to 1: what went out, what came back, and what of the data is nearest to that. */
  data: Float32Array;
  recovered: Float32Array;
  nearest: Float32Array;
  /** Which pictures of the data are nearest. */
  places: Uint32Array;
}

/** The figures of a Markov chain. */
export interface ChainReport {
  /** The names of the states. */
  states: string[];
  /** The exact share of each state, for each step from 0 on. */
  distributions: number[][];
  /** The stationary distribution to which this start leads; the mean over a period, if the chain is periodic. */
  stationary: number[];
  /** The eigenvalue of the second largest modulus: a number, or `[real, imaginary]` if it is complex. */
  second_eigenvalue: number | [number, number];
  settles: boolean;
  verdict: "settles" | "periodic" | "depends-on-start";
  period: number;
  /** The closed classes: lists of states, counted from 0. */
  classes: number[][];
  /** The number of steps to a total variation distance of 0.1, 0.01, …, 10⁻⁶ of the stationary distribution. */
  steps_to_within: (number | null)[];
  /** Of the stationary distribution, in nats. */
  entropy: number;
  /** Of the next state when the present one is known, in nats. */
  entropy_rate: number;
  /** The share of walkers in each state, for each step from 0 on. */
  walkers: number[][];
}

/** The figures of the forward process as a chain of numbers: lists with an entry for each step from 0 on. */
export interface ContinuumReport {
  /** β of each step; one less than there are other entries. */
  betas: number[];
  /** ᾱ: the share of the start's variance that is left. */
  kept: number[];
  means: number[];
  stds: number[];
  /** The total variation distance to N(0, 1). */
  distances: number[];
  settles: boolean;
  verdict: "settles" | "too-few-steps";
  /** The middles of the cells of a grid. */
  x: number[];
  /** The exact probabilities of the cells, for each step. */
  densities: number[][];
  /** The same of N(0, 1). */
  noise: number[];
}

/** A Gaussian; the entropy is in nats. */
export interface GaussianReport {
  mean: number;
  std: number;
  precision: number;
  entropy: number;
}

/** Two numbers that are normal together. */
export interface PlaneReport {
  mean: [number, number];
  covariance: number[][];
  precision: number[][];
  /** In nats. */
  entropy: number;
  mutual_information: number;
  /** Points of the ellipses at 1, 2 and 3 standard deviations. */
  ellipses: [number, number][][];
}

/** The figures of two Gaussians. Curves are values at the numbers in `x`. */
export interface GaussiansReport {
  operation: "divergence" | "fit" | "sum" | "product" | "plane";
  q: GaussianReport;
  x: number[];
  curves: Record<string, number[]>;
  /** All but a fit has these; a fit has a mixture in the place of p. */
  p?: GaussianReport;
  sum?: GaussianReport;
  product?: GaussianReport;
  /** KL(p‖q) and KL(q‖p), in nats. */
  kl?: [number, number];
  /** H(p, q) and H(q, p), in nats. */
  cross_entropy?: [number, number];
  plane?: PlaneReport;
  /** Lists with an entry for each step from 0 on; how many bumps of how many the fit covers at last. */
  fit?: {
    direction: "forward" | "reverse";
    means: number[];
    stds: number[];
    divergences: number[];
    covered: number;
    bumps: number;
  };
}

/** The figures of Bayes' rule; lists of two have the value for x₀ = −1 first. Curves are values at the numbers in `x`. */
export interface BayesReport {
  a: number;
  sigma: number;
  prior: [number, number];
  /** Densities of the x that is seen, for each x₀. */
  likelihood: [number, number];
  /** Prior times likelihood. */
  joint: [number, number];
  evidence: number;
  posterior: [number, number];
  /** x̂₀, the posterior mean. */
  mean: number;
  score: number;
  x: number[];
  curves: Record<string, number[]>;
}

/** Counts of particles in both directions: column after column in ascending t, in each `bins` counts in ascending x. */
export interface Densities {
  columns: number;
  bins: number;
  /** The t of each column, from 0 to 1. */
  times: Float64Array;
  /** The unit of x in each column: 1, or √(a² + σ²) where variance explodes. */
  units: Float64Array;
  /** Bins cover x from −`reach` to `reach`, in the unit of their column. */
  reach: number;
  /** `columns` × `bins` counts. */
  forward: Uint32Array;
  reverse: Uint32Array;
  /** Two counts for each column: below −`reach`, and above `reach`. */
  forward_beyond: Uint32Array;
  reverse_beyond: Uint32Array;
}

/** x of single particles at ascending times; the same index is the same particle in both directions. */
export interface Paths {
  times: Float64Array;
  /** The unit of x in pictures at these times, as in `Densities`. */
  units: Float64Array;
  forward: Float32Array[];
  reverse: Float32Array[];
}

/** Pictures of both densities, RGBA: one pixel for each column and bin, t from left to right, the highest x on top. */
export interface DensityImages {
  width: number;
  height: number;
  forward: Uint8ClampedArray<ArrayBuffer>;
  reverse: Uint8ClampedArray<ArrayBuffer>;
}

/** Probability densities at the playhead's t, as bars of `width` from x = `left` on; shown from −`extent` to `extent`. */
export interface Populations {
  t: number;
  extent: number;
  left: number;
  width: number;
  forward: Float64Array;
  reverse: Float64Array;
  /** The exact marginal. */
  exact: Float64Array;
}

/** The caption of a picture, in the page's language: a sentence, and two lists of phrases. */
export interface Caption {
  verdict: string;
  figures: string[];
  experiment: string[];
}

/** The words of the picture, in the page's language. */
export interface Labels {
  data: string;
  forward: string;
  reverse: string;
  recovered: string;
  populations: string;
  exact_marginal: string;
  mean: string;
  std: string;
}

/** x̂₀ against x at the playhead's t, shown with x in ± `extent` and x̂₀ in ± `highest`. */
export interface Estimates {
  t: number;
  extent: number;
  highest: number;
  /** Standard deviation of the noise on the score model's estimate. */
  noise: number;
  /** x, x̂₀, x, x̂₀, …: the exact estimate. */
  exact: Float64Array;
  /** The score model's estimate in the same form; one line for each label if it knows labels. */
  model: Float64Array[];
  /** What the page calls the exact estimate, and the model's. */
  names: [exact: string, model: string];
}

export interface Playback {
  /** The position of the playhead. */
  way: number;
  /** The picture is covered beyond this position. */
  seen: number;
  playing: boolean;
}

/** Where a control is, in CSS pixels of the canvas. */
export interface Widget {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The training of the network of the model `learned`. */
export interface Training {
  /** `absent`: the network that comes with the page, or one from a file. */
  state: "absent" | "running" | "paused" | "done";
  /** Iterations done. */
  iterations: number;
  /** The mean loss of the last 500 iterations. */
  loss?: number;
  /** The smallest possible loss. */
  floor?: number;
  /** The time that the iterations have taken. */
  seconds?: number;
  steps_per_second?: number;
  /** Wasserstein-1 distance of the population that the network recovers, from a new Gaussian start, to the data. */
  w1?: number;
}

/** Time of the engine alone, and the steps of both directions. */
export interface Measurement {
  milliseconds: number;
  particle_steps: number;
}

/** How the page looks, as in an address. */
export type Look = Partial<Record<"lang" | "theme" | "projector" | "embed" | "show" | "lock", string | number>>;

export type Language = "en" | "zh-CN";

/**
 * A setting and the values that it is to have: a list, or a range such as "1..256/9"; without them all of its choices, or 33
 * values over its range.
 */
export interface Axis {
  setting: string;
  values?: (string | number)[] | string;
}

/** A setting that can be swept: one of some choices, with a label each, or a number from `least` to `most`. */
export interface SweptSetting {
  name: string;
  /** In the page's language. */
  label: string;
  choices?: [name: string, label: string][];
  least?: number;
  most?: number;
  /** Whether it is a whole number. */
  whole?: boolean;
}

export interface Sweep {
  x: (string | number)[];
  y?: (string | number)[];
  /** `values[j][i]` at `y[j]` and `x[i]`; null where the settings have no meaning together, or a point is not done. */
  values: (number | null)[][];
  /** Standard errors, from the spread over blocks of 256 particles; null if there is only one block. */
  errors: (number | null)[][];
}

export interface SweepOptions {
  x: Axis;
  y?: Axis;
  /** The distances W₁ and Kolmogorov–Smirnov to the data, or mean, standard deviation or share of x > 0. */
  figure?: "w1" | "mean" | "std" | "share" | "ks";
  /** Called with what is known so far, a coarse picture first. */
  progress?: (progress: Sweep & { done: number; all: number }) => void;
  /** Cancels the sweep. */
  signal?: AbortSignal;
}

export interface Diffuscope {
  /** A figure of many experiments that differ from this one in one setting or two, run in workers. */
  sweep(options: SweepOptions): Promise<Sweep>;
  /** For `sweep`: the address of the script of a worker, and the compiled program that is its first message. */
  workerProgram(): Promise<{ script: string; module: WebAssembly.Module }>;
  /** For `sweep`: the same program on this thread, as a function that carries out a message. */
  // biome-ignore lint/suspicious/noExplicitAny: replies are of many kinds
  workerProgramHere(): Promise<(message: object) => any>;
  /** The settings that can be swept, in the order of the page. */
  axes(): SweptSetting[];
  /** The experiment as the fields of a message to a worker. */
  experimentFields(): object;
  settings(): Settings;
  /** If two experiments are compared: the same calls about B, as far as they are about one run. */
  second(): Diffuscope | undefined;
  /** Shows a screen, with the experiments that it had when it was last shown. An unknown name throws an `Error`. */
  screen(name: string): void;
  /** The settings of an address without a query. */
  defaults(): Settings;
  /** Changes settings, all or none. Throws an `Error` that says what is allowed. */
  apply(partial: SomeSettings): void;
  /** Sets up a second experiment, B, as `apply(partial)` would make it of the first; `null` removes it. */
  compare(partial: SomeSettings | null): void;
  /**
   * Keeps the experiments of the screen that is shown, with their networks and the playhead, until `bringBack()`. A second
   * call does nothing.
   */
  setAside(): void;
  /** Brings back the experiments that were set aside; with `true`, the current ones stay. */
  bringBack(keep?: boolean): void;
  /** A promise, fulfilled when all particles are done, also those of B. The run continues in a hidden page. */
  settled(): Promise<void>;
  /** Of the first screen; of `images`, an `ImagesReport`; of `generators`, a `GeneratorsReport`; of `chain`, that of its topic, such as a `ChainReport`. */
  report(): Report;
  /** Of the screen `images`. */
  levels(): Levels;
  /** Of the screen `images`: the pictures that are done. */
  pictures(): Pictures;
  /** Of the screen `generators`. */
  generators(): DrawnGenerators;
  densities(): Densities;
  density_images(): DensityImages;
  paths(): Paths;
  populations(): Populations;
  estimates(): Estimates;
  /** Wasserstein-1 distance between the two directions at the times of `densities()`, in units of x. */
  distances(): Float64Array;
  caption(): Caption;
  labels(): Labels;
  /** The user's own numbers in ascending order, if the data are a list. */
  numbers(): Float64Array | undefined;
  /** The query, without a question mark, of an address that opens this experiment for ever. */
  link(): string;
  /** Does what dropping a file with this content does: an experiment in JSON, a network, a list of numbers, or a picture. */
  open(content: string | Uint8Array): void;
  /**
   * Changes settings as `apply(partial)` does, and trains the model `learned`: from new weights, or on if it was
   * paused. A promise, fulfilled when the training has ended or is paused. It waits in a hidden page. On the screen
   * `generators` it trains all that are shown, and the promise is one of `report()`.
   */
  train(partial?: SomeSettings): Promise<Training>;
  training(): Training;
  pauseTraining(): void;
  /** New weights, not trained. */
  resetTraining(): void;
  /** The network as a file. */
  weights(): Uint8Array<ArrayBuffer>;
  playback(): Playback;
  /** Plays from the position of the playhead; from the start if it is at the end. */
  play(): void;
  pause(): void;
  /** Moves the playhead to a position. */
  seek(to: number): void;
  /** Covers the picture and the figures from a position on. `cover(2)` covers nothing. */
  cover(from: number): void;
  /** Plays from the edge of the cover to a position, and uncovers the picture up to there. */
  reveal(until: number): void;
  /** Runs the experiment that `apply(partial)` would set up, on one thread; the page stays as it is. */
  measure(partial: SomeSettings): Measurement;
  measureWithWorkers(partial: SomeSettings): Promise<Measurement>;
  /** Bytes: of the program's memory, and of all workers' together. */
  memory(): { page: number; workers: number };
  language(): Language;
  look(words: Look): void;
  /** Chooses a plot, such as `estimate` or `loss`, and keeps it in view beside the picture; without a name, no plot. */
  showPlot(name?: string): void;
  /** Sets the sentences about everything on the page, from a file of web/explanations/. */
  explain(language: Language, sentences: string): void;
  /** Points at the noise until the reader does something. */
  pointAtNoise(): void;
  /** `false` says that the page is not visible: nothing plays and nothing is refined. */
  setSeen(seen: boolean): void;
  /** The messages that the page shows, in its language. */
  messages(): string[];
  widgets(): Widget[];
}

/** For src/web/mirror.rs: see web/mirror.js. */
interface Mirror {
  /** Builds the elements of a description (src/app/mirror/description.rs). */
  show: (description: string, focus: string, scale: number) => void;
  /** What the reader has done since the last call, as lines (src/app/mirror/request.rs). */
  takeRequests: () => string;
  /** Calls it after each request, so that the program draws a frame. */
  onRequest: (repaint: () => void) => void;
  hasFocus: () => boolean;
}

/** For src/web/failure.rs: see web/failure.js. */
interface Failures {
  /** There can be no picture: says why, and what to do. `detail` is for those who look for the cause. */
  show: (failure: "start" | "simd" | "webgl" | "graphics" | "memory" | "fault", detail?: string) => void;
  /** The page goes on, with a message. Returns a function that takes the message away. */
  notify: (failure: "workers" | "restoring") => () => void;
}

/** For src/web/canvas.rs: see web/canvas.js. */
interface Canvas {
  /** When the graphics of the canvas are lost, calls `stop`, and then `start` with another canvas. */
  onLost: (stop: () => void, start: (canvas: HTMLCanvasElement) => Promise<unknown>) => void;
}

/** For src/web/idle.rs: see web/idle.js. */
export interface Idle {
  wake(): void;
  copy(text: string): void;
  drawn(milliseconds: number): void;
  /** Whether the last frame has asked for another one at once. */
  moves(): boolean;
  /** Has the program draw a frame. */
  repaint(): void;
  onRepaint(draw: () => void): void;
}

/** The checks of web/trusted-types.js. */
interface TrustedRules {
  createHTML: (text: string) => string;
  createScriptURL: (address: string) => string;
}

/** Texts become HTML or scripts only through these: see web/trusted-types.js. */
interface Trusted {
  /** HTML or SVG without code in it; with Trusted Types a `TrustedHTML`, which TypeScript does not know. */
  html: (text: string) => string;
  /** A worker that runs a module of this origin, or of a blob. */
  worker: (address: string) => Worker;
  serviceWorker: (address: string) => Promise<ServiceWorkerRegistration>;
}

declare global {
  interface Window {
    diffuscopeTrusted: Trusted;
    trustedTypes?: { createPolicy: (name: string, rules: TrustedRules) => TrustedRules };
    /** Defined when the program runs: see the event `diffuscope:started`. */
    diffuscope: Diffuscope;
    diffuscopeIdle: Idle;
    diffuscopeMirror: Mirror;
    diffuscopeFailure: Failures;
    diffuscopeCanvas: Canvas;
    /** For src/web/workers/program.rs. */
    diffuscopeImport: (address: string) => Promise<unknown>;
  }

  var diffuscope: Diffuscope;

  interface WindowEventMap {
    "diffuscope:started": CustomEvent<null>;
    /** The graphics were lost, and the picture is drawn again, on another canvas. */
    "diffuscope:restored": CustomEvent<null>;
    /** Settings have changed; the user may still be dragging the control. */
    "diffuscope:input": CustomEvent<null>;
    /** Settings have changed, and the user has released the control. */
    "diffuscope:change": CustomEvent<null>;
    /** All particles are done. */
    "diffuscope:settled": CustomEvent<null>;
    /** The messages to the reader have changed: see `messages()`. An embedded page does not show them. */
    "diffuscope:messages": CustomEvent<null>;
    /** A training has made progress, or has been paused, reset or replaced. */
    "diffuscope:training": CustomEvent<null>;
    "diffuscope:language": CustomEvent<Language>;
    "diffuscope:theme": CustomEvent<"light" | "dark">;
    /** The user asks for a panel or a file: `lessons`, `lesson:3`, `lesson:noise`, `share`, `sweep`, `sweep:atlas`, `save-network` or `choose-file`. */
    "diffuscope:open": CustomEvent<string>;
    /** In an embedded page: the reader has pressed Escape, so that scrolling is for the page around it again. */
    "diffuscope:release": CustomEvent<null>;
  }
}
