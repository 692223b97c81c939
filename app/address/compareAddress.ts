import type { Alteration } from "../../engine/compare/alter.ts";
import type { Params, ParamValue } from "../../engine/plan/controls.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { quoted } from "../foreignText.ts";
import {
  type ColumnScene,
  type CompareScene,
  type CompareScope,
  comparedTensor,
  FIRST_COMPARE,
  MOST_COLUMNS,
  SHOWS,
  techniqueOfColumn,
  whyNotBeside,
} from "../scene/compareScene.ts";
import type { Scene } from "../scene/scene.ts";
import { decodeParam, encodeParam, type Take } from "./addressPart.ts";

const SCOPES: readonly CompareScope[] = ["all", "channel", "set"];

/** What an address says about Compare: nothing in another view. */
export function encodeCompare({ view, compare }: Scene): [string, string][] {
  if (view !== "compare") return [];
  const { columns, show, reference, ownScales, scope, alteration } = compare;
  const parts: [string, string][] = [
    ["view", "compare"],
    ["columns", columns.map(encodeColumn).join(";")],
  ];
  if (show !== FIRST_COMPARE.show) parts.push(["show", show]);
  if (reference !== FIRST_COMPARE.reference) parts.push(["reference", String(reference)]);
  if (ownScales) parts.push(["scales", "own"]);
  if (scope !== FIRST_COMPARE.scope) parts.push(["values", scope]);
  if (alteration) {
    const { axis, index, scale, offset } = alteration;
    parts.push(["change", `${axis}${index},${scale},${offset}`]);
  }
  return parts;
}

/** bn, or gn:groups=3~eps=0.1 */
function encodeColumn({ technique, params }: ColumnScene): string {
  const wishes = Object.entries(params).map(([name, value]) => `${name}=${encodeParam(value)}`);
  return wishes.length > 0 ? `${technique}:${wishes.join("~")}` : technique;
}

/** View and columns of an address; what is unknown or impossible falls back and is said. */
export function decodeCompare(take: Take, problems: string[]): Pick<Scene, "view" | "compare"> {
  const view = take("view");
  if (view !== undefined && view !== "compare" && view !== "explore") {
    problems.push(`${quoted(`view=${view}`)} in the address is unknown: Explore is shown.`);
  }
  if (view !== "compare") return { view: "explore", compare: FIRST_COMPARE };
  const columns = decodeColumns(take("columns"), problems);
  const impossible = (key: string, text: string) =>
    problems.push(`${quoted(`${key}=${text}`)} in the address is not possible: the default is used.`);
  const among = <T extends string>(key: string, all: readonly T[], otherwise: T): T => {
    const text = take(key);
    const found = all.find((each) => each === text);
    if (text !== undefined && !found) impossible(key, text);
    return found ?? otherwise;
  };
  const reference = take("reference") ?? "0";
  const known = /^\d$/.test(reference) && Number(reference) < columns.length;
  if (!known) impossible("reference", reference);
  const compare: CompareScene = {
    columns,
    show: among("show", SHOWS, FIRST_COMPARE.show),
    reference: known ? Number(reference) : 0,
    ownScales: among("scales", ["own", "shared"], "shared") === "own",
    scope: among("values", SCOPES, FIRST_COMPARE.scope),
    alteration: decodeAlteration(take("change"), impossible),
  };
  return { view, compare };
}

function decodeColumns(text: string | undefined, problems: string[]): readonly ColumnScene[] {
  const columns: ColumnScene[] = [];
  for (const part of (text ?? "").split(";").filter(Boolean)) {
    const column = decodeColumn(part, problems);
    if (!column) continue;
    const technique = techniqueOfColumn(column);
    const tensor = columns.length > 0 ? comparedTensor({ columns }) : technique.tensor;
    const refusal = whyNotBeside(technique, tensor);
    if (refusal) problems.push(`A column of this link is left out: ${refusal}`);
    else columns.push(column);
  }
  if (columns.length > MOST_COLUMNS) {
    problems.push(
      `This link asks for ${columns.length} columns, at most ${MOST_COLUMNS} are possible; showing the first ones.`,
    );
  }
  return columns.length > 0 ? columns.slice(0, MOST_COLUMNS) : FIRST_COMPARE.columns;
}

function decodeColumn(text: string, problems: string[]): ColumnScene | null {
  const at = text.indexOf(":");
  const id = at < 0 ? text : text.slice(0, at);
  const technique = TECHNIQUES.find((each) => each.id === id);
  if (!technique) {
    problems.push(`This link asks for the unknown technique ${quoted(id)} in a column, which is left out.`);
    return null;
  }
  const params: Record<string, ParamValue> = {};
  for (const wish of at < 0 ? [] : text.slice(at + 1).split("~")) {
    const [name, value = ""] = wish.split("=");
    const control = technique.controls[name];
    const decoded = control ? decodeParam(control, value) : null;
    if (decoded === null)
      problems.push(`${quoted(wish)} of ${technique.name} in the address is not possible: left out.`);
    else params[name] = decoded;
  }
  return { technique: id, params: params as Params };
}

/** N1,2,0.5: sample 1 is doubled, then 0.5 is added. */
function decodeAlteration(
  text: string | undefined,
  impossible: (key: string, text: string) => void,
): Alteration | null {
  if (text === undefined) return null;
  const match = /^([NC])(\d{1,7}),([^,]+),([^,]+)$/.exec(text);
  const [scale, offset] = [Number(match?.[3]), Number(match?.[4])];
  if (match && Number.isFinite(scale) && Number.isFinite(offset)) {
    return { axis: match[1] as "N" | "C", index: Number(match[2]), scale, offset };
  }
  impossible("change", text);
  return null;
}
