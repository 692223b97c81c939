import { expect, test } from "vitest";
import { TECHNIQUES } from "../techniques/index.ts";
import { besideDifferences } from "./differences.ts";
import { Mlp, type MlpSpec } from "./mlp.ts";
import { spiral } from "./spiral.ts";
import { Stream } from "./stream.ts";

const byId = (id: string) => TECHNIQUES.find((technique) => technique.id === id) ?? null;

const spec = (id: string | null, more: Partial<MlpSpec> = {}): MlpSpec => ({
  ...{ inputs: 3, hidden: [8, 8], outputs: 2, batch: 6, seed: 1 },
  technique: id ? byId(id) : null,
  params: { groups: 2 },
  optimizer: { kind: "adam", rate: 0.01 },
  ...more,
});

test.each([null, "bn", "ln", "gn", "rms", "bin", "sn", "gbn"])(
  "the gradients of a network with %s agree with differences",
  (id) => {
    const net = new Mlp(spec(id, { activation: "tanh" }));
    const points = spiral(6, new Stream(3, "data"));
    const rows = [0, 1, 2, 3, 4, 5];
    const found = besideDifferences(net.parameters(), () => net.gradients(points, rows));
    expect(found.length).toBeGreaterThan(10);
    for (const { gradient, difference } of found) expect(difference).toBeCloseTo(gradient, 5);
  },
);

test("a network learns the spiral, the same way for the same seed", () => {
  const train = () => {
    const net = new Mlp(spec("bn", { hidden: [16, 16, 16, 16], batch: 32, optimizer: { kind: "adam", rate: 0.005 } }));
    const [points, fresh] = [spiral(512, new Stream(1, "data")), spiral(500, new Stream(1, "test data"))];
    const batches = new Stream(1, "batches");
    for (let s = 0; s < 500; s++)
      net.step(
        points,
        Array.from({ length: 32 }, () => batches.below(512)),
      );
    return { net, accuracy: net.accuracy(fresh) };
  };
  const [one, other] = [train(), train()];
  expect(one.accuracy).toBeGreaterThan(0.95);
  expect(other.net.parameters().map(({ values }) => values)).toEqual(one.net.parameters().map(({ values }) => values));
});

test("a network that has diverged guesses", () => {
  const net = new Mlp(spec(null, { optimizer: { kind: "sgd", rate: 1e9, momentum: 0.9 } }));
  const points = spiral(100, new Stream(1, "data"));
  for (let s = 0; s < 20; s++) net.step(points, [0, 1, 2, 3, 4, 5]);
  expect(net.accuracy(points)).toBe(0.5);
});
