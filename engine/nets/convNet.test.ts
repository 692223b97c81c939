import { expect, test } from "vitest";
import { TECHNIQUES } from "../techniques/index.ts";
import { ConvNet } from "./convNet.ts";
import { besideDifferences } from "./differences.ts";
import { bars } from "./pictures.ts";
import { Stream } from "./stream.ts";

const byId = (id: string | null) => TECHNIQUES.find((technique) => technique.id === id) ?? null;
const plainBar = (orientation: number) => ({ contrast: 1, noise: 0.15, label: orientation });

test.each([null, "bn", "ln", "in", "gn", "bin", "sn"])(
  "a convolutional network with %s has the gradients of differences",
  (id) => {
    const net = new ConvNet({
      ...{ side: 8, channels: [3, 4], outputs: 4, batch: 4, seed: 2, params: { groups: 1 } },
      technique: byId(id),
      optimizer: { kind: "adam", rate: 0.01 },
    });
    const pictures = bars(4, new Stream(5, "data"), plainBar);
    const rows = [0, 1, 2, 3];
    const found = besideDifferences(net.parameters(), () => net.gradients(pictures, rows));
    expect(found.length).toBeGreaterThan(10);
    for (const { gradient, difference } of found) expect(difference).toBeCloseTo(gradient, 5);
  },
);
