import { expect, test } from "vitest";
import { CHALLENGES, challengeAddress, challengeIn } from "./challenge.ts";
import { faultsOf, figuresOfPage } from "./faults.ts";

const SCENE = "technique=gn&shape=4x6x3x3&data=scales&seed=7&groups=3&cell=1.2.0.1";
const restOf = (address: string) => address.replace(/^#learn=ask&/, "");

test.each(CHALLENGES)(
  "a question of kind $kind is read from its link, has no fault, and no answer in the link",
  async ({ kind }) => {
    const address = challengeAddress(kind, SCENE, "Think of G & of “neighbours”.");
    const page = challengeIn(restOf(address));
    const figures = await figuresOfPage(page, 7);
    expect(page.words(figures)).toBe("Think of G & of “neighbours”.");
    expect(await faultsOf(page, figures, page.scenes(7).shown)).toEqual([]);
    const question = page.question(figures);
    if (question.kind === "estimate") expect(address).not.toContain(`=${question.answer}`);
  },
);

test("what cannot be asked says why", () => {
  expect(() => challengeIn("kind=nosuch&scene=technique%3Dbn")).toThrow("of a kind that is not known");
  expect(() => challengeIn(restOf(challengeAddress("paint", "technique=bn&shape=64x64x8x8", "")))).toThrow(
    "at most 4,096",
  );
});
