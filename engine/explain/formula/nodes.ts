/** What a quantity of a formula stands for in the picture: what lights up when it is pointed at. */
export type StandsFor =
  | { readonly kind: "cell" }
  /** The sets of all sources. */
  | { readonly kind: "sets" }
  /** The set of a source, by its number. */
  | { readonly kind: "set"; readonly source: number }
  /** The cells that take the same entry of γ, β or g, or of a stage's parameter. */
  | { readonly kind: "entry" | "stage entry" }
  | { readonly kind: "channel" }
  /** Nothing of the tensor: a control. */
  | { readonly kind: "control"; readonly name: string };

/** What a quantity is, whichever technique or source it belongs to. */
export type Quantity =
  | "input"
  | "member"
  | "total"
  | "count"
  | "mean"
  | "variance"
  | "epsilon"
  | "share"
  /** What running statistics were collected from. */
  | "collected"
  | "normalized"
  | "scale"
  | "shift"
  | "between"
  | "parameter"
  | "output";

/** One quantity of a formula. Wherever it stands, symbol and number, it has the same role. */
export interface FormulaSymbol {
  /** Names it within the formula, such as "mean0": letters, digits and hyphens only. */
  readonly role: string;
  readonly quantity: Quantity;
  readonly latex: string;
  /** The same in plain text, as it is read out. */
  readonly name: string;
  /** Null where it has no single number here. */
  readonly value: number | null;
  /** One sentence. */
  readonly meaning: string;
  readonly standsFor: StandsFor | null;
}

/** A part of a formula, for symbols and for numbers alike. */
export type FormulaNode =
  /** `place`: the power of ten down to which its number is written at least. */
  | { readonly kind: "symbol"; readonly symbol: FormulaSymbol; readonly place?: number }
  | { readonly kind: "sign"; readonly sign: "+" | "−" | "·" | "∗" | "…" | "(" | ")" | ") /" | ")^½" }
  | { readonly kind: "fraction"; readonly over: readonly FormulaNode[]; readonly under: readonly FormulaNode[] }
  | { readonly kind: "root"; readonly of: readonly FormulaNode[] }
  | { readonly kind: "square"; readonly of: readonly FormulaNode[] }
  /** A function by its name: max(‖x‖, ε), tanh(α x). */
  | { readonly kind: "call"; readonly name: "max" | "tanh"; readonly of: readonly (readonly FormulaNode[])[] }
  /** Σ over the members of a set; with numbers its total, which has the role of the sum. */
  | { readonly kind: "sum"; readonly total: FormulaSymbol; readonly of: readonly FormulaNode[] };

/** A stretch of a formula that is not broken over lines. */
export type Piece = readonly FormulaNode[];

/** One line of a formula: a quantity and what it is made of. */
export interface Equation {
  /** Names the line within the formula; steps point at it. */
  readonly part: string;
  readonly left: FormulaSymbol;
  /** The right side; empty where the quantity is given and not computed here. */
  readonly right: readonly Piece[];
  /** The right side with its sum's first and last terms written out. */
  readonly opened: readonly Piece[] | null;
  /** Whether the right side can be written with numbers. */
  readonly substituted: boolean;
}

export const symbolNode = (symbol: FormulaSymbol, place?: number): FormulaNode => ({ kind: "symbol", symbol, place });
export const sign = (sign: Extract<FormulaNode, { kind: "sign" }>["sign"]): FormulaNode => ({ kind: "sign", sign });
