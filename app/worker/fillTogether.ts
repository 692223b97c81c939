import type { SumsOfSquares } from "../../engine/arithmetic/contract.ts";
import type { Shape } from "../../engine/plan/shape.ts";
import type { Fill } from "../data/tensorData.ts";
import { makeSamples, type Samples } from "./samples.ts";

/** The samples that the second worker makes: from `first` on. */
export interface PartnerRequest {
  readonly source: string;
  readonly shape: Shape;
  readonly seed: number;
  readonly batch: number;
  readonly first: number;
}

/** A worker as its partner sees it; `Worker` is one. */
export interface PartnerLike {
  onmessage: ((event: MessageEvent<Samples>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(request: PartnerRequest): void;
  terminate(): void;
}

/** From this many cells on, halving the work saves more time than asking takes. */
const WORTH_SHARING = 2 ** 20;
/** A living partner needs a fraction of this for half of the largest tensor. */
const ANSWERS_WITHIN = 5_000;

/**
 * Makes large seeded tensors with a second worker, each of the two half of the samples with the moments of its planes:
 * joined, they are the same numbers as those of one worker.
 * @param start starts the second worker; null where there is none to be had
 * @param lost is told when the second worker fails or says nothing
 * @param worthSharing cells from which on it is asked
 */
export function fillTogether(start: () => PartnerLike | null, lost = () => {}, worthSharing = WORTH_SHARING): Fill {
  let started = false;
  let partner: PartnerLike | null = null;

  return async (source, out, shape, seed, batch) => {
    const [N, C, H, W] = shape;
    const first = Math.ceil(N / 2);
    if (N === 1 || out.length < worthSharing) {
      source.fill(out, shape, seed, 0, batch);
      return undefined;
    }
    const asked = ask({ source: source.id, shape, seed, batch, first });
    const [mine, rest] = [out.subarray(0, first * C * H * W), out.subarray(first * C * H * W)];
    const earlier = makeSamples(source, shape, seed, batch, 0, mine);
    const later = (await asked) ?? makeSamples(source, shape, seed, batch, first, rest);
    if (later.cells !== rest) rest.set(later.cells);
    return joinMoments(earlier.planes, later.planes);
  };

  /** Null where there is no partner, or it does not answer: it is not asked again then. */
  async function ask(request: PartnerRequest): Promise<Samples | null> {
    if (!started) partner = start();
    started = true;
    const answer = partner && (await answerOf(partner, request));
    if (partner && answer === null) lost();
    if (answer === null) partner = null;
    return answer;
  }
}

/** Null where the worker fails or says nothing: it is ended then. */
function answerOf(worker: PartnerLike, request: PartnerRequest): Promise<Samples | null> {
  return new Promise((resolve) => {
    const lose = (event?: Event) => {
      event?.preventDefault();
      clearTimeout(timer);
      worker.terminate();
      resolve(null);
    };
    const timer = setTimeout(lose, ANSWERS_WITHIN);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = lose;
    worker.onmessageerror = lose;
    worker.postMessage(request);
  });
}

function joinMoments(one: SumsOfSquares, other: SumsOfSquares): SumsOfSquares {
  return { mean: concatenate(one.mean, other.mean), squares: concatenate(one.squares, other.squares) };
}

function concatenate(one: Float64Array, other: Float64Array): Float64Array {
  const all = new Float64Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

let missing = false;

/** Whether a second worker was wanted and could not be had, or did not answer. */
export function partnerIsMissing(): boolean {
  return missing;
}

/** Makes tensors in this worker, with another one where the machine has a second core. */
export const fillTensor = fillTogether(
  () => {
    if (navigator.hardwareConcurrency < 2) return null;
    missing = typeof Worker === "undefined" || self.origin === "null";
    return missing ? null : new Worker(new URL("./partner.ts", import.meta.url), { type: "module" });
  },
  () => {
    missing = true;
  },
);
