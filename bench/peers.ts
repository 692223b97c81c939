import type { Shape } from "../engine/shape.ts";
import { planFor } from "./cases.ts";
import { filled, ORDINARY } from "./data.ts";
import { openJax } from "./jax.ts";
import type { Contestant } from "./measure.ts";
import { openOnnxruntime } from "./onnxruntime.ts";
import type { Affine, Operation, Peer } from "./peer.ts";
import { openTfjs } from "./tfjs.ts";
import { deviationOf, truthOf } from "./truth.ts";

/** Two results this far apart are not the same computation. */
const SAME = 1e-4;

/** Neither 1 nor 0, so that a peer that leaves out γ or β is found out. */
const TELLING: Affine = { gamma: 1.5, beta: 0.25 };

type Say = (text: string) => void;

/** Starts the peers; one that does not start is left out, and said. */
export async function openPeers(say: Say): Promise<Peer[]> {
  const opening = { tfjs: openTfjs, "onnxruntime-web": openOnnxruntime, "jax-js": openJax };
  const opened: Peer[] = [];
  for (const [name, open] of Object.entries(opening)) {
    try {
      opened.push(await open());
    } catch (error) {
      say(`${name} does not start: ${error}`);
    }
  }
  return opened;
}

/** What the peers contribute at a shape: every operation whose result was found to be ours, within 10⁻⁴. */
export async function theirs(peers: readonly Peer[], shape: Shape, say: Say) {
  const x = filled(shape, ORDINARY);
  const contestants: Contestant[] = [];
  const closes: (() => void)[] = [];
  for (const peer of peers) {
    try {
      const { operations, close } = await peer.prepare(shape, x, TELLING);
      closes.push(close);
      for (const operation of operations) {
        const name = `${operation.name} by ${peer.name}`;
        const apart = await apartFromTruth(operation, shape, x);
        if (apart <= SAME) contestants.push({ name, run: operation.run });
        else say(`${name} at ${shape.join("×")} is another computation, ${apart} apart from ours: it is not timed.`);
      }
    } catch (error) {
      say(`${peer.name} does not run at ${shape.join("×")}: ${error}`);
    }
  }
  return { contestants, close: () => closes.forEach((close) => void close()) };
}

async function apartFromTruth({ name, output }: Operation, shape: Shape, x: Float32Array): Promise<number> {
  const plan = planFor(name, shape, { gamma: { all: TELLING.gamma }, beta: { all: TELLING.beta } });
  const { largest, lost } = deviationOf(await output(), truthOf(plan, x));
  return lost > 0 ? Infinity : largest;
}
