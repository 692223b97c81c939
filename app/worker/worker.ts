import "../ownScripts.ts";
import { chooseArithmetic } from "../../engine/arithmetic/current.ts";
import type { WorkerRequest } from "../messages/request.ts";
import { Answerer, type Say } from "./answer.ts";
import { openKernel, waitForKernel } from "./openKernel.ts";

/** Room for the tensors of a comparison and for what is measured beside them. */
const MEMORY = 384 * 2 ** 20;

const say: Say = (answer, buffers = []) => postMessage(answer, { transfer: buffers });
const answerer = new Answerer(say);

let newest: WorkerRequest | null = null;
let turn = Promise.resolve();
let wake = () => {};

addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.kind === "rooms") {
    answerer.show(data.rooms);
    return;
  }
  newest = data;
  wake();
  turn = turn.then(async () => {
    say({ kind: "taken" });
    try {
      await answerer.answer(data, { pause, isOver: () => newest !== data });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      say({ kind: error instanceof RangeError ? "failed" : "broken", message });
    }
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/** A kernel that comes late takes over between two requests. */
const opened = openKernel(MEMORY, (kernel) => {
  turn = turn.then(() => chooseArithmetic(kernel));
}).then((why) => why !== null && say({ kind: "slower", why }));
await waitForKernel(opened);
say({ kind: "ready" });
