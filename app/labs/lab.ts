import type { Technique } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import type { Reference } from "../parts/References.tsx";
import type { Grid } from "./grid.ts";
import type { Inside } from "./inside.ts";

/** A network in training, as a lab sees it. */
export interface Training {
  step(): void;
  measure(): Measurement;
  /** What a picture beside the curves shows of it. */
  inside?(): Inside;
}

/** What is measured of a network after one of its steps. */
export interface Measurement {
  /** What is plotted and compared. One that is not finite has diverged. */
  readonly value: number;
  /** What it is seen against where steps are no fair measure, such as the loss at that moment. */
  readonly at?: number;
}

/** One of those that are compared. */
export interface Contestant {
  /** Part of links: never changed. */
  readonly id: string;
  readonly name: string;
}

/** What can be chosen before a run. */
export interface Setting {
  readonly label: string;
  readonly options: readonly number[];
  /** How an option is written where its number does not say it. */
  readonly names?: Readonly<Record<number, string>>;
  readonly first: number;
}

/**
 * Of several measurements of a run: the mean of the last five, that of all, the median of those at some values of `at`, or
 * the share of those that are at least so much.
 */
export type Score = "end" | "all" | { readonly from: number; readonly to: number } | { readonly atLeast: number };

/**
 * A lab as data: a claim, networks that are trained, what is plotted, and what five seeds gave. The rule of the verdict is
 * the same for all (`verdict.ts`).
 */
export interface Lab {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly claim: string;
  /** Who says so, and how this lab differs. */
  readonly source: string;
  readonly claims: readonly string[];
  /** What is predicted. */
  readonly ask: string;
  readonly measured: string;
  readonly better: "more" | "less";
  /** What `at` of its measurements is, where they are seen against something. */
  readonly against?: string;
  /** Its runs are grids, shown as such. */
  readonly grid?: Grid;
  /** How its values are plotted; by default evenly from the least to the most. */
  readonly axis?: { readonly log?: boolean; readonly range?: readonly [low: number, high: number] };
  score(setting: number): Score;
  /** What guessing comes to, where one can guess. */
  readonly guessing?: number;
  readonly setting: Setting;
  readonly contestants: readonly Contestant[];
  /** What the pictures of the networks' insides show. */
  readonly inside?: string;
  steps(setting: number): number;
  /** A measurement after each so many steps. */
  every(setting: number): number;
  train(contestant: string, setting: number, seed: number): Training;
  /** Whether a run takes seconds: tests train one seed of it, not two. */
  readonly costly?: boolean;
  readonly why: string;
  readonly caveats: readonly string[];
  /** Where this stops being true. */
  readonly counter: { readonly label: string; readonly setting: number };
  readonly references: readonly Reference[];
  /** Where the lab opens, and at its counter-case. */
  readonly expected: readonly Expected[];
}

/** What seeds gave at a setting. */
interface Expected {
  readonly setting: number;
  /** Where the median of one to ten seeds lies. */
  readonly medians: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** Whom five seeds tell apart, the better one first; of the others nothing is expected. */
  readonly apart: readonly (readonly [better: string, worse: string])[];
}

/** How the options of a setting are written. */
export function settingName({ names }: Setting, option: number): string {
  return names?.[option] ?? `${option}`;
}

/** A registered technique. */
export function named(id: string): Technique {
  return TECHNIQUES.find((technique) => technique.id === id) as Technique;
}
