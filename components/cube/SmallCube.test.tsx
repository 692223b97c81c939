import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { cut, type Partition } from "../../engine/plan/partition.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import { css, shade, TINTS } from "./paint/colors.ts";
import { drawSvg, Points } from "./paint/paperSeen.ts";
import { SmallCube } from "./SmallCube.tsx";
import type { Vec2 } from "./space/projection.ts";

const SHAPE: Shape = [4, 4, 1, 4];
const SIZE = 36;

function drawn(...partitions: Partition[]): string {
  return renderToStaticMarkup(<SmallCube sources={partitions.map((each) => cut(SHAPE, each))} size={SIZE} />);
}

describe("a small cube", () => {
  it.each([
    ["batch norm", { C: 4 }, { left: 4, top: 4, right: 16 }],
    ["layer norm", { N: 4 }, { left: 16, top: 4, right: 4 }],
    ["instance norm", { N: 4, C: 4 }, { left: 4, top: 1, right: 4 }],
    ["group norm", { N: 4, C: 2 }, { left: 8, top: 2, right: 4 }],
  ])("lights the set at the near corner, as the group norm paper does: %s", (_, partition, cells) => {
    const svg = drawn(partition);
    const lit = (normal: 0 | 1 | 2) => svg.split(`fill="${css(shade(TINTS[0], normal))}"`).length - 1;
    expect({ left: lit(0), top: lit(1), right: lit(2) }).toEqual(cells);
  });

  it("is at most a fifth lines", () => {
    const svg = drawn({ N: 4 });
    const middle = SIZE / 2;
    const sides: readonly (readonly [Vec2, Vec2])[] = [
      [
        [middle - 10, middle],
        [middle - 1, middle + 8],
      ],
      [
        [middle + 1, middle],
        [middle + 10, middle + 8],
      ],
    ];
    for (const [[x0, y0], [x1, y1]] of sides) {
      const at = Array.from({ length: 1600 }, (_, i): Vec2 => {
        return [x0 + ((x1 - x0) * (i % 40)) / 40, y0 + ((y1 - y0) * Math.floor(i / 40)) / 40];
      });
      const points = new Points(at, "paper");
      drawSvg(points, svg.replaceAll("stroke-width", 'stroke="paper" stroke-width'));
      expect(points.ink).not.toContain("nothing");
      expect(points.ink.filter((ink) => ink === "paper").length / at.length).toBeLessThan(0.2);
    }
  });
});
