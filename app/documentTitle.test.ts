import { expect, test } from "vitest";
import { titleOf } from "./documentTitle.ts";
import { FIRST_SCENE } from "./scene/scene.ts";

test("a scene's title says what is seen", () => {
  expect(titleOf(FIRST_SCENE)).toBe("Batch norm of 4×6×3×3 – Normcube");
  expect(titleOf({ ...FIRST_SCENE, technique: "wn", weights: { ...FIRST_SCENE.weights, shape: [5, 2, 1, 1] } })).toBe(
    "Weight norm of 5×2×1×1 – Normcube",
  );
  expect(titleOf({ ...FIRST_SCENE, view: "compare" })).toBe("BN, LN, IN, GN compared – Normcube");
});
