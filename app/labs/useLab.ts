import { useEffect, useRef, useState } from "react";
import type { Inside } from "./inside.ts";
import type { Lab, Measurement } from "./lab.ts";
import type { LabMessage, LabOrder, LabRequest } from "./messages.ts";
import type { Run } from "./verdict.ts";

/** How a lab stands at a setting. */
export interface LabState {
  readonly runs: readonly Run[];
  /** Of each contestant's first seed, as it was when it was last measured. */
  readonly insides: Readonly<Record<string, Inside>>;
  readonly phase: "ready" | "running" | "paused" | "done" | "failed";
  /** The share of all measurements that is there. */
  readonly progress: number;
  /** So many seeds are trained or in training: 1, 2, 3 and so on. */
  readonly seeds: number;
  /** The first so many have ended for every contestant: the verdict is theirs. */
  readonly ended: number;
}

/** Seeds are added by so many. */
export const SEEDS = 5;

const READY: LabState = { runs: [], insides: {}, phase: "ready", progress: 0, seeds: SEEDS, ended: 0 };

/** More workers than this bring nothing on the machines of a class. */
const MOST_WORKERS = 4;

/** What trains: the setting, and how that stood before. */
interface Experiment {
  readonly setting: number;
  readonly before: LabState;
}

/**
 * Trains a lab's networks in workers, one core being left to the page. What has ended at a setting is kept as long as the lab
 * is open; another setting ends what still trains.
 */
export function useLab(lab: Lab, setting: number) {
  const [states, setStates] = useState<Readonly<Record<number, LabState>>>({});
  const workers = useRef<readonly Worker[]>([]);
  const experiment = useRef<Experiment | null>(null);
  const stateAt = (at: number) => states[at] ?? READY;
  const put = (at: number, change: (before: LabState) => LabState) =>
    setStates((all) => ({ ...all, [at]: change(all[at] ?? READY) }));
  const end = () => {
    for (const worker of workers.current) worker.terminate();
    workers.current = [];
    experiment.current = null;
  };
  const leave = () => {
    const left = experiment.current;
    end();
    if (left) put(left.setting, () => left.before);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another setting ends what trains.
  useEffect(() => {
    if (experiment.current && experiment.current.setting !== setting) leave();
  }, [setting]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it ends with the page.
  useEffect(() => end, []);

  const train = (at: number, before: LabState, seeds: number) => {
    leave();
    const own: Experiment = { setting: at, before };
    experiment.current = own;
    const kept = before.runs.filter(({ seed }) => seed <= before.ended);
    const pending = Array.from({ length: seeds - before.ended }, (_, i) => before.ended + i + 1).flatMap((seed) =>
      lab.contestants.map(({ id }) => ({ contestant: id, setting: at, seed, measurements: [] as Measurement[] })),
    );
    const each = Math.floor(lab.steps(at) / lab.every(at));
    const count = Math.max(1, Math.min(MOST_WORKERS, (navigator.hardwareConcurrency || 2) - 1, pending.length));
    const insides = { ...before.insides };
    let [measured, ended, drawn] = [kept.length * each, 0, false];
    const draw = (phase: LabState["phase"]) => {
      drawn = false;
      if (experiment.current !== own) return;
      put(at, (state) => ({
        runs: [...kept, ...pending.map((run) => ({ ...run, measurements: [...run.measurements] }))],
        insides: { ...insides },
        phase: state.phase === "paused" && phase === "running" ? "paused" : phase,
        progress: measured / (each * (kept.length + pending.length)),
        seeds,
        ended: phase === "done" ? seeds : before.ended,
      }));
      if (phase === "done") end();
    };
    const hear = (message: LabMessage) => {
      if (message.kind === "done") {
        ended++;
        if (ended === count) draw("done");
        return;
      }
      const { contestant, seed, measurement, inside } = message;
      pending.find((run) => run.contestant === contestant && run.seed === seed)?.measurements.push(measurement);
      if (inside) insides[contestant] = inside;
      measured++;
      if (drawn) return;
      drawn = true;
      requestAnimationFrame(() => drawn && draw("running"));
    };
    workers.current = Array.from({ length: count }, (_, w) => {
      const worker = new Worker(new URL("./labWorker.ts", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }: MessageEvent<LabMessage>) => hear(data);
      worker.onerror = () => {
        if (experiment.current !== own) return;
        end();
        put(at, () => ({ ...before, phase: "failed" }));
      };
      const runs = pending.filter((_, i) => i % count === w).map(({ contestant, seed }) => ({ contestant, seed }));
      const request: LabRequest = { lab: lab.id, setting: at, runs };
      worker.postMessage({ kind: "start", request } satisfies LabOrder);
      return worker;
    });
    put(at, () => ({ ...before, phase: "running", seeds, progress: before.ended / seeds }));
  };
  const tell = (kind: "pause" | "go on") => {
    for (const worker of workers.current) worker.postMessage({ kind } satisfies LabOrder);
    put(setting, (before) => ({ ...before, phase: kind === "pause" ? "paused" : "running" }));
  };
  return {
    state: stateAt(setting),
    stateAt,
    /** Trains the first seeds of a setting from the start. */
    start: (at: number) => train(at, READY, Math.max(SEEDS, stateAt(at).ended)),
    /** Keeps the runs there are, and trains some seeds more. */
    addSeeds: () => {
      const before = experiment.current?.before ?? stateAt(setting);
      train(setting, before, stateAt(setting).seeds + SEEDS);
    },
    pause: () => tell("pause"),
    goOn: () => tell("go on"),
  };
}
