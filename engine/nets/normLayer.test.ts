import { expect, test } from "vitest";
import { backward } from "../normalize/backward.ts";
import { forward } from "../normalize/forward.ts";
import { momentsOf } from "../normalize/moments.ts";
import type { Shape } from "../plan/shape.ts";
import { sizeOf } from "../plan/shape.ts";
import { normal } from "../sources/normal.ts";
import { TECHNIQUES } from "../techniques/index.ts";
import { NormLayer } from "./normLayer.ts";

const HELD = TECHNIQUES.flatMap((technique) => {
  try {
    new NormLayer(technique, {}, [4, 6, 1, 1]);
    return [technique];
  } catch {
    return [];
  }
});

test("most techniques on activations can stand in a network", () => {
  const ids = HELD.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["bn", "ln", "in", "gn", "rms", "bin", "sn", "gbn", "pono", "mobn"]));
});

test.each(["frn", "dyt", "l2", "wn", "ws", "wn-mobn"])("%s is refused in words", (id) => {
  const technique = TECHNIQUES.find((known) => known.id === id) as (typeof TECHNIQUES)[number];
  expect(() => new NormLayer(technique, {}, [4, 6, 1, 1])).toThrow(`${technique.name} cannot stand between`);
});

const SHAPES: readonly Shape[] = [
  [4, 6, 1, 1],
  [2, 6, 3, 2],
  [5, 4, 2, 2],
];

test.each(HELD)("$name is held to the engine's core, forward and backward", (technique) => {
  for (const shape of SHAPES) {
    const random = (seed: number) => {
      const values = new Float32Array(sizeOf(shape));
      normal.fill(values, shape, seed, 0, 0);
      return Float64Array.from(values);
    };
    const [x, dy] = [random(1), random(2)];
    const layer = new NormLayer(technique, { groups: 2 }, shape);
    layer.scale.forEach((_, i) => {
      if (layer.plan.affine.scaleName) layer.scale[i] = 0.5 + i / 7;
      if (layer.plan.affine.shiftName) layer.shift[i] = i / 5 - 1;
    });
    const [y, dx] = [new Float64Array(x.length), new Float64Array(x.length)];
    layer.forward(x, y);
    layer.backward(dy, dx);
    const moments = momentsOf(layer.plan, { x, shape });
    const expected = forward(layer.plan, moments, x, new Float64Array(x.length));
    const gradients = backward(layer.plan, moments, { x, shape }, dy, new Float64Array(x.length));
    for (let i = 0; i < x.length; i++) {
      expect(y[i]).toBeCloseTo(expected[i], 9);
      expect(dx[i]).toBeCloseTo(gradients.dx[i], 9);
    }
    const { scaleName, shiftName } = layer.plan.affine;
    const params = gradients.params();
    const near = (own: Float64Array, name?: string) => {
      for (const [i, value] of own.entries()) if (name) expect(value).toBeCloseTo(params[name][i], 9);
    };
    for (const { name, gradient } of layer.blend) near(gradient, name);
    near(layer.scaleGradient, scaleName);
    near(layer.shiftGradient, shiftName);
  }
});

test("what blends statistics is learned: ρ per channel, and both shares λ", () => {
  const blendsOf = (id: string) => {
    const technique = TECHNIQUES.find((known) => known.id === id) as (typeof TECHNIQUES)[number];
    return new NormLayer(technique, {}, [4, 6, 1, 1]).blend.map(({ name, values }) => [name, values.length]);
  };
  expect(blendsOf("bin")).toEqual([["rho", 6]]);
  expect(blendsOf("sn")).toEqual([
    ["lambdaMean", 3],
    ["lambdaVar", 3],
  ]);
  expect(blendsOf("bn")).toEqual([]);
});
