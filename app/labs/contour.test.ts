import { expect, test } from "vitest";
import { contour } from "./contour.ts";

test("every point of a contour has its loss", () => {
  const [a, b, c] = [2, 0.6, 5];
  const path = contour([a, b, c], 1.5, (u) => 100 * u);
  const points = path
    .slice(1, -1)
    .split("L")
    .map((point) => point.split(" ").map((at) => Number(at) / 100));
  expect(points).toHaveLength(72);
  for (const [u, down] of points) {
    const v = -down;
    expect((a * u * u + 2 * b * u * v + c * v * v) / 2).toBeCloseTo(1.5, 2);
  }
});
