// Types that several files of the page use, under global names.

import type * as api from "./diffuscope.js";

declare global {
  type Diffuscope = api.Diffuscope;
  type Settings = api.Settings;
  type SomeSettings = api.SomeSettings;
  type ExperimentReport = api.Report;
  type ChainReport = api.ChainReport;
  type ContinuumReport = api.ContinuumReport;
  type GaussiansReport = api.GaussiansReport;
  type PlaneReport = api.PlaneReport;
  type BayesReport = api.BayesReport;
  type ImagesReport = api.ImagesReport;
  type GeneratorsReport = api.GeneratorsReport;
  type DrawnGenerators = api.DrawnGenerators;
  type Densities = api.Densities;
  type DensityImages = api.DensityImages;
  type Paths = api.Paths;
  type Caption = api.Caption;
  type Training = api.Training;
  type Sweep = api.Sweep;
  type SweepOptions = api.SweepOptions;
  type SweptSetting = api.SweptSetting;
  type Leg = "forward" | "reverse";

  /** Attributes of an HTML element: a function listens to an event, `false` leaves the attribute out. */
  // biome-ignore lint/suspicious/noExplicitAny: a listener is given the event that its attribute is named after
  type ElementAttributes = Record<string, string | number | boolean | URL | ((event: any) => void)>;

  /** Attributes of an SVG element. */
  type SvgAttributes = Record<string, string | number>;
  type Point = [x: number, y: number];

  /** The text of the share panel in one language. */
  type ShareTexts = typeof import("../share/translations.js").english;

  /** The texts of the panel of sweeps in one language. */
  type SweepTexts = typeof import("../sweep/translations.js").english;

  /** An axis: a setting with all of its choices or some of them, or with `count` values from `first` to `last`. */
  interface SweepAxis {
    setting: string;
    names?: string[];
    first?: number;
    last?: number;
    count?: number;
  }

  /** What is swept, and how it is shown if not as it fits the axes: see sweep/spec.js. */
  interface SweepSpec {
    figure: "w1" | "mean" | "std" | "share" | "ks";
    x: SweepAxis;
    y?: SweepAxis;
    view?: "curves" | "map";
    scale?: "linear" | "log";
  }

  /** A sweep as far as it is known. */
  type SweepResult = Sweep & { isDone: boolean };

  /** What a picture of a sweep is made from. `words.x` and `words.y` are the names of the values. */
  interface SweepDrawing {
    sweep: SweepResult;
    spec: SweepSpec;
    words: { x: string[]; y?: string[]; alongX: string; alongY: string; figure: string };
  }

  /** The number of a point along x and along y. */
  interface SweepPoint {
    i: number;
    j: number;
  }

  /** A picture of a sweep: its SVG, and what is drawn over it. */
  interface SweepPicture {
    svg: string;
    /** The point nearest to a place. */
    pointAt: (x: number, y: number) => SweepPoint;
    /** A mark around a point. */
    mark: (point: SweepPoint) => string;
    /** A mark where the experiment of the page is: numbers of points, or between them; undefined beyond the axes. */
    current: (i: number | undefined, j: number | undefined) => string;
  }

  type SweepColors = Record<"ground" | "ink" | "faint" | "line", string> & { curves: string[] };

  /** Makes a file to download from an experiment. */
  type MakeFile = (instrument: Diffuscope, link: string, title: string) => Blob | Promise<Blob>;

  /** A lesson: see lessons/sequence.js. */
  interface Lesson {
    name: string;
    /** The first one if it is not named. */
    screen?: string;
    setup: SomeSettings;
    from: number;
    until: number;
    answer: string;
    trains?: true;
    /** The plot that its text speaks of. */
    plot?: string;
  }

  /** The figures of a lesson that has played. */
  type LessonReport = ExperimentReport & { training?: Training };

  /** The lessons in one language: single words and phrases, and a section of HTML for each lesson. */
  interface LessonText {
    words: Record<string, string>;
    lessons: Record<string, HTMLElement>;
  }
}
