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
  type Densities = api.Densities;
  type DensityImages = api.DensityImages;
  type Paths = api.Paths;
  type Caption = api.Caption;
  type Training = api.Training;
  type Sweep = api.Sweep;
  type SweepOptions = api.SweepOptions;
  type Leg = "forward" | "reverse";

  /** Attributes of an HTML element: a function listens to an event, `false` leaves the attribute out. */
  // biome-ignore lint/suspicious/noExplicitAny: a listener is given the event that its attribute is named after
  type ElementAttributes = Record<string, string | number | boolean | URL | ((event: any) => void)>;

  /** Attributes of an SVG element. */
  type SvgAttributes = Record<string, string | number>;
  type Point = [x: number, y: number];

  /** The text of the share panel in one language. */
  type ShareTexts = typeof import("../share/translations.js").english;

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
