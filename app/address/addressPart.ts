import type { Control, Entries, ParamValue } from "../../engine/plan/controls.ts";
import { quoted } from "../foreignText.ts";

/** Takes what an address says under a key, once; undefined where it says nothing. */
export type Take = (key: string) => string | undefined;

/** A wish as text for the address. */
export function encodeParam(value: ParamValue): string {
  if (Array.isArray(value)) return value.join(",");
  if (!isEntries(value)) return String(value);
  const changes = Object.entries(value.at ?? {}).map(([index, entry]) => `${index}:${entry}`);
  return [value.all, ...changes].join(",");
}

/** The wish that a text tells; null where the control has no such value. */
export function decodeParam(control: Control, text: string): ParamValue | null {
  switch (control.kind) {
    case "choice":
      return control.options.some((option) => option.value === text) ? text : null;
    case "shares":
      return numbersIn(text);
    case "entries":
    case "overrides": {
      const [all, ...changes] = text.split(",");
      const at = changes.map((change) => change.split(":").map(Number));
      if (!isNumber(all) || at.some(([i, v]) => !Number.isInteger(i) || i < 0 || !Number.isFinite(v))) return null;
      return at.length > 0 ? { all: Number(all), at: Object.fromEntries(at) } : { all: Number(all) };
    }
    default:
      return isNumber(text) ? Number(text) : null;
  }
}

function numbersIn(text: string): number[] | null {
  const parts = text.split(",");
  return parts.every(isNumber) ? parts.map(Number) : null;
}

export function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

export function isEntries(value: ParamValue): value is Entries {
  return typeof value === "object" && "all" in value;
}

/** The text of a key where it is possible; else undefined, and said where it was there. */
export function oneOf(possible: RegExp, key: string, take: Take, problems: string[]): string | undefined {
  const text = take(key);
  if (text === undefined || possible.test(text)) return text;
  problems.push(`${quoted(`${key}=${text}`)} in the address is not possible: the default is used.`);
  return undefined;
}
