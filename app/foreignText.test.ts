import fc from "fast-check";
import { expect, it } from "vitest";
import { decodeScene } from "./address/address.ts";
import { quoted, tidy } from "./foreignText.ts";

it("a quotation is short, and turns nothing around", () => {
  expect(quoted("gn")).toBe("“gn”");
  expect(quoted("x".repeat(20_000))).toHaveLength(43);
  expect(quoted("a\u202Egpj.exe\n")).toBe("“a\ufffdgpj.exe\ufffd”");
});

it("a sentence keeps its words, and a name of 20,000 letters does not fill the page", () => {
  const sentence = 'a.npy has 5 axes; at most 4 can be shown. Save a slice: `np.save("a.npy", x[0])`';
  expect(tidy(sentence)).toBe(sentence);
  expect(tidy(`${"n".repeat(20_000)}.npy is empty.`).length).toBeLessThan(80);
  expect(tidy("word ".repeat(5_000)).length).toBeLessThan(620);
});

it("whatever an address says, no sentence about it is long", () => {
  const keys = [
    "technique",
    "view",
    "columns",
    "form",
    "scope",
    "scale",
    "white",
    "step",
    "cube",
    "detail",
    "draw",
    "data",
  ];
  const more = [
    "seed",
    "shape",
    "times",
    "file",
    "file-axes",
    "cell",
    "groups",
    "gamma",
    "eps",
    "change",
    "show",
    "nosuch",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...keys, ...more),
      fc.string({ minLength: 2_000, maxLength: 20_000 }),
      fc.constantFrom("", "technique=gn&", "view=compare&"),
      (key, text, before) => {
        const { problems } = decodeScene(`#${before}${key}=${encodeURIComponent(text)}`);
        for (const problem of problems) expect(problem.length, key).toBeLessThan(300);
      },
    ),
    { numRuns: 60 },
  );
});
