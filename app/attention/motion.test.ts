import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createStage } from "../stage/stage.ts";
import { followMotion, motion, RESTS } from "./motion.ts";

const stage = createStage();
const { pin, setParam, setTechnique } = stage;
const page = new EventTarget();
const does = (type: string) => page.dispatchEvent(new Event(type));
const moving = () => motion.getState().moving;

beforeAll(() => followMotion(stage, page));

beforeEach(() => {
  vi.useFakeTimers();
  does("blur");
  vi.advanceTimersByTime(2 * RESTS);
});

test("a drag moves from its first change until it is let go and the page rests", () => {
  does("pointerdown");
  expect(moving()).toBe(false);
  setParam("gamma", { all: 2 }, "drag");
  vi.advanceTimersByTime(60_000);
  expect(moving()).toBe(true);
  does("pointerup");
  setParam("gamma", { all: 2 }, "choice");
  vi.advanceTimersByTime(RESTS - 1);
  expect(moving()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(moving()).toBe(false);
});

test("keys that follow each other sooner than it rests are one movement", () => {
  for (let i = 0; i < 5; i++) {
    does("keydown");
    setParam("gamma", { all: i }, "drag");
    setParam("gamma", { all: i }, "choice");
    does("keyup");
    vi.advanceTimersByTime(RESTS - 1);
    expect(moving()).toBe(true);
  }
  vi.advanceTimersByTime(1);
  expect(moving()).toBe(false);
});

test("a parameter that a held key changes moves, whatever kind of change that is", () => {
  does("keydown");
  setParam("gamma", { all: 1, at: { 2: 3 } }, "choice");
  expect(moving()).toBe(true);
});

test("choices and looks move nothing", () => {
  setTechnique("bn");
  setParam("affine", "none", "choice");
  pin([0, 0, 0, 0]);
  expect(moving()).toBe(false);
});
