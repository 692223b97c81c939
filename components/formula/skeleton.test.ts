import { expect, test } from "vitest";
import { placeholderOf, skeletonOf } from "./skeleton.ts";

test("LaTeX that differs in numbers alone has one skeleton", () => {
  const line = (x: string, sign = "") => `{} = \\dfrac{\\htmlData{role=mean0}{${sign}${x}}}{18}`;
  expect(skeletonOf(line("0.6145")).key).toBe(skeletonOf(line("12.5")).key);
  expect(skeletonOf(line("0.6145")).key).not.toBe(skeletonOf(line("0.6145", "-")).key);
  expect(skeletonOf(line("0.6145")).numbers).toEqual(["0.6145", "18"]);
});

test("a bare power stays with its symbol", () => {
  expect(skeletonOf("\\sigma^2_{\\mathrm{BN}}")).toEqual({ key: "\\sigma^2_{\\mathrm{BN}}", numbers: [] });
});

test("a power that is a fraction stays with what it is a root of: typeset, both its numbers are one text", () => {
  const { key, numbers } = skeletonOf("(7.9^2+0.5^2)^{1/2}=\\dfrac{1}{2}");
  expect(key).toContain("^{1/2}");
  expect(numbers).toEqual(["7.9", "0.5", "1", "2"]);
});

test("a placeholder tells which number it stands for", () => {
  const { key } = skeletonOf("1.5+{10}^{-5}");
  const places = (key.match(/\d+/g) ?? []).map(placeholderOf);
  expect(places).toEqual([0, 1, 2]);
  expect(placeholderOf("μ")).toBe(-1);
});
