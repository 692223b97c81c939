import { create } from "zustand";
import type { Facts } from "../../engine/compare/facts.ts";
import type { Distance } from "../../engine/compare/pairs.ts";
import type { Moments } from "../../engine/contract.ts";
import type { Distribution } from "../../engine/distribution.ts";
import type { Plan } from "../../engine/plan.ts";
import type { CompareResult, SentColumn } from "./compareProtocol.ts";
import type { ShownTensor } from "./protocol.ts";

/** A column as the views draw it: always whole. */
export interface ComparedColumn extends Omit<SentColumn, "distribution"> {
  readonly plan: Plan;
  readonly moments: readonly Moments[];
  readonly shown: ShownTensor;
  readonly distribution: Distribution | null;
  /** Null until it is measured. */
  readonly facts: Facts | null;
  readonly time: number | null;
}

/** All columns of one request: they belong to the same tensor. */
export interface Compared extends Omit<CompareResult, "columns" | "facts" | "times" | "distances" | "x"> {
  readonly x: ShownTensor;
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
