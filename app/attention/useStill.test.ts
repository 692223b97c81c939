import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextOf, stillAt } from "./useStill.ts";

const start = { shown: 2, was: null, of: "bn" };

describe("what stands still", () => {
  it("law: while something moves nothing changes, and at rest what fits is shown", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ noNaN: true }), fc.boolean()), { minLength: 1 }), (moments) => {
        let held: { shown: number; was: number | null; of: string } = start;
        for (const [fitting, moving] of moments) {
          const next = nextOf(held, fitting, "bn", moving);
          expect(next.shown).toBe(moving ? held.shown : fitting);
          held = next;
        }
      }),
    );
  });

  it("tells what it was before a change, until something moves again", () => {
    const changed = nextOf(start, 6, "bn", false);
    expect(changed).toEqual({ shown: 6, was: 2, of: "bn" });
    expect(nextOf(changed, 6, "bn", false)).toBe(changed);
    expect(nextOf(changed, 9, "bn", true)).toEqual({ shown: 6, was: null, of: "bn" });
  });

  it("takes the scale of something else at once, and calls it no change", () => {
    expect(nextOf(start, 6, "ln", true)).toEqual({ shown: 6, was: null, of: "ln" });
  });

  it("is the same object as long as equal scales follow each other", () => {
    const held = { shown: { reach: 2 }, was: null, of: "bn" };
    expect(nextOf(held, { reach: 2 }, "bn", false)).toBe(held);
  });

  it("tells of several only those that have changed", () => {
    const both = { shown: [1, 5], fitting: [1, 5], was: [1, 2] };
    expect(stillAt(both, 0).was).toBeNull();
    expect(stillAt(both, 1)).toEqual({ shown: 5, fitting: 5, was: 2 });
  });
});
