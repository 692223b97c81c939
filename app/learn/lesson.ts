import type { Params } from "../../engine/plan/controls.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import type { Reference } from "../parts/References.tsx";
import type { Figures } from "./figures.ts";

/** A lesson as data: its pages in order, and what its teacher should know. */
export interface Lesson {
  /** Part of addresses and of what is kept: never changed once it is out. */
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly pages: readonly Page[];
  readonly notes: TeacherNotes;
}

export interface TeacherNotes {
  readonly aim: string;
  /** What students usually answer, and why. */
  readonly answers: readonly string[];
  /** What to ask next. */
  readonly next: readonly string[];
}

/** A sentence that a page asserts, and whether the engine says the same. */
export interface Assertion {
  readonly says: string;
  readonly holds: boolean;
}

/**
 * One page: a scene, a question whose answer is computed from it, and what is to be understood.
 * Texts have at most 60 words. In them `[36 values](set)` lights the set of the marked value in the picture.
 * @template Name what its scenes are called; "shown" is the one in the picture
 */
export interface PageOf<Name extends string> {
  /** Part of what is kept: never changed once it is out. */
  readonly id: string;
  readonly title: string;
  /** The claims of the field that it answers. */
  readonly claims?: readonly string[];
  /** Scenes as links, for any seed. */
  scenes(seed: number): Readonly<Record<Name, string>>;
  words(figures: FiguresOf<Name>): string;
  question(figures: FiguresOf<Name>): Question;
  explain(figures: FiguresOf<Name>): string;
  /** What else its texts assert. */
  asserts?(figures: FiguresOf<Name>): readonly Assertion[];
  /** What is hidden until the answer: y; y and the cuts; nothing. */
  readonly veil?: Veil;
  /** The controls that may be touched once it is answered. */
  readonly touches?: readonly string[];
  readonly references?: readonly Reference[];
}

export type Veil = "after" | "cuts" | "nothing";

export type FiguresOf<Name extends string> = Readonly<Record<Name, Figures>>;

export type Page = PageOf<string>;

/** Declares a page; its scenes name what its texts may ask for. */
export function page<const Name extends string>(declared: PageOf<Name | "shown">): Page {
  return declared as unknown as Page;
}

export type Question = PickQuestion | OrderQuestion | EstimateQuestion | SetQuestion | PaintQuestion;

/** One of a few sentences. Exactly one holds, and the engine says which. */
export interface PickQuestion {
  readonly kind: "pick";
  readonly ask: string;
  /** Whether several hold, each with its reason and evidence: then any of them is accepted. */
  readonly arguable?: boolean;
  readonly options: readonly PickOption[];
}

export interface PickOption {
  readonly says: string;
  readonly holds: boolean;
  /** Why it does not hold, by the misconception behind it; or, where it holds, why it does. */
  readonly because: string;
  /** Where it can be argued for: who did so. */
  readonly evidence?: Reference;
}

/** A few things in the order of their numbers, the smallest first. */
export interface OrderQuestion {
  readonly kind: "order";
  readonly ask: string;
  readonly items: readonly { readonly id: string; readonly says: string; readonly value: number }[];
}

/** A number on a line, right within a tolerance. */
export interface EstimateQuestion {
  readonly kind: "estimate";
  readonly ask: string;
  readonly answer: number;
  readonly within: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** Answers that a misconception leads to. */
  readonly misled?: readonly { readonly value: number; readonly because: string }[];
}

/** Controls to be moved until something holds. */
export interface SetQuestion {
  readonly kind: "set";
  readonly ask: string;
  readonly controls: readonly string[];
  /** Whether a scene with these controls does what is asked. */
  holds(figures: Figures): boolean;
  /** What the scene does instead. */
  because(figures: Figures): string;
  /** One setting that does it. */
  readonly answer: Params;
}

/** The values that share statistics with a marked one, in a source of the scene's technique. */
export interface PaintQuestion {
  readonly kind: "paint";
  readonly ask: string;
  readonly marked: Cell;
  readonly source: number;
}

/** One sentence to choose, whether it holds, and why or why not. */
export function option(says: string, holds: boolean, because: string, evidence?: Reference): PickOption {
  return { says, holds, because, evidence };
}
