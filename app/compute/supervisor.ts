import type { CompareResult } from "./compareProtocol.ts";
import { mailbox } from "./mailbox.ts";
import type { ComputeResult, WorkerMessage, WorkerRequest } from "./protocol.ts";

/** A worker as the supervisor sees it; `Worker` is one. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<WorkerMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: WorkerRequest, transfer: Transferable[]): void;
  terminate(): void;
}

export interface Supervised {
  done(result: ComputeResult | CompareResult): void;
  /** The scene cannot be computed; the worker lives. */
  failed(message: string): void;
  busy(what: string): void;
  /** The worker computes without the kernel, which is broken. */
  slowed(why: string): void;
  /** The worker is gone. The scene is guilty when it was being computed: it is not sent again by itself. */
  lost(why: string, guilty: boolean): void;
}

/** Makes a request at the moment it is sent, so that it knows what the page holds then. */
export type MakeRequest = () => WorkerRequest;

/** A living worker says that it has taken a request long before this; only a dead one does not. */
const TAKEN_WITHIN = 2_000;
/** Between two signs of life the longest step, 2²³ cells on a slow machine, ends well before this. */
const SILENCE = 20_000;
const START_WITHIN = 20_000;

/**
 * Keeps a worker at work: the newest request wins, an error, a death or silence ends it, and the next request gets a
 * fresh one. A request that a dead worker never took is not to blame and goes to the fresh one.
 */
export function supervise(start: () => WorkerLike, to: Supervised): (make: MakeRequest) => void {
  let worker: WorkerLike | null = null;
  let ready = false;
  let taken = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const box = mailbox<MakeRequest>((make) => {
    taken = false;
    if (!worker) begin();
    else if (ready) post(make);
  });

  function begin(): void {
    worker = start();
    ready = false;
    worker.onmessage = ({ data }) => hear(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      lose(event.message || "it stopped with an error");
    };
    expectWithin(START_WITHIN, "it did not start");
  }

  function post(make: MakeRequest): void {
    const request = make();
    worker?.postMessage(request, [...request.recycled]);
    expectWithin(TAKEN_WITHIN, "it is gone");
  }

  function hear(message: WorkerMessage): void {
    clearTimeout(timer);
    if (message.kind === "ready") {
      ready = true;
      if (message.brokenKernel !== null) to.slowed(message.brokenKernel);
      const make = box.out();
      if (make) post(make);
      return;
    }
    if (message.kind === "taken" || message.kind === "busy") {
      taken = true;
      if (message.kind === "busy") to.busy(message.what);
      expectWithin(SILENCE, `it said nothing for ${SILENCE / 1000} seconds`);
      return;
    }
    if (message.kind === "broken") {
      lose(message.message);
      return;
    }
    taken = false;
    if (message.kind === "done") to.done(message.result);
    else to.failed(message.message);
    box.answered();
  }

  function expectWithin(time: number, otherwise: string): void {
    clearTimeout(timer);
    timer = setTimeout(() => lose(otherwise), time);
  }

  function lose(why: string): void {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    to.lost(why, taken);
    box.answered((!taken && box.out()) || undefined);
  }

  return (make) => box.put(make);
}
