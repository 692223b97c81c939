import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ComputeRequest, ComputeResult, WorkerMessage } from "./protocol.ts";
import { supervise, type WorkerLike } from "./supervisor.ts";

class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<WorkerMessage>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly received: ComputeRequest[] = [];
  terminated = false;
  postMessage(request: ComputeRequest): void {
    this.received.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  says(...messages: WorkerMessage[]): void {
    for (const data of messages) this.onmessage?.({ data } as MessageEvent<WorkerMessage>);
  }
  answers(): void {
    this.says({ kind: "taken" }, { kind: "done", result: {} as ComputeResult });
  }
}

const READY = { kind: "ready", brokenKernel: null } as const;

const request = (technique: string) => () => ({ technique, recycled: [] }) as unknown as ComputeRequest;

function supervised() {
  const workers: FakeWorker[] = [];
  const told = { done: 0, failed: [] as string[], lost: [] as boolean[], slowed: [] as string[] };
  const put = supervise(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    {
      done: () => told.done++,
      failed: (message) => told.failed.push(message),
      busy: () => {},
      lost: (_, guilty) => told.lost.push(guilty),
      slowed: (why) => told.slowed.push(why),
    },
  );
  const names = (worker: number) => workers[worker].received.map(({ technique }) => technique);
  return { workers, told, put, names };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the supervisor", () => {
  it("tells that the kernel is broken, and has the worker compute all the same", () => {
    const { workers, told, put, names } = supervised();
    put(request("a"));
    workers[0].says({ kind: "ready", brokenKernel: "no such file" });
    expect(told.slowed).toEqual(["no such file"]);
    expect(names(0)).toEqual(["a"]);
  });

  it("waits until the worker is ready, then sends only the newest", () => {
    const { workers, put, names } = supervised();
    put(request("a"));
    put(request("b"));
    expect(names(0)).toEqual([]);
    workers[0].says(READY);
    expect(names(0)).toEqual(["a"]);
    workers[0].answers();
    expect(names(0)).toEqual(["a", "b"]);
  });

  it("sends a request that a dead worker never took to a fresh one", () => {
    const { workers, told, put, names } = supervised();
    put(request("a"));
    workers[0].says(READY);
    vi.advanceTimersByTime(2_100);
    expect(workers[0].terminated).toBe(true);
    expect(told.lost).toEqual([false]);
    workers[1].says(READY);
    expect(names(1)).toEqual(["a"]);
  });

  it("does not send the request again that killed a worker, but the one that waits", () => {
    const { workers, told, put, names } = supervised();
    put(request("killer"));
    workers[0].says(READY, { kind: "taken" });
    put(request("next"));
    workers[0].onerror?.({ message: "out of memory" } as ErrorEvent);
    expect(told.lost).toEqual([true]);
    workers[1].says(READY);
    expect(names(1)).toEqual(["next"]);
  });

  it("ends a worker that says nothing, but not one that shows that it is busy", () => {
    const { workers, told, put } = supervised();
    put(request("slow"));
    workers[0].says(READY, { kind: "taken" });
    for (let step = 0; step < 5; step++) {
      vi.advanceTimersByTime(15_000);
      workers[0].says({ kind: "busy", what: "a step" });
    }
    expect(told.lost).toEqual([]);
    vi.advanceTimersByTime(21_000);
    expect(told.lost).toEqual([true]);
    expect(workers).toHaveLength(1);
  });

  it("keeps the worker when a scene cannot be computed", () => {
    const { workers, told, put, names } = supervised();
    put(request("impossible"));
    workers[0].says(READY, { kind: "taken" }, { kind: "failed", message: "no" });
    put(request("possible"));
    expect(told.failed).toEqual(["no"]);
    expect(names(0)).toEqual(["impossible", "possible"]);
  });

  it("ends a worker that breaks", () => {
    const { workers, told, put } = supervised();
    put(request("bug"));
    workers[0].says(READY, { kind: "taken" }, { kind: "broken", message: "undefined is not a function" });
    expect(told.lost).toEqual([true]);
    expect(workers[0].terminated).toBe(true);
  });
});
