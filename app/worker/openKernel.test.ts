import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { arithmetic, chooseArithmetic } from "../../engine/arithmetic/current.ts";
import { plain } from "../../engine/arithmetic/plain.ts";
import { openKernel, waitForKernel } from "./openKernel.ts";

const ENOUGH = 2 ** 24;
const kernel = Uint8Array.from(readFileSync("engine/arithmetic/kernel/kernel.wasm"));

const serve = (body: BodyInit | null, status = 200) =>
  vi.stubGlobal("fetch", async () => new Response(body, { status }));

beforeEach(() => serve(kernel));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  chooseArithmetic(plain);
});

test("a kernel that starts computes from then on", async () => {
  expect(await openKernel(ENOUGH)).toBeNull();
  expect(arithmetic()).not.toBe(plain);
});

test.each<[string, () => void, RegExp]>([
  ["does not load", () => serve(null, 404), /^its file did not load \(404\)$/],
  ["is cut off", () => serve(kernel.slice(0, kernel.length / 2)), /WebAssembly/],
  ["is a page", () => serve("<!doctype html>"), /WebAssembly/],
  ["is another module", () => serve(kernel.slice(0, 8)), /undefined/],
  [
    "cannot be asked for",
    () => vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network"))),
    /^no network$/,
  ],
])("a kernel that %s is broken, and it is said why", async (_, breakIt, why) => {
  breakIt();
  expect(await openKernel(ENOUGH)).toMatch(why);
  expect(arithmetic()).toBe(plain);
});

test.each<[string, () => void, number]>([
  ["WebAssembly is not there", () => vi.stubGlobal("WebAssembly", undefined), ENOUGH],
  [
    "the policy forbids it",
    () => vi.spyOn(WebAssembly, "instantiate").mockRejectedValue(new WebAssembly.CompileError("blocked by policy")),
    ENOUGH,
  ],
  ["its memory is refused", () => {}, 2 ** 40],
])("where %s, the core goes on without a word", async (_, refuse, bytes) => {
  refuse();
  expect(await openKernel(bytes)).toBeNull();
  expect(arithmetic()).toBe(plain);
});

test("a kernel that does not arrive is not waited for, and takes over when it comes", async () => {
  vi.useFakeTimers();
  let arrive = (_: Response) => {};
  const arrival = new Promise<Response>((resolve) => {
    arrive = resolve;
  });
  vi.stubGlobal("fetch", () => arrival);
  const choose = vi.fn();
  const opened = openKernel(ENOUGH, choose);
  const waited = waitForKernel(opened);
  await vi.advanceTimersByTimeAsync(3_000);
  await waited;
  expect(choose).not.toHaveBeenCalled();
  arrive(new Response(kernel));
  expect(await opened).toBeNull();
  expect(choose).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
