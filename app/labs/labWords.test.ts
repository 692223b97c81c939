import { expect, test } from "vitest";
import { rangeText } from "./labWords.ts";

test.each([
  [0.25, 0.5, "0.250–0.500"],
  [0.9999, 1, "1.00"],
  [Infinity, Infinity, "diverged"],
  [2, Infinity, "2.00–diverged"],
])("scores from %s to %s are written once where their ends read alike", (low, high, text) => {
  expect(rangeText(low, high)).toBe(text);
});
