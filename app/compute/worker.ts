import { compute, Memo } from "./compute.ts";
import type { ComputeRequest, WorkerMessage } from "./protocol.ts";

const memo = new Memo();

function say(message: WorkerMessage, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}

addEventListener("message", async ({ data }: MessageEvent<ComputeRequest>) => {
  say({ kind: "taken" });
  try {
    const result = await compute(data, memo, (what) => say({ kind: "busy", what }));
    const buffers = [result.before, result.after, result.step].flatMap((tensor) => tensor?.values?.buffer ?? []);
    say({ kind: "done", result }, buffers);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say({ kind: error instanceof RangeError ? "failed" : "broken", message });
  }
});

say({ kind: "ready" });
