import { create } from "zustand";
import type { FormulaSymbol } from "../../engine/explain/formula/nodes.ts";

/** The quantity of the formula that is pointed at: every view lights what it stands for. Transient, never part of a link. */
export function createEmphasis() {
  const emphasis = create<{ readonly symbol: FormulaSymbol | null }>(() => ({ symbol: null }));
  return { emphasis, emphasize: (symbol: FormulaSymbol | null) => emphasis.setState({ symbol }) };
}
