import { normalize } from "../engine/normalize/forward.ts";
import { type Shape, sizeOf } from "../engine/plan/shape.ts";
import { CASES, planFor } from "./cases.ts";
import { fillNormal, type Normal, normalTensor, ORDINARY } from "./data.ts";
import type { Kernel } from "./kernel.ts";
import type { AffineValues, Peer } from "./peer.ts";
import { type Deviation, deviationOf, truthOf } from "./truth.ts";

/** The data on which results are held against float64: ordinary, far from zero, and with squares beyond float32. */
const DATA: Readonly<Record<string, Normal>> = {
  ordinary: ORDINARY,
  far: { mean: 1e4, sd: 1 },
  huge: { mean: 0, sd: 1e25 },
};

/** y = x̂. */
const NEUTRAL: AffineValues = { gamma: 1, beta: 0 };

export interface ErrorOf extends Deviation {
  /** The technique, and by whom where it is not the kernel. */
  readonly name: string;
  readonly data: string;
}

/** How far y is from that of the float64 core, by the kernel and by every peer, on each kind of data. */
export async function errorsAt({ arithmetic }: Kernel, peers: readonly Peer[], shape: Shape): Promise<ErrorOf[]> {
  const x = arithmetic.tensor(sizeOf(shape));
  const y = arithmetic.tensor(sizeOf(shape));
  const found: ErrorOf[] = [];
  for (const [data, normal] of Object.entries(DATA)) {
    fillNormal(x, normal, 3);
    for (const { name } of CASES) {
      const plan = planFor(name, shape);
      normalize(plan, { x, shape }, y);
      found.push({ name, data, ...deviationOf(y, truthOf(plan, x)) });
    }
    for (const peer of peers) found.push(...(await errorsOf(peer, shape, data)));
  }
  arithmetic.release(x);
  arithmetic.release(y);
  return found;
}

async function errorsOf(peer: Peer, shape: Shape, data: string): Promise<ErrorOf[]> {
  const x = normalTensor(shape, DATA[data], 3);
  const { operations, close } = await peer.prepare(shape, x, NEUTRAL);
  const found: ErrorOf[] = [];
  for (const { name, output } of operations) {
    const deviation = deviationOf(await output(), truthOf(planFor(name, shape), x));
    found.push({ name: `${name} by ${peer.name}`, data, ...deviation });
  }
  close();
  return found;
}
