import fc from "fast-check";
import { type CubeView, figureFor } from "../../components/cube/space/view.ts";
import type { Control, Params, ParamValue } from "../../engine/plan/controls.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import type { Technique } from "../../engine/plan/technique.ts";
import type { Scene } from "../scene/scene.ts";

const angles = fc.integer({ min: -3000, max: 3000 }).map((thousandths) => thousandths / 1000 + 0);

const turned = fc.record({
  yaw: angles,
  pitch: angles,
  zoom: fc.constantFrom(0.5, 1, 2.5),
  pan: fc.tuple(angles, angles),
});

export const cubes: fc.Arbitrary<CubeView> = fc.constantFrom("cube", "samples").chain((arrangement) =>
  fc.record({
    faces: fc.constantFrom("sets", "before", "after"),
    arrangement: fc.constant(arrangement),
    apart: fc.constantFrom(0, 0.5, 0.7, 1),
    source: fc.constantFrom(null, 0, 2),
    orientation: fc.oneof(fc.constant(figureFor(arrangement)), turned),
  }),
);

const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((v) => v + 0);

function anyValueOf(control: Control, numbers: fc.Arbitrary<number>): fc.Arbitrary<ParamValue> {
  switch (control.kind) {
    case "choice":
      return fc.constantFrom(...control.options.map(({ value }) => value));
    case "shares":
      return fc.array(numbers, { minLength: 2, maxLength: 3 });
    case "entries":
    case "overrides":
      return fc
        .record({ all: numbers, at: fc.dictionary(fc.nat(50).map(String), numbers, { minKeys: 1, maxKeys: 4 }) })
        .map(({ all, at }) => ({ all, at: { ...at } }));
    case "divisor":
      return fc.integer({ min: 1, max: 64 });
    default:
      return numbers;
  }
}

/** Any wishes for the controls of a technique, possible or not. */
export function paramsOf({ controls }: Technique, values = numbers): fc.Arbitrary<Params> {
  const wishes = Object.fromEntries(
    Object.entries(controls).map(([name, control]) => [name, anyValueOf(control, values)]),
  );
  return fc.record(wishes, { requiredKeys: [] }).map((params) => ({ ...params }) as Params);
}

export const shapes = fc.tuple(
  ...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 40 })),
) as unknown as fc.Arbitrary<Shape>;

export const cells = fc.option(
  fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)) as fc.Arbitrary<NonNullable<Scene["pinned"]>>,
);
