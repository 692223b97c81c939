import { nameAxes } from "../../engine/npy/axes.ts";
import { count } from "../../engine/numbers.ts";
import type { Controls, Entries, Params, ParamValue } from "../../engine/plan/controls.ts";
import { contains, MAX_CELLS, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import type { TensorKind } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { dataChoices } from "../data/dataChoices.ts";
import { OWN_FILE } from "../data/supply.ts";
import { quoted } from "../foreignText.ts";
import { comparedTensor } from "../scene/compareScene.ts";
import { keptLevel, LEVELS, type Level } from "../scene/level.ts";
import {
  FIRST_SCENE,
  type FileIdentity,
  FORMS,
  type Form,
  type Scene,
  type TensorScene,
  techniqueOf,
} from "../scene/scene.ts";
import { decodeParam, encodeParam, isEntries, isNumber, oneOf, type Take } from "./addressPart.ts";
import { decodeCompare, encodeCompare } from "./compareAddress.ts";
import { decodeCube, encodeCube } from "./cubeAddress.ts";
import { decodeTraining, encodeTraining } from "./trainingAddress.ts";

/** Links longer than this are cut by some chat and mail programs. */
export const LONGEST_ADDRESS = 2000;

/** A scene as text for the address, after #. `left` names what did not fit and is missing from it. */
export function encodeScene(scene: Scene): { readonly hash: string; readonly left: readonly string[] } {
  const whole = encode(scene, scene.params);
  if (whole.length <= LONGEST_ADDRESS) return { hash: whole, left: [] };
  const params: Record<string, ParamValue> = { ...scene.params };
  const left = Object.keys(params).filter((name) => isEntries(params[name]) && params[name].at);
  for (const name of left) params[name] = { all: (params[name] as Entries).all };
  return { hash: encode(scene, params), left };
}

function encode(scene: Scene, params: Params): string {
  const technique = techniqueOf(scene);
  const compared = scene.view === "compare" ? comparedTensor(scene.compare) : null;
  const parts: [string, string][] = [...encodeCompare(scene), ["technique", technique.id]];
  if ([technique.tensor, compared].includes("activations")) parts.push(...encodeTensor(scene.activations, ""));
  if ([technique.tensor, compared].includes("weights") || technique.weight)
    parts.push(...encodeTensor(scene.weights, "weight-"));
  for (const name of Object.keys(technique.controls)) {
    if (name in params) parts.push([name, encodeParam(params[name])]);
  }
  if (scene.pinned) parts.push(["cell", scene.pinned.join(".")]);
  if (scene.scope !== FIRST_SCENE.scope) parts.push(["scope", scene.scope]);
  if (scene.form !== FIRST_SCENE.form) parts.push(["form", scene.form]);
  if (scene.sharedScale) parts.push(["scale", "shared"]);
  if (scene.centredScale) parts.push(["white", "mean"]);
  if (scene.pictures !== null) parts.push(["draw", scene.pictures ? "pictures" : "values"]);
  if (scene.step) parts.push(["step", scene.step]);
  parts.push(...encodeTraining(scene.training));
  const cube = encodeCube(scene.cube);
  if (cube) parts.push(["cube", cube]);
  parts.push(["detail", scene.level]);
  return parts.map(([key, value]) => `${key}=${readable(value)}`).join("&");
}

/** Escaped, but for the punctuation that an address may hold and a reader likes to see. */
function readable(value: string): string {
  return encodeURIComponent(value).replace(/%3A|%3B|%2C|%3D/g, decodeURIComponent);
}

function encodeTensor({ shape, source, seed, times, axes, file }: TensorScene, prefix: string): [string, string][] {
  const parts: [string, string][] = [
    [`${prefix}shape`, shape.join("x")],
    [`${prefix}data`, source],
    [`${prefix}seed`, String(seed)],
  ];
  if (times !== undefined) parts.push([`${prefix}times`, String(times)]);
  if (axes) parts.push([`${prefix}file-axes`, axes]);
  if (file)
    parts.push([`${prefix}file`, [file.name.replaceAll("~", "-"), file.shape.join("x"), file.checksum].join("~")]);
  return parts;
}

/**
 * The scene that an address tells. Never throws: what is unknown or impossible falls back to the first scene's, and
 * `problems` says so in sentences.
 */
export function decodeScene(hash: string): { readonly scene: Scene; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const given = readParts(hash, problems);
  if (given.size === 0) return { scene: { ...FIRST_SCENE, level: keptLevel.now() }, problems };
  const take = (key: string) => {
    const value = given.get(key);
    given.delete(key);
    return value;
  };
  const technique = techniqueOf({ technique: knownTechnique(take("technique"), problems) });
  const scene: Scene = {
    ...decodeCompare(take, problems),
    level: decodeLevel(take("detail"), problems),
    technique: technique.id,
    activations: decodeTensor("activations", take, "", problems),
    weights: decodeTensor("weights", take, "weight-", problems),
    params: decodeParams(technique.controls, take, problems),
    pinned: null,
    scope: oneOf(/^(set\d?|channels?|samples|all)$/, "scope", take, problems) ?? FIRST_SCENE.scope,
    form: decodeForm(take("form"), problems),
    cube: cubeIn(take("cube"), problems),
    sharedScale: oneOf(/^shared$/, "scale", take, problems) !== undefined,
    centredScale: oneOf(/^mean$/, "white", take, problems) !== undefined,
    pictures: picturesOf(oneOf(/^(pictures|values)$/, "draw", take, problems)),
    step: oneOf(/^[a-z-]{1,60}$/, "step", take, problems) ?? null,
    training: decodeTraining(take, problems),
  };
  const cell = decodeCell(take("cell"), problems);
  for (const key of given.keys()) problems.push(`${quoted(key)} in the address is unknown and was left out.`);
  return { scene: { ...scene, pinned: cell }, problems };
}

function readParts(hash: string, problems: string[]): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of hash.replace(/^#/, "").split("&").filter(Boolean)) {
    const at = part.indexOf("=");
    try {
      parts.set(at < 0 ? part : part.slice(0, at), decodeURIComponent(at < 0 ? "" : part.slice(at + 1)));
    } catch {
      problems.push(`${quoted(part)} in the address is not readable and was left out.`);
    }
  }
  return parts;
}

