import { tensorLetters } from "../../engine/explain/symbols.ts";
import type { Technique } from "../../engine/plan/technique.ts";
import type { Shown } from "../messages/request.ts";

/** What columns show, in a word and as a symbol. */
export function shownAs({ of }: Shown, technique: Technique): readonly [what: string, symbol: string] {
  const { before, after } = tensorLetters(technique);
  switch (of) {
    case "from-x":
      return ["difference", `${after} − ${before}`];
    case "from-column":
      return ["difference", `${after} − ${after}′`];
    case "gradient":
      return ["gradient", `∂${after}/∂${before}`];
    default:
      return ["output", after];
  }
}
