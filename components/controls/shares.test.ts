import fc from "fast-check";
import { expect, test } from "vitest";
import { softmax } from "../../engine/plan/controls.ts";
import { dividersOf, LEAST_SHARE, logitsOf, moveDivider, shownShares } from "./shares.ts";

const logits = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 3 });
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

test("equal logits are equal shares, whose shown numbers sum to 1", () => {
  expect(shownShares(softmax([0, 0, 0]))).toEqual(["0.333", "0.333", "0.334"]);
  expect(shownShares(softmax([7, 7]))).toEqual(["0.500", "0.500"]);
});

test("huge logits are shares as well", () => {
  expect(softmax([250, -250, 0])).toEqual([1, expect.closeTo(0), expect.closeTo(0)]);
  expect(shownShares(softmax([-250, -250, 250]))).toEqual(["0.000", "0.000", "1.000"]);
});

test("shares and shown numbers sum to 1, whatever the logits", () => {
  fc.assert(
    fc.property(logits, (given) => {
      const shares = softmax(given);
      expect(sum(shares)).toBeCloseTo(1, 12);
      expect(sum(shownShares(shares).map((shown) => Number(shown) * 1000))).toBeCloseTo(1000, 9);
    }),
  );
});

test("dividers rise from 0 to 1", () => {
  expect(dividersOf([0.2, 0.3, 0.5])).toEqual([0.2, 0.5]);
  expect(dividersOf([1, 0, 0])).toEqual([1, 1]);
});

test("a divider moves its two neighbours and nothing else", () => {
  const moved = moveDivider([0.2, 0.3, 0.5], 1, 0.9);
  expect(moved[0]).toBe(0.2);
  expect(moved[1]).toBeCloseTo(0.7);
  expect(moved[2]).toBeCloseTo(0.1);
});

test("a moved part keeps the least share, its neighbour takes the rest, and its logits give the shares back", () => {
  fc.assert(
    fc.property(logits, fc.nat(1), fc.double({ min: -0.5, max: 1.5, noNaN: true }), (given, divider, position) => {
      const shares = moveDivider(softmax(given), Math.min(divider, given.length - 2), position);
      expect(sum(shares)).toBeCloseTo(1, 12);
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(LEAST_SHARE * (1 - 1e-9));
      const back = softmax(logitsOf(shares));
      for (const [part, share] of shares.entries()) expect(back[part]).toBeCloseTo(share, 12);
    }),
  );
});