function knownTechnique(id: string | undefined, problems: string[]): string {
  if (id === undefined || TECHNIQUES.some((technique) => technique.id === id)) return id ?? FIRST_SCENE.technique;
  problems.push(`This link asks for the unknown technique ${quoted(id)}; showing ${techniqueOf(FIRST_SCENE).name}.`);
  return FIRST_SCENE.technique;
}

function picturesOf(text: string | undefined): boolean | null {
  return text === undefined ? null : text === "pictures";
}

/** The level of a link, else this device's. */
function decodeLevel(text: string | undefined, problems: string[]): Level {
  const level = LEVELS.find((known) => known === text);
  if (text !== undefined && !level)
    problems.push(`the level ${quoted(text)} is none of ${LEVELS.join(", ")}: this device’s is used.`);
  return level ?? keptLevel.now();
}

function decodeForm(text: string | undefined, problems: string[]): Form {
  const form = FORMS.find((known) => known === text);
  if (text !== undefined && !form)
    problems.push(`the form ${quoted(text)} is none of ${FORMS.join(", ")}: ${FORMS[0]} is used.`);
  return form ?? FIRST_SCENE.form;
}

function cubeIn(text: string | undefined, problems: string[]): Scene["cube"] {
  const cube = text === undefined ? FIRST_SCENE.cube : decodeCube(text);
  if (!cube)
    problems.push(`the view of the cube ${quoted(text ?? "")} in the address is not possible: the first one is shown.`);
  return cube ?? FIRST_SCENE.cube;
}

