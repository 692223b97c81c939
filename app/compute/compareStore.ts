import { create } from "zustand";
import type { Facts } from "../../engine/compare/facts.ts";
import type { Distance } from "../../engine/compare/pairs.ts";
import type { Moments } from "../../engine/moments.ts";
import type { Plan } from "../../engine/plan.ts";
import type { CompareResult, SentColumn } from "./compareProtocol.ts";

/** A column as the views draw it: always whole. */
export interface ComparedColumn extends SentColumn {
  readonly plan: Plan;
  readonly moments: readonly Moments[];
  readonly values: Float32Array<ArrayBuffer>;
  /** Null until it is measured. */
  readonly facts: Facts | null;
  readonly time: number | null;
}

/** All columns of one request: they belong to the same tensor. */
export interface Compared extends Omit<CompareResult, "columns" | "facts" | "times" | "distances" | "x"> {
  readonly x: Float32Array<ArrayBuffer>;
  readonly xKey: string;
  readonly columns: readonly ComparedColumn[];
  /** By `pairKey`; those that are measured. */
  readonly distances: Readonly<Record<string, Distance>>;
}

interface CompareState {
  /** The last good picture; null until the first. */
  readonly result: Compared | null;
  readonly busy: string | null;
  readonly problem: string | null;
}

/** Written by the compute loop alone. */
export const compareStore = create<CompareState>(() => ({ result: null, busy: null, problem: null }));
