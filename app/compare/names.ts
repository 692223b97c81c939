import { fullNumber } from "../../engine/numbers.ts";
import { type Control, defaultOf, type Entries, type Params, type ParamValue } from "../../engine/plan/controls.ts";
import type { Technique } from "../../engine/plan/technique.ts";

/** What a column is called. */
export interface ColumnName {
  /** "Group norm". */
  readonly name: string;
  /** The parameters that make it what it is: "G = 3, evaluation"; empty where there are none. */
  readonly details: string;
  /** "GN", or with its parameters where several columns have the technique: "GN, G = 3". */
  readonly short: string;
}

interface Named {
  readonly technique: Technique;
  readonly params: Params;
}

/** The names of columns beside each other. */
export function namesOf(columns: readonly Named[]): ColumnName[] {
  return columns.map(({ technique, params }) => {
    const details = detailsOf(technique, params);
    const alone = columns.filter((other) => other.technique.id === technique.id).length === 1;
    return {
      name: technique.name,
      details,
      short: alone || !details ? technique.short : `${technique.short}, ${details}`,
    };
  });
}

/** Controls of the first sight are always said, those one step further in where they are not as usual. */
function detailsOf({ controls }: Technique, params: Params): string {
  return Object.entries(controls)
    .filter(([, control]) => control.shown?.(params) ?? true)
    .filter(([name, control]) => {
      const usual = JSON.stringify(params[name]) === JSON.stringify(defaultOf(control, params));
      if (control.kind === "divisor") return true;
      return !usual || (!control.advanced && control.kind === "choice");
    })
    .map(([name, control]) => inWords(control, params[name], params))
    .join(", ");
}

function inWords(control: Control, value: ParamValue, params: Params): string {
  const symbol = control.symbol ?? control.label;
  switch (control.kind) {
    case "choice": {
      const label = control.options.find((option) => option.value === value)?.label ?? String(value);
      return control.advanced && !control.saysItself ? `${control.label} ${label}` : label;
    }
    case "entries": {
      const { all, at } = value as Entries;
      return `${symbol} = ${fullNumber(all)}${at ? " …" : ""}`;
    }
    case "shares":
      return `${symbol} ${(value as readonly number[]).map(fullNumber).join(" ")} (${control.parts(params).join(", ")})`;
    default:
      return `${symbol} = ${control.kind === "divisor" ? value : fullNumber(value as number)}`;
  }
}
