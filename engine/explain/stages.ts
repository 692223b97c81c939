import type { Stage } from "../plan/stage.ts";
import { type FormulaNode, sign } from "./formula/nodes.ts";

interface StageInWords {
  readonly title: string;
  /** What does it, as the subject of a sentence. */
  readonly name: string;
  /** Its step: what it does with each value that it takes, in an imperative. */
  step(taken: string, parameter: string): string;
  /** What its result is beside what it takes. */
  result(letter: string): string;
  formula(taken: FormulaNode, parameter: FormulaNode): readonly FormulaNode[];
}

/** How each kind of stage is told and written. */
export const STAGES: Readonly<Record<Stage["kind"], StageInWords>> = {
  "at least": {
    title: "Threshold",
    name: "the threshold",
    step: (taken, parameter) => `Replace each ${taken} that is less than ${parameter} by ${parameter}`,
    result: (letter) => `${letter} unless it is below the threshold`,
    formula: (taken, parameter) => [{ kind: "call", name: "max", of: [[taken], [parameter]] }],
  },
  tanh: {
    title: "Tanh",
    name: "tanh",
    step: (taken, parameter) => `Multiply each ${taken} by ${parameter} and take tanh, which lies between −1 and 1`,
    result: (letter) => `tanh makes ${letter} of it`,
    formula: (taken, parameter) => [{ kind: "call", name: "tanh", of: [[parameter, sign("·"), taken]] }],
  },
};
