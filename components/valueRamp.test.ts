import { interpolatePuOr, rgb } from "d3";
import { expect, it } from "vitest";
import { purpleToOrange } from "./valueRamp.ts";

it("is d3's PuOr, from the other end", () => {
  for (let i = 0; i <= 1000; i++) {
    const place = i / 1000;
    expect(purpleToOrange(place), `at ${place}`).toBe(rgb(interpolatePuOr(place)).formatHex());
  }
});
