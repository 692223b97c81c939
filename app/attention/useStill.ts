import { useState } from "react";
import { motion } from "./motion.ts";

/** A scale or an axis as it is drawn. */
export interface Still<T> {
  /** What is drawn: while a parameter moves, what was drawn before it did. */
  readonly shown: T;
  /** What would fit the values as they are now. */
  readonly fitting: T;
  /** What was drawn before the last change, until something moves again; null where nothing has changed. */
  readonly was: T | null;
}

/**
 * Holds a scale or an axis while a parameter moves, so that what moves is seen to move.
 * @param of what it is the scale of: that of something else is taken at once, and no change of it
 */
export function useStill<T>(fitting: T, of: string): Still<T> {
  const moving = motion((state) => state.moving);
  const [held, hold] = useState<{ shown: T; was: T | null; of: string }>({ shown: fitting, was: null, of });
  const next = nextOf(held, fitting, of, moving);
  if (next !== held) hold(next);
  return { shown: next.shown, fitting, was: next.was };
}

interface Held<T> {
  readonly shown: T;
  readonly was: T | null;
  readonly of: string;
}

/** What is held next; the same object where nothing changes. */
export function nextOf<T>(held: Held<T>, fitting: T, of: string, moving: boolean): Held<T> {
  if (held.of !== of) return { shown: fitting, was: null, of };
  if (moving) return held.was === null ? held : { ...held, was: null };
  return isSame(held.shown, fitting) ? held : { shown: fitting, was: held.shown, of };
}

/** One of several scales that stand still together. */
export function stillAt<T>({ shown, fitting, was }: Still<readonly T[]>, at: number): Still<T> {
  const before = was && !isSame(was[at], shown[at]) ? was[at] : null;
  return { shown: shown[at], fitting: fitting[at], was: before };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
