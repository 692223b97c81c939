import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer, Picture } from "../messages/answer.ts";
import type { SceneRequest, WorkerRequest } from "../messages/request.ts";
import { supervise, type WorkerLike } from "./supervisor.ts";

class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<Answer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly received: WorkerRequest[] = [];
  terminated = false;
  postMessage(request: WorkerRequest): void {
    this.received.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  says(...messages: Answer[]): void {
    for (const data of messages) this.onmessage?.({ data } as MessageEvent<Answer>);
  }
  answers(): void {
    this.says({ kind: "taken" }, PICTURE);
  }
}

const READY: Answer = { kind: "ready" };
const PICTURE: Answer = { kind: "picture", picture: {} as Picture };

const request = (name: string) => () => ({ kind: "scene", view: name, recycled: [] }) as unknown as SceneRequest;

function supervised() {
  const workers: FakeWorker[] = [];
  const told = { heard: [] as string[], lost: [] as boolean[], absent: [] as ((() => void) | null)[] };
  const worker = supervise(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    {
      hear: ({ kind }) => told.heard.push(kind),
      slowed: (why) => told.heard.push(why),
      absent: (again) => told.absent.push(again),
      lost: (_, guilty) => told.lost.push(guilty),
    },
  );
  const names = (at: number) =>
    workers[at].received.map((message) => (message.kind === "scene" ? message.view : message.kind));
  return { workers, told, put: worker.ask, tell: worker.tell, names };
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
    workers[0].says({ kind: "slower", why: "no such file" }, READY);
    expect(told.heard).toEqual(["no such file"]);
    expect(names(0)).toEqual(["a"]);
  });

  it("starts a worker that does not come up ever more slowly, gives up, and tries on when it is told to", () => {
    const { workers, told, put, names } = supervised();
    put(request("a"));
    const fail = () => workers[workers.length - 1].onerror?.({ message: "404" } as ErrorEvent);
    for (const wait of [0, 1_000, 4_000, 15_000]) {
      const started = workers.length;
      fail();
      put(request("b"));
      if (wait > 0) vi.advanceTimersByTime(wait - 1);
      expect(workers).toHaveLength(started);
      vi.advanceTimersByTime(1);
      expect(workers).toHaveLength(started + 1);
    }
    fail();
    put(request("c"));
    vi.advanceTimersByTime(600_000);
    expect(workers).toHaveLength(5);
    expect(told.absent.map((again) => again === null)).toEqual([true, true, true, true, false]);
    expect(told.lost).toEqual([]);
    told.absent[4]?.();
    workers[5].says(READY);
    workers[5].answers();
    expect(names(5)).toEqual(["b", "c"]);
  });

  it("begins anew with its patience once a worker has come up", () => {
    const { workers, told, put } = supervised();
    put(request("a"));
    workers[0].onerror?.({ message: "404" } as ErrorEvent);
    vi.advanceTimersByTime(0);
    workers[1].says(READY, { kind: "taken" });
    workers[1].onerror?.({ message: "out of memory" } as ErrorEvent);
    expect(told.lost).toEqual([true]);
    put(request("b"));
    workers[2].onerror?.({ message: "404" } as ErrorEvent);
    vi.advanceTimersByTime(0);
    expect(workers).toHaveLength(4);
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

  it("does not let a newer request wait long for a worker that says nothing", () => {
    const { workers, told, put, names } = supervised();
    put(request("dead"));
    workers[0].says(READY, { kind: "taken" });
    vi.advanceTimersByTime(1_000);
    put(request("newer"));
    vi.advanceTimersByTime(3_000);
    put(request("newest"));
    vi.advanceTimersByTime(1_900);
    expect(told.lost).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(told.lost).toEqual([false]);
    workers[1].says(READY);
    expect(names(1)).toEqual(["newest"]);
  });

  it("keeps the worker when a scene cannot be computed", () => {
    const { workers, told, put, names } = supervised();
    put(request("impossible"));
    workers[0].says(READY, { kind: "taken" }, { kind: "failed", message: "no" });
    put(request("possible"));
    expect(told.heard).toEqual(["failed"]);
    expect(names(0)).toEqual(["impossible", "possible"]);
  });

  it("sends the next request once the picture is there, while its details are still being found", () => {
    const { workers, told, put, names } = supervised();
    put(request("a"));
    workers[0].says(READY, { kind: "taken" });
    put(request("b"));
    workers[0].says(PICTURE);
    expect(names(0)).toEqual(["a", "b"]);
    // The details of the first take longer than a request that a dead worker has not taken.
    vi.advanceTimersByTime(5_000);
    workers[0].says({ kind: "details", details: [] }, { kind: "done" }, { kind: "taken" }, PICTURE, { kind: "done" });
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual({ absent: [], heard: ["picture", "details", "picture"], lost: [] });
  });

  it("holds a scene guilty whose details end the worker, but not one that still waits for them", () => {
    const { workers, told, put, names } = supervised();
    put(request("killer"));
    workers[0].says(READY, { kind: "taken" }, PICTURE);
    put(request("innocent"));
    workers[0].onerror?.({ message: "out of memory" } as ErrorEvent);
    workers[1].says(READY);
    expect(names(1)).toEqual(["innocent"]);
    workers[1].says({ kind: "taken" }, PICTURE);
    workers[1].onerror?.({ message: "out of memory" } as ErrorEvent);
    expect(told.lost).toEqual([false, true]);
    expect(workers).toHaveLength(2);
  });

  it("tells every worker what holds from now on", () => {
    const { workers, put, tell, names } = supervised();
    tell({ kind: "rooms", rooms: [] });
    put(request("a"));
    workers[0].says(READY);
    expect(names(0)).toEqual(["rooms", "a"]);
    workers[0].onerror?.({ message: "gone" } as ErrorEvent);
    workers[1].says(READY);
    tell({ kind: "rooms", rooms: [] });
    expect(names(1)).toEqual(["rooms", "a", "rooms"]);
  });

  it("ends a worker that breaks", () => {
    const { workers, told, put } = supervised();
    put(request("bug"));
    workers[0].says(READY, { kind: "taken" }, { kind: "broken", message: "undefined is not a function" });
    expect(told.lost).toEqual([true]);
    expect(workers[0].terminated).toBe(true);
  });
});
