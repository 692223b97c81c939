import { useEffect, useRef, useState } from "react";
import type { Lab } from "./lab.ts";
import type { LabMessage, LabOrder, LabRequest } from "./messages.ts";
import type { Run } from "./verdict.ts";

/** How a lab stands. */
export interface LabState {
  readonly runs: readonly Run[];
  /** Of these runs; null before the first. */
  readonly setting: number | null;
  /** The decision of each contestant's first seed, as it was last measured. */
  readonly fields: Readonly<Record<string, Float32Array>>;
  readonly phase: "ready" | "running" | "paused" | "done" | "failed";
  /** The share of all measurements that is there. */
  readonly progress: number;
}

const READY: LabState = { runs: [], setting: null, fields: {}, phase: "ready", progress: 0 };

/** More workers than this bring nothing on the machines of a class. */
const MOST_WORKERS = 4;

/** Trains a lab's networks in workers, one core being left to the page. */
export function useLab(lab: Lab) {
  const [state, setState] = useState<LabState>(READY);
  const workers = useRef<readonly Worker[]>([]);
  const end = () => {
    for (const worker of workers.current) worker.terminate();
    workers.current = [];
  };
  useEffect(
    () => () => {
      for (const worker of workers.current) worker.terminate();
    },
    [],
  );
  const reset = () => {
    end();
    setState(READY);
  };

  /** Trains seeds 1 to `seeds`; those that are trained already at this setting are kept, unless all are. */
  const start = (setting: number, seeds: number) => {
    end();
    const all = Array.from({ length: seeds }, (_, i) => i + 1).flatMap((seed) =>
      lab.contestants.map(({ id }) => ({ contestant: id, seed })),
    );
    const isDone = state.phase === "done" && state.setting === setting && state.runs.length < all.length;
    const kept = isDone ? state.runs : [];
    const pending = all.filter(
      ({ contestant, seed }) => !kept.some((run) => run.contestant === contestant && run.seed === seed),
    );
    const measurements = pending.length * Math.floor(lab.steps(setting) / lab.every(setting));
    const count = Math.max(1, Math.min(MOST_WORKERS, (navigator.hardwareConcurrency || 2) - 1, pending.length));
    const values = new Map<string, number[]>(pending.map(({ contestant, seed }) => [`${contestant} ${seed}`, []]));
    for (const run of kept) values.set(`${run.contestant} ${run.seed}`, [...run.values]);
    const fields: Record<string, Float32Array> = isDone ? { ...state.fields } : {};
    let [measured, ended, drawn] = [0, 0, false];
    const draw = (phase: LabState["phase"]) => {
      drawn = false;
      setState((before) => ({
        setting,
        runs: all.map(({ contestant, seed }) => ({
          contestant,
          seed,
          values: [...(values.get(`${contestant} ${seed}`) ?? [])],
        })),
        fields: { ...fields },
        phase: before.phase === "paused" && phase === "running" ? "paused" : phase,
        progress: measured / measurements,
      }));
    };
    const hear = (message: LabMessage) => {
      if (message.kind === "done") {
        ended++;
        if (ended === count) draw("done");
        return;
      }
      const { contestant, seed, value, field } = message;
      values.get(`${contestant} ${seed}`)?.push(value);
      if (field) fields[contestant] = field;
      measured++;
      if (drawn) return;
      drawn = true;
      requestAnimationFrame(() => drawn && draw("running"));
    };
    workers.current = Array.from({ length: count }, (_, w) => {
      const worker = new Worker(new URL("./labWorker.ts", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }: MessageEvent<LabMessage>) => hear(data);
      worker.onerror = () => {
        end();
        setState((before) => ({ ...before, phase: "failed" }));
      };
      const request: LabRequest = { lab: lab.id, setting, runs: pending.filter((_, i) => i % count === w) };
      worker.postMessage({ kind: "start", request } satisfies LabOrder);
      return worker;
    });
    setState({ ...READY, setting, runs: kept, fields, phase: "running" });
  };
  const tell = (kind: "pause" | "go on") => {
    for (const worker of workers.current) worker.postMessage({ kind } satisfies LabOrder);
    setState((before) => ({ ...before, phase: kind === "pause" ? "paused" : "running" }));
  };
  return { state, start, reset, pause: () => tell("pause"), goOn: () => tell("go on") };
}