function decodeTensor(kind: TensorKind, take: Take, prefix: string, problems: string[]): TensorScene {
  const first = FIRST_SCENE[kind];
  const seed = take(`${prefix}seed`);
  const file = decodeFile(take(`${prefix}file`), problems);
  const source = knownSource(kind, take(`${prefix}data`), problems);
  const axes = knownAxes(file, take(`${prefix}file-axes`), problems);
  const times = decodeTimes(take(`${prefix}times`), problems);
  const shape = decodeShape(take(`${prefix}shape`), first.shape, problems);
  const whole = seed !== undefined && /^\d{1,9}$/.test(seed);
  if (seed !== undefined && !whole)
    problems.push(`the seed ${quoted(seed)} is not a whole number: ${first.seed} is used.`);
  if (source === OWN_FILE && !file) {
    problems.push("This link mentions a file of yours but does not name it; showing the first data.");
    return { ...first, shape };
  }
  return {
    shape,
    source,
    seed: whole ? Number(seed) : first.seed,
    ...(times !== 1 && { times }),
    ...(axes && { axes }),
    ...(file && { file }),
  };
}

function knownSource(kind: TensorKind, id: string | undefined, problems: string[]): string {
  const choices = dataChoices(kind);
  if (id === undefined) return FIRST_SCENE[kind].source;
  if (id === OWN_FILE || choices.some((choice) => choice.id === id)) return id;
  problems.push(
    `This link asks for the data ${quoted(id)}, which do not exist for ${kind}; showing “${choices[0].name}”.`,
  );
  return choices[0].id;
}

function knownAxes(file: FileIdentity | undefined, axes: string | undefined, problems: string[]): string | undefined {
  if (axes === undefined || !file) return undefined;
  if (nameAxes(file.shape, axes)) return axes;
  problems.push(
    `the axes ${quoted(axes)} in the address are not those of a ${file.shape.join("×")} file: the usual ones are used.`,
  );
  return undefined;
}

function decodeTimes(text: string | undefined, problems: string[]): number {
  if (text === undefined) return 1;
  if (isNumber(text) && Number(text) > 0) return Number(text);
  problems.push(`values cannot be multiplied by ${quoted(text)}: a number above 0 is needed, 1 is used.`);
  return 1;
}

function decodeShape(text: string | undefined, fallback: Shape, problems: string[]): Shape {
  if (text === undefined) return fallback;
  const shape = text.split("x").map(Number) as unknown as Shape;
  const whole = shape.length === 4 && shape.every((length) => Number.isInteger(length) && length >= 1);
  if (whole && sizeOf(shape) <= MAX_CELLS) return shape;
  problems.push(
    whole
      ? `This link asks for ${shape.join("x")}, which is ${count(sizeOf(shape))} cells, at most ${count(MAX_CELLS)} can be shown; using ${fallback.join("x")}.`
      : `the shape ${quoted(text)} is not four lengths such as ${fallback.join("x")}; using that.`,
  );
  return fallback;
}

function decodeFile(text: string | undefined, problems: string[]): FileIdentity | undefined {
  if (text === undefined) return undefined;
  const [name, lengths = "", checksum = ""] = text.split("~");
  const shape = lengths.split("x").map(Number);
  if (name && checksum && shape.every((length) => Number.isInteger(length) && length >= 1))
    return { name, shape, checksum };
  problems.push("This link names a file of yours in a form that cannot be read.");
  return undefined;
}

function decodeParams(controls: Controls, take: Take, problems: string[]): Params {
  const params: Record<string, ParamValue> = {};
  for (const [name, control] of Object.entries(controls)) {
    const text = take(name);
    if (text === undefined) continue;
    const value = decodeParam(control, text);
    if (value === null)
      problems.push(`${quoted(`${name}=${text}`)} in the address is not possible: the default is used.`);
    else params[name] = value;
  }
  return params;
}

function decodeCell(text: string | undefined, problems: string[]): Scene["pinned"] {
  if (text === undefined) return null;
  const cell = text.split(".").map(Number) as unknown as NonNullable<Scene["pinned"]>;
  if (cell.length === 4 && contains([Infinity, Infinity, Infinity, Infinity], cell)) return cell;
  problems.push(`the cell ${quoted(text)} is not four indices such as 1.2.0.1: no cell is pinned.`);
  return null;
}
