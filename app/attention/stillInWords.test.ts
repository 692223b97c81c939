import { expect, test } from "vitest";
import { changeInWords, endsOf, isExceeded } from "./stillInWords.ts";

const scale = (centre: number, reach: number) => ({ white: "zero", centre, reach }) as const;

test("a change is told with both ends before and now, in digits that tell them apart", () => {
  const far = { shown: scale(2000, 1.5), fitting: scale(2000, 1.5), was: scale(2000, 0.5) };
  expect(changeInWords("The scale after", far, endsOf)).toBe(
    "The scale after has changed: it reached from 1999.50 to 2000.50, now from 1998.50 to 2001.50.",
  );
  expect(changeInWords("The scale after", { ...far, was: null }, endsOf)).toBe("");
});

test("a scale is exceeded where what would fit reaches further", () => {
  const still = (reach: number) => ({ shown: scale(0, 2), fitting: scale(0, reach), was: null });
  expect(isExceeded(still(6), endsOf)).toBe(true);
  expect(isExceeded(still(2), endsOf)).toBe(false);
  expect(isExceeded(still(1), endsOf)).toBe(false);
});
