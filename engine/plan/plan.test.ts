import { describe, expect, it } from "vitest";
import { TECHNIQUES } from "../techniques/index.ts";
import { fitParams, type Params } from "./controls.ts";
import { planOf } from "./plan.ts";
import { MAX_CELLS, type Shape, sizeOf } from "./shape.ts";
import { evaluates } from "./technique.ts";

/** Every axis as long as it may be, and axes that share the length. */
const LARGE: readonly Shape[] = [
  [MAX_CELLS, 1, 1, 1],
  [1, MAX_CELLS, 1, 1],
  [1, 1, MAX_CELLS, 1],
  [1, 1, 1, MAX_CELLS],
  [2048, 4096, 1, 1],
  [2, 1024, 64, 64],
];

/** What of a value is as long as a table, by its path. */
function tablesIn(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const length = ArrayBuffer.isView(value) ? value.byteLength : Object.keys(value).length;
  if (length > 100) return [`${path} has ${length}`];
  return Object.entries(value).flatMap(([name, each]) => tablesIn(each, `${path}.${name}`));
}

describe.each(TECHNIQUES)("law: a plan of $name has no table, however many sets it has", (technique) => {
  /** With the first and the last option of every choice: scale and shift per element, positions, evaluation. */
  const wishes = [0, -1].map((at): Params => {
    const choices = Object.entries(technique.controls).flatMap(([name, control]) =>
      control.kind === "choice" ? [[name, control.options.at(at)?.value ?? ""] as const] : [],
    );
    return Object.fromEntries(choices);
  });

  it.each(LARGE)("%i×%i×%i×%i", (...shape) => {
    for (const wish of [...wishes, {}]) {
      const { params } = fitParams(technique.controls, wish, shape);
      const plan = planOf(technique, params, shape);
      const { technique: _, ...planned } = plan;
      expect(tablesIn(planned)).toEqual([]);
      expect(evaluates(technique, params)).toBe(plan.sources.some(({ running }) => running));
      expect(plan.joint.count).toBeLessThanOrEqual(sizeOf(shape));
    }
  });
});

it("would see a table", () => {
  expect(tablesIn({ plan: { sets: new Int32Array(1000) } })).toEqual([".plan.sets has 4000"]);
  expect(tablesIn({ edges: Array.from({ length: 1000 }, (_, i) => i) })).toEqual([".edges has 1000"]);
});
