import { describe, expect, it } from "vitest";
import { cut, setOf } from "../../../engine/plan/partition.ts";
import { type Cell, cellAt, sizeOf } from "../../../engine/plan/shape.ts";
import { css, type Rgb, SET_COLORS, setColor, TINTS } from "./colors.ts";

/** Linear light of a colour, and back to lightness and two opponent hues (OKLab), so that distances are as seen. */
function seen([r, g, b]: Rgb): Rgb {
  const [l, m, s] = [
    0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
    0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
    0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
  ].map(Math.cbrt);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function linear(color: Rgb): Rgb {
  const [r, g, b] = color.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return [r, g, b];
}

/** Full colour vision, and the two common kinds without red or green (Viénot, Brettel and Mollon 1999). */
const EYES: Record<string, (color: Rgb) => Rgb> = {
  full: (color) => color,
  protan: ([r, g, b]) => [0.11238 * r + 0.88762 * g, 0.11238 * r + 0.88762 * g, 0.00401 * r - 0.00401 * g + b],
  deutan: ([r, g, b]) => [0.29275 * r + 0.70725 * g, 0.29275 * r + 0.70725 * g, -0.02234 * r + 0.02234 * g + b],
};

function distance(a: Rgb, b: Rgb, eye: (color: Rgb) => Rgb): number {
  const [p, q] = [seen(eye(linear(a))), seen(eye(linear(b)))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

describe("setColor", () => {
  it("gives every set a colour of its own while there are enough", () => {
    const sets = cut([3, 2, 2, 2], { N: 3, C: 2 });
    const colors = Array.from({ length: sets.count }, (_, set) => css(setColor(sets, set)));
    expect(new Set(colors).size).toBe(sets.count);
  });

  it("gives neighbours along every axis, and along H·W, different colours beyond that", () => {
    for (const partition of [
      { N: 6, C: 8 },
      { N: 6, H: 4, W: 4 },
      { N: 3, C: 4, H: 2, W: 2 },
      { H: 4, W: 4, C: 8 },
    ]) {
      const sets = cut([6, 8, 4, 4], partition);
      const colorAt = (cell: Cell) => setColor(sets, setOf(sets, cell));
      const alike: string[] = [];
      const differs = (a: Cell, b: Cell) => {
        if (setOf(sets, a) !== setOf(sets, b) && colorAt(a) === colorAt(b)) alike.push(`${a} and ${b}`);
      };
      for (let i = 0; i < sizeOf(sets.shape); i++) {
        const [n, c, h, w] = cellAt(sets.shape, i);
        if (n < 5) differs([n, c, h, w], [n + 1, c, h, w]);
        if (c < 7) differs([n, c, h, w], [n, c + 1, h, w]);
        if (h < 3) differs([n, c, h, w], [n, c, h + 1, w]);
        if (w < 3) differs([n, c, h, w], [n, c, h, w + 1]);
        if (w === 3 && h < 3) differs([n, c, h, 3], [n, c, h + 1, 0]);
      }
      expect(alike).toEqual([]);
    }
  });
});

describe("the palette", () => {
  it("can be told apart by every eye", () => {
    for (const [name, eye] of Object.entries(EYES)) {
      for (const [i, a] of SET_COLORS.entries()) {
        for (const b of SET_COLORS.slice(i + 1))
          expect(distance(a, b, eye), `${name}: ${a} and ${b}`).toBeGreaterThan(0.06);
      }
      for (const [i, a] of TINTS.entries()) {
        for (const b of TINTS.slice(i + 1)) expect(distance(a, b, eye), `${name}: ${a} and ${b}`).toBeGreaterThan(0.08);
      }
    }
  });

  it("stays away from the purple and orange of values and the blue of the selection", () => {
    for (const color of SET_COLORS) {
      for (const taken of [
        [90, 50, 140],
        [153, 142, 195],
        [230, 125, 30],
        [241, 163, 64],
        [31, 91, 227],
      ] as const) {
        expect(distance(color, taken, EYES.full), `${color}`).toBeGreaterThan(0.09);
      }
    }
  });
});
