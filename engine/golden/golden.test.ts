import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseArithmetic } from "../arithmetic/current.ts";
import { plain } from "../arithmetic/plain.ts";
import { fitParams } from "../plan/controls.ts";
import type { Shape, Values } from "../plan/shape.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { expectedOf, type GoldenCase, goldenFiles, toleranceRatio } from "./cases.ts";
import { kernelInNode } from "./kernelInNode.ts";
import { runCase, takes, techniqueFor, wishesOf } from "./run.ts";

const FLOAT32_STEP = 2.4e-7;
const FLOAT32_MAX = 3.4e38;

const files = goldenFiles();
const have = files.flatMap((file) => {
  const technique = techniqueFor(file.technique);
  return technique ? [{ ...file, cases: file.cases.filter((golden) => takes(technique, golden)) }] : [];
});
const untaken = files.flatMap((file) => {
  const technique = techniqueFor(file.technique);
  return technique ? file.cases.filter((golden) => !takes(technique, golden)).map(({ name }) => name) : [];
});
const missing = files.filter((file) => !techniqueFor(file.technique)).map((file) => file.technique);
const compared = { cases: 0, fields: 0, inKernel: 0, worstAtLargeOffset: 0 };

it("every file that a technique names is there", () => {
  const named = TECHNIQUES.flatMap(({ golden }) => golden ?? []);
  expect(goldenFiles(import.meta.dirname).map(({ technique }) => technique)).toEqual(expect.arrayContaining(named));
  expect(named).toEqual([...new Set(named)]);
});

function results(file: string, golden: GoldenCase, make: (size: number) => Values) {
  const technique = techniqueFor(file);
  if (!technique) throw new Error(`the engine has no technique for ${file}.`);
  return runCase(technique, golden, make);
}

const float64 = (size: number) => new Float64Array(size);
const float32 = (size: number) => new Float32Array(size);

/** With a large offset the stored y errs by no more than rounding the exact y to float32 does (to the digits noted). */
function expectBestFloat32(golden: GoldenCase, y: ArrayLike<number> | null, want: ArrayLike<number>): void {
  const off = Array.from(y ?? [], (v, i) => Math.abs(v - want[i]));
  const { expectedVsExtended, roundedToFloat32 } = golden.accuracy as NonNullable<GoldenCase["accuracy"]>;
  expect(Math.max(...off)).toBeLessThanOrEqual(1.01 * (roundedToFloat32.y + expectedVsExtended.y));
  if (golden.name.includes("offset_1e6")) {
    compared.worstAtLargeOffset = Math.max(compared.worstAtLargeOffset, ...off);
  }
}

describe.each(have)("$technique", ({ technique: file, cases }) => {
  it.each(cases)("$name", (golden) => {
    const got = results(file, golden, float64);
    const stored = results(file, golden, float32);
    const { nonFinite, fields } = golden.tolerance;
    for (const [field, text] of Object.entries(golden.expected)) {
      if (text === null) {
        if (!field.startsWith("setIds")) expect(got[field] ?? null, `${field} should not exist`).toBeNull();
        continue;
      }
      const want = expectedOf(golden, field);
      const tolerance = fields[field] ?? golden.tolerance;
      const value = got[field];
      if (!value) throw new Error(`the engine does not give ${field}.`);
      expect(toleranceRatio(value, want, tolerance, nonFinite), `${field} in float64`).toBeLessThanOrEqual(1);
      if (field === "y" || field === "dx") {
        const storable = want.every((v) => !Number.isFinite(v) || Math.abs(v) <= FLOAT32_MAX);
        const rounded = { abs: tolerance.abs, rel: FLOAT32_STEP };
        if (storable)
          expect(
            toleranceRatio(stored[field] ?? [], want, rounded, nonFinite),
            `${field} in float32`,
          ).toBeLessThanOrEqual(1);
      }
      if (field === "y" && golden.tags.includes("large-offset")) expectBestFloat32(golden, stored.y, want);
      compared.fields++;
    }
    compared.cases++;
  });

  const identities = cases.filter((golden) => golden.identity);
  if (identities.length > 0)
    it("equals the technique it degenerates to", () => {
      for (const golden of identities) {
        const { technique, case: name, fields } = golden.identity as NonNullable<GoldenCase["identity"]>;
        const other = files.find((f) => f.technique === technique)?.cases.find((c) => c.name === name) as GoldenCase;
        const mine = results(file, golden, float64);
        const theirs = results(technique, other, float64);
        for (const field of fields) {
          const tolerance = { abs: 1e-12, rel: 1e-9 };
          expect(
            toleranceRatio(mine[field] ?? [], theirs[field] ?? [NaN], tolerance, "none"),
            field,
          ).toBeLessThanOrEqual(1);
        }
      }
    });

  it("names what PyTorch raises", () => {
    const technique = techniqueFor(file);
    for (const golden of cases) {
      const { raises } = golden.pytorch as { raises?: boolean; error: string | null };
      const said = technique && raisesIn(technique, golden);
      expect(said ?? null, golden.name).toBe(
        raises === false ? null : (golden.pytorch.error?.replace(/^\w+: /, "") ?? null),
      );
    }
  });
});

describe.each(have)("$technique in the kernel", ({ technique: file, cases }) => {
  beforeAll(() => chooseArithmetic(kernelInNode()));
  afterAll(() => chooseArithmetic(plain));

  it.each(cases)("$name", (golden) => {
    const got = results(file, golden, float32);
    const { nonFinite, fields } = golden.tolerance;
    for (const [field, text] of Object.entries(golden.expected)) {
      if (text === null || field.startsWith("setIds")) continue;
      const want = expectedOf(golden, field);
      if (!want.every((v) => !Number.isFinite(v) || Math.abs(v) <= FLOAT32_MAX)) continue;
      const { abs } = fields[field] ?? golden.tolerance;
      const allowed = { abs, rel: kernelStep(field) };
      expect(toleranceRatio(got[field] ?? [], want, allowed, nonFinite), field).toBeLessThanOrEqual(1);
      compared.inKernel++;
    }
  });
});

/** Of a field's scale. A logit's gradient is the small difference of the gradients of two weights. */
function kernelStep(field: string): number {
  if (field.startsWith("dlambda")) return 5e-6;
  return field.startsWith("d") ? 1e-6 : 2 * FLOAT32_STEP;
}

function raisesIn(technique: NonNullable<ReturnType<typeof techniqueFor>>, golden: GoldenCase): string | null {
  const [N, C, H = 1, W = 1] = golden.shapes.input;
  const { params } = fitParams(technique.controls, wishesOf(technique, golden), [N, C, H, W] as Shape);
  return technique.pytorchRaises?.(params, { N, C, H, W }) ?? null;
}

afterAll(() => {
  const { cases, fields, inKernel, worstAtLargeOffset } = compared;
  console.info(
    `golden: ${cases} cases, ${fields} fields, ${inKernel} in the kernel; largest error of a stored y at mean 1e6: ${worstAtLargeOffset.toExponential(2)}` +
      (untaken.length > 0 ? `; no parameter yet for: ${untaken.join(", ")}` : "") +
      (missing.length > 0 ? `; no technique yet for: ${missing.join(", ")}` : ""),
  );
});
