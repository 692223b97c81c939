import { scaleLinear } from "d3";
import { expect, test } from "vitest";
import { distributionOf } from "../../engine/values/distribution.ts";
import { domainOf } from "./domain.ts";

test("an axis places any finite values, however far apart", () => {
  for (const values of [[0, 1], [-1.7e308, 1.7e308], [1.7e308, 1], [1.7e308], [-1.7e308], [1e200, 0], [5e-324, 0]]) {
    const x = scaleLinear(domainOf([distributionOf(Float64Array.from(values), null, 0)]), [0, 100]).clamp(true);
    for (const value of values) expect(x(value), `${value} of ${values}`).toBeGreaterThanOrEqual(0);
    for (const tick of x.ticks(5)) expect(x(tick)).toBeLessThanOrEqual(100);
  }
});
