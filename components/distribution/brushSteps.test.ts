import { describe, expect, it } from "vitest";
import { moveRange, stepAt, stretchRange, toSteps } from "./brushSteps.ts";

const steps = { from: -2, width: 0.5, count: 10 };

describe("a range of steps", () => {
  it("goes from the lower edge of one to the upper edge of the other, in either order", () => {
    expect(toSteps(steps, 2, 4)).toEqual({ low: -1, high: 0.5 });
    expect(toSteps(steps, 4, 2)).toEqual({ low: -1, high: 0.5 });
  });

  it("begins in the middle, moves by keys and stops at the ends", () => {
    const middle = moveRange(steps, null, 1);
    expect(middle).toEqual({ low: 0.5, high: 1 });
    expect(moveRange(steps, middle, 1)).toEqual({ low: 1, high: 1.5 });
    expect(moveRange(steps, middle, Infinity)).toEqual({ low: 2.5, high: 3, closed: true });
    expect(moveRange(steps, { low: -1, high: 1 }, -Infinity)).toEqual({ low: -2, high: 0 });
  });

  it("grows and shrinks at its upper end, to one step at least", () => {
    expect(stretchRange(steps, { low: 0, high: 1 }, 1)).toEqual({ low: 0, high: 1.5 });
    expect(stretchRange(steps, { low: 0, high: 1 }, -Infinity)).toEqual({ low: 0, high: 0.5 });
    expect(stretchRange(steps, { low: 0, high: 1 }, Infinity)).toEqual({ low: 0, high: 3, closed: true });
  });

  it("takes values outside into its first and last step", () => {
    expect([-9, -2, 2.99, 3, 99].map((value) => stepAt(steps, value))).toEqual([0, 0, 9, 9, 9]);
  });
});
