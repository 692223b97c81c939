import { describe, expect, it } from "vitest";
import { rgbOf } from "./rgb.ts";

describe("rgbOf", () => {
  it("reads tokens", () => {
    expect(rgbOf("#1a1c23")).toEqual([26, 28, 35]);
  });

  it("reads computed styles, with and without alpha", () => {
    expect(rgbOf("rgb(26, 28, 35)")).toEqual([26, 28, 35]);
    expect(rgbOf("rgba(26, 28, 35, 0.5)")).toEqual([26, 28, 35]);
    expect(rgbOf("rgb(26 28 35)")).toEqual([26, 28, 35]);
  });
});
