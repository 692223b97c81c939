import { compare } from "./compare.ts";
import { compute } from "./compute.ts";
import { Kept } from "./kept.ts";
import { Memo } from "./memo.ts";
import { openKernel } from "./openKernel.ts";
import type { WorkerMessage, WorkerRequest } from "./protocol.ts";
import { buffersOf } from "./sentTensors.ts";

/** Room for the tensors of a comparison and for what is measured beside them. */
const MEMORY = 384 * 2 ** 20;

const memo = new Memo();
const kept = new Kept();

function say(message: WorkerMessage, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

const busy = (what: string) => say({ kind: "busy", what });

addEventListener("message", async ({ data }: MessageEvent<WorkerRequest>) => {
  say({ kind: "taken" });
  try {
    if ("columns" in data) {
      const result = await compare(data, kept, busy);
      const sent = [result.x, ...result.columns.map(({ shown }) => shown)];
      say({ kind: "done", result }, buffersOf(sent));
    } else {
      const result = await compute(data, memo, busy);
      say({ kind: "done", result }, buffersOf([result.before, result.after, result.step]));
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say({ kind: error instanceof RangeError ? "failed" : "broken", message });
  }
});

say({ kind: "ready", brokenKernel: await openKernel(MEMORY) });
