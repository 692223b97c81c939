import type { Reference } from "../../parts/References.tsx";
import type { Assertion, FiguresOf } from "../lesson.ts";

/**
 * Something that goes wrong: by what one notices, why, and what mends it.
 * @template Name what its scenes are called; "shown" is the one in the picture
 */
export interface TroubleOf<Name extends string> {
  /** Part of addresses: never changed once it is out. */
  readonly id: string;
  /** What one notices. */
  readonly symptom: string;
  /** What the library prints; null where it computes in silence. */
  readonly message: string | null;
  readonly cause: string;
  scenes(seed: number): Readonly<Record<Name, string>>;
  /** The proof, with the numbers of its scenes. */
  proof(figures: FiguresOf<Name>): string;
  asserts(figures: FiguresOf<Name>): readonly Assertion[];
  /** What mends it, as code. */
  readonly fix: string;
  readonly references: readonly Reference[];
}

export type Trouble = TroubleOf<string>;

/** Declares a trouble; its scenes name what its proof may ask for. */
export function trouble<const Name extends string>(declared: TroubleOf<Name | "shown">): Trouble {
  return declared as unknown as Trouble;
}
