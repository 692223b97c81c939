import { describe, expect, it } from "vitest";
import { arrowAt, vectorReach } from "./arrows.ts";

describe("an arrow", () => {
  it("has its true length and angle, upwards for angles above 0", () => {
    const { x, y, beyond } = arrowAt(Math.PI / 2, 30, 100);
    expect([x, y]).toEqual([expect.closeTo(0), expect.closeTo(-30)]);
    expect(beyond).toBe(false);
  });

  it("turns round where the length is negative, and ends at the edge where it is too long", () => {
    expect(arrowAt(0, -20, 100)).toMatchObject({ x: -20, beyond: false });
    expect(arrowAt(0, 250, 100)).toMatchObject({ x: 100, beyond: true });
  });

  it("has room for the longest, as long as w can be seen", () => {
    expect(vectorReach([2, -4, NaN], [1], 4)).toBe(5);
    expect(vectorReach([40], [1], 4)).toBe(5);
    expect(vectorReach([1], [8], 4)).toBe(10);
    expect(vectorReach([4], [0], 4)).toBe(5);
    expect(vectorReach([0], [0], 4)).toBe(1);
  });
});
