import type { Shape } from "../engine/plan/shape.ts";
import { planFor } from "./cases.ts";
import { normalTensor, ORDINARY } from "./data.ts";
import { openJax } from "./jax.ts";
import type { Contestant } from "./measure.ts";
import { openOnnxruntime } from "./onnxruntime.ts";
import type { AffineValues, Operation, Peer } from "./peer.ts";
import { openTfjs } from "./tfjs.ts";
import { deviationOf, truthOf } from "./truth.ts";

/** Two results no further apart are the same, and those further apart than `OTHER` are not the same computation. */
const SAME = 1e-4;
const OTHER = 1e-2;

/** Neither 1 nor 0, so that a peer that leaves out γ or β is found out. */
const TELLING: AffineValues = { gamma: 1.5, beta: 0.25 };

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

/**
 * What the peers contribute at a shape: every operation whose result was found to be ours. Where float32 sums of many cells
 * leave it further off than 10⁻⁴, that is said; where it is something else, it is left out.
 */
export async function theirs(peers: readonly Peer[], shape: Shape, say: Say) {
  const x = normalTensor(shape, ORDINARY);
  const contestants: Contestant[] = [];
  const closes: (() => void)[] = [];
  for (const peer of peers) {
    try {
      const { operations, close } = await peer.prepare(shape, x, TELLING);
      closes.push(close);
      for (const operation of operations) {
        const name = `${operation.name} by ${peer.name}`;
        const apart = await apartFromTruth(operation, shape, x);
        const verdict = apart <= OTHER ? "less exact than 1e-4" : "another computation and not timed";
        if (apart > SAME)
          say(`${name} at ${shape.join("×")} is ${verdict}: ${apart.toExponential(1)} apart from the truth.`);
        if (apart <= OTHER) contestants.push({ name, run: operation.run });
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
