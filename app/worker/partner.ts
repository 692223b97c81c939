import { SOURCES } from "../../engine/sources/index.ts";
import type { PartnerRequest } from "./fillTogether.ts";
import { openKernel, waitForKernel } from "./openKernel.ts";
import { makeSamples } from "./samples.ts";

/** Room for half of the largest tensor. */
const MEMORY = 32 * 2 ** 20;

/** The second worker: makes and measures the later samples of a tensor while the first one makes the earlier. */
const opened = openKernel(MEMORY);

addEventListener(
  "message",
  async ({ data: { source: id, shape, seed, batch, first } }: MessageEvent<PartnerRequest>) => {
    await waitForKernel(opened);
    const source = SOURCES.find((known) => known.id === id);
    if (!source) throw new Error(`no source is called ${id}.`);
    const [N, C, H, W] = shape;
    const { cells, planes } = makeSamples(source, shape, seed, batch, first, new Float32Array((N - first) * C * H * W));
    postMessage({ cells, planes }, { transfer: [cells.buffer, planes.mean.buffer, planes.squares.buffer] });
  },
);
