import { expect, test } from "vitest";
import { NormLayer } from "../../engine/nets/normLayer.ts";
import type { Optimizer } from "../../engine/nets/optimizer.ts";
import { type Lab, named, type Training } from "./lab.ts";
import { devices, trained as trainedOnDevices } from "./labs/devices.ts";
import { injectedShift, trained as trainedUnderNoise } from "./labs/injectedShift.ts";
import { oneClassPerDevice, trained as trainedByClass } from "./labs/oneClassPerDevice.ts";
import { rateAndScale, trained as trainedOnGrid } from "./labs/rateAndScale.ts";
import { scaleInvariance, trained as trainedAtScale } from "./labs/scaleInvariance.ts";
import { runOf } from "./steps.ts";
import { median, scoreOf, valuesOf } from "./verdict.ts";

/** What a variant of a lab comes to: the median of two seeds. */
function found(lab: Lab, train: (seed: number) => Training): number {
  const variant: Lab = { ...lab, train: (_contestant, _setting, seed) => train(seed) };
  return median([1, 2].map((seed) => scoreOf(lab, runOf(variant, "", lab.setting.first, seed))));
}

test("how small a batch may be: with two samples x̂ is +1 or −1 in each channel", () => {
  const layer = new NormLayer(named("bn"), {}, [2, 4, 1, 1]);
  const y = new Float64Array(8);
  layer.forward(Float64Array.of(0.3, -1, 2, 7, 0.9, 4, 1, 6), y);
  expect([...y].map((value) => Math.round(1e3 * value) / 1e3)).toEqual([-1, -1, 1, 1, 1, 1, -1, -1]);
});

test("learning rate and scale: batch norm has far more room than the others, on a coarse grid, too", () => {
  const grid = {
    ...{ across: { label: "", values: [0.003, 0.03, 0.3] }, up: { label: "", values: [0.1, 1, 10] } },
    ...{ stride: 1, success: 0.95 },
  };
  const [none, ln, bn] = ["none", "ln", "bn"].map((id) => {
    const lab = { ...rateAndScale, train: () => trainedOnGrid(id, 1, 1, grid), steps: () => 9 * 250 };
    return scoreOf(lab, runOf(lab, id, 1, 1));
  });
  expect(bn).toBeGreaterThan(0.6);
  expect(Math.max(none, ln)).toBeLessThan(0.4);
});

test("devices: 16 of 2 samples do no worse than 8", () => {
  const [sixteen, eight] = [32, 16].map((together) =>
    found(devices, (seed) => trainedOnDevices("local", 2, seed, together)),
  );
  expect(sixteen).toBeGreaterThan(eight - 0.02);
});

test("one class per device: with mixed samples the same 16 per device reach 99 %", () => {
  const mixed = found(oneClassPerDevice, (seed) => trainedByClass("local", 16, seed, {}));
  expect(Math.round(100 * mixed)).toBe(99);
});

test("one class per device: 32 of one class fail, too", () => {
  expect(found(oneClassPerDevice, (seed) => trainedByClass("local", 32, seed))).toBeLessThan(0.75);
});

test("the shift: at the usual scale the network without normalization is not bad either, in the same order", () => {
  const [bn, noisy, none] = ["bn", "noisy", "none"].map((id) =>
    found(injectedShift, (seed) => trainedUnderNoise(id, 1, seed, 1)),
  );
  expect(none).toBeGreaterThan(0.85);
  expect(noisy).toBeGreaterThan(none);
  expect(bn).toBeGreaterThan(noisy);
});

test("the shift: three times the noise ends little better than guessing", () => {
  const end = found({ ...injectedShift, score: () => "end" }, (seed) => trainedUnderNoise("noisy", 3, seed));
  expect(end).toBeLessThan(0.67);
});

/** By what share the losses of W and of c · W with c² times the rate differ at most. */
function parted(more: { readonly optimizer?: Optimizer; readonly eps?: number }): number {
  const [plain, matched] = ["plain", "matched"].map((id) => {
    const lab: Lab = { ...scaleInvariance, train: (_contestant, c, seed) => trainedAtScale(id, c, seed, more) };
    return valuesOf(runOf(lab, "", 10, 1));
  });
  return Math.max(...plain.map((loss, i) => Math.abs(loss - matched[i]) / loss));
}

test.each<[string, Parameters<typeof parted>[0], low: number, high: number]>([
  ["plain descent", {}, 0, 1e-9],
  ["momentum", { optimizer: { kind: "sgd", rate: 0.1, momentum: 0.9 } }, 0, 1e-8],
  ["Adam", { optimizer: { kind: "adam", rate: 0.005 } }, 0.1, 100],
  ["ε = 10⁻⁵", { eps: 1e-5 }, 0.1, 100],
])("the law of scale: with %s the losses differ as is said", (_, more, low, high) => {
  const difference = parted(more);
  expect(difference).toBeGreaterThanOrEqual(low);
  expect(difference).toBeLessThan(high);
});
