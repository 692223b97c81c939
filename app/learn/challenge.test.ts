import { expect, test } from "vitest";
import { OWN_FILE } from "../data/supply.ts";
import { FIRST_SCENE } from "../scene/scene.ts";
import { CHALLENGES, challengeAddress, challengeIn, challengeRefusal } from "./challenge.ts";
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
    "4,096 values at most",
  );
});

test.each([
  ["an unknown technique", "technique=nosuch", "not understood"],
  ["several techniques", "view=compare&columns=bn;gn:groups=3&technique=bn", "choose Explore"],
  ["values that are not there", "technique=nothing&shape=0x0", "not understood"],
])("a link about %s is refused in a sentence", (_, scene, reason) => {
  for (const { kind } of CHALLENGES)
    expect(() => challengeIn(restOf(challengeAddress(kind, scene, "")))).toThrow(reason);
});

test("a scene with an own file is not asked about", () => {
  const activations = { ...FIRST_SCENE.activations, source: OWN_FILE };
  expect(challengeRefusal({ ...FIRST_SCENE, activations })).toContain("Own files do not travel");
});

test("whatever a link says, its question is asked or refused in a sentence", async () => {
  const words = [
    "technique=",
    "bn",
    "wn",
    "rms",
    "sn",
    "&",
    "shape=4x6x3x3",
    "data=",
    "file",
    "constant",
    "cell=9.9.9.9",
    "=",
    "mode=eval",
    "%",
  ];
  for (let k = 0; k < 300; k++) {
    const scene = Array.from({ length: 8 }, (_, i) => words[(k * 31 + i * i * 17 + ((k * i) % 7)) % words.length]).join(
      "",
    );
    try {
      const page = challengeIn(restOf(challengeAddress(CHALLENGES[k % 4].kind, scene, "")));
      page.question(await figuresOfPage(page, 7));
    } catch (error) {
      expect(error, scene).toBeInstanceOf(RangeError);
    }
  }
});

test("a question without an answer is refused", async () => {
  const ask = async (kind: "mean" | "y", scene: string) => {
    const page = challengeIn(restOf(challengeAddress(kind, scene, "")));
    return page.question(await figuresOfPage(page, 7));
  };
  await expect(ask("mean", "technique=rms&shape=4x6x3x3")).rejects.toThrow("takes no mean");
  await expect(ask("y", "technique=bn&shape=4x6x3x3&gamma=NaN")).rejects.toThrow(RangeError);
});
