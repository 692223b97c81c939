import type { Answer } from "../messages/answer.ts";
import type { RoomsRequest, SceneRequest, WorkerRequest } from "../messages/request.ts";
import { mailbox } from "./mailbox.ts";

/** A worker as the supervisor sees it; `Worker` is one. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: WorkerRequest, transfer: Transferable[]): void;
  terminate(): void;
}

/** What the page is told; the rest is between supervisor and worker. */
export type Heard = Exclude<Answer, { kind: "ready" | "slower" | "taken" | "done" | "broken" }>;

export interface Supervised {
  hear(answer: Heard): void;
  /** The worker computes without the kernel, which is broken. */
  slowed(why: string): void;
  /**
   * The worker did not come up. `again` is null while that is tried once more by itself; after some trials it is how to
   * try on: nothing is asked for any more until then.
   */
  absent(again: (() => void) | null): void;
  /** The worker is gone. The scene is guilty when it was being computed: it is not sent again by itself. */
  lost(why: string, guilty: boolean): void;
}

/** Makes a request at the moment it is sent, so that it knows what the page holds then. */
export type MakeRequest = () => SceneRequest;

/** A worker at work. */
export interface AtWork {
  /** Asks for a scene, instead of any that waits to be asked for. */
  ask(make: MakeRequest): void;
  /** Says something that holds from now on, for this worker and those that may replace it. */
  tell(standing: RoomsRequest): void;
}

/** A living worker says that it has taken a request long before this; only a dead one does not. */
const TAKEN_WITHIN = 2_000;
/** Between two signs of life the longest step, 2²³ cells on a slow machine, ends well before this. */
const SILENCE = 20_000;
/** As long is waited for a sign once a newer request is there. */
const PATIENCE = 5_000;
const START_WITHIN = 20_000;
/** How long is waited after each start in a row that failed; after the last of them nothing is tried by itself. */
const WAITS = [0, 1_000, 4_000, 15_000];
const SILENT = "it said nothing for too long";

/**
 * Keeps a worker at work: the newest request wins, an error, a death or silence ends it, and the next request gets a
 * fresh one. A request that a dead worker never took is not to blame and goes to the fresh one. A worker that does not
 * come up is started again ever more slowly, and at last not at all.
 */
export function supervise(start: () => WorkerLike, to: Supervised): AtWork {
  let worker: WorkerLike | null = null;
  let ready = false;
  /** Whether the worker has taken the last request, and is not done with it. */
  let working = false;
  /** Whether a newer request waits for what is computed. */
  let superseded = false;
  /** How many starts in a row have failed. */
  let failures = 0;
  /** Whether no worker is started now: one is waited for, or none is tried any more. */
  let resting = false;
  let standing: RoomsRequest | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** How long the timer waits. */
  let expected = 0;

  const box = mailbox<MakeRequest>((make) => {
    superseded = false;
    if (worker) {
      if (ready) post(make);
    } else if (!resting) begin();
  });

  function begin(): void {
    if (failures > WAITS.length) failures = 0;
    worker = start();
    ready = false;
    resting = false;
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
    // One that still works on the last picture's details takes the request when it comes to an end with them.
    if (working) expectWithin(SILENCE, SILENT);
    else expectWithin(TAKEN_WITHIN, "it is gone");
    working = false;
  }

  function hear(answer: Answer): void {
    clearTimeout(timer);
    switch (answer.kind) {
      case "ready": {
        ready = true;
        failures = 0;
        if (standing) worker?.postMessage(standing, []);
        const make = box.out();
        if (make) post(make);
        return;
      }
      case "slower":
        to.slowed(answer.why);
        break;
      case "broken":
        lose(answer.message);
        return;
      case "taken":
        working = true;
        break;
      case "done":
        working = false;
        break;
      default:
        to.hear(answer);
        if (answer.kind === "failed") working = false;
        if (answer.kind === "failed" || answer.kind === "picture") box.answered();
    }
    if (working || box.out()) expectWithin(superseded ? PATIENCE : SILENCE, SILENT);
  }

  function expectWithin(time: number, otherwise: string): void {
    clearTimeout(timer);
    expected = time;
    // Whom a newer request replaces is not to blame for a silence.
    timer = setTimeout(() => lose(otherwise, working && !superseded), time);
  }

  function lose(why: string, guilty = working): void {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    if (ready) to.lost(why, guilty);
    else waitToBegin();
    const again = working ? undefined : box.out();
    working = false;
    box.answered(again ?? undefined);
  }

  function waitToBegin(): void {
    const wait = WAITS[failures++];
    resting = true;
    if (wait === undefined) to.absent(begin);
    else {
      to.absent(null);
      timer = setTimeout(begin, wait);
    }
  }

  return {
    ask(make) {
      const waits = ready && box.out() !== null;
      box.put(make);
      if (!waits || superseded) return;
      superseded = true;
      if (expected > PATIENCE) expectWithin(PATIENCE, SILENT);
    },
    tell(message) {
      standing = message;
      if (ready) worker?.postMessage(message, []);
    },
  };
}
