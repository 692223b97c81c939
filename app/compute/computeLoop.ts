import { planOf } from "../../engine/plan.ts";
import { contains } from "../../engine/shape.ts";
import { ownFiles } from "../data/ownFiles.ts";
import { notify } from "../notices.ts";
import { fitScene } from "../scene/fitted.ts";
import { pointing } from "../scene/pointing.ts";
import { type Scene, techniqueOf } from "../scene/scene.ts";
import { sceneStore } from "../scene/sceneStore.ts";
import type { CompareResult } from "./compareProtocol.ts";
import { compareRequests } from "./compareRequests.ts";
import { compareStore } from "./compareStore.ts";
import type { ComputeResult, SentTensor } from "./protocol.ts";
import { type Result, resultStore } from "./resultStore.ts";
import { type MakeRequest, supervise } from "./supervisor.ts";
import { requestOf } from "./tensorRequest.ts";

/** Watches scene, pointing and own files, has the worker compute what they ask for, and writes the results. */
export function startComputing(): void {
  let retired: ArrayBuffer[] = [];
  let unused: ArrayBuffer[] = [];

  const columns = compareRequests();
  /** The scene that ended a worker: pointing alone does not send it again. */
  let guiltyScene: Scene | null = null;

  const put = supervise(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }), {
    done: (result) => ("columns" in result ? writeColumns(result) : write(result)),
    failed: (problem) => tell({ problem, busy: null }),
    busy: (busy) => tell({ busy }),
    lost: (why, guilty) => {
      tell({ busy: null });
      if (guilty) guiltyScene = sceneStore.getState().scene;
      if (!guilty) notify("info", "the worker that computes was lost: a fresh one has taken over.");
      else
        notify("warn", `computing this scene stopped: ${why}. The picture before stays.`, {
          label: "Try again",
          run: ask,
        });
    },
  });

  function ask(): void {
    try {
      put(requestMaker());
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      tell({ problem: error.message, busy: null });
    }
  }

  function requestMaker(): MakeRequest {
    const { scene } = sceneStore.getState();
    if (scene.view === "compare") return columns.request(scene, pointing.getState().cell, true);
    const { technique, activations, weights, study, shape, pinned } = fitScene(scene);
    const pointed = pointing.getState().cell;
    const core = {
      technique: technique.id,
      params: scene.params,
      activations: activations && requestOf(activations),
      weights: weights && requestOf(weights),
      study: study && requestOf(study),
      focus: pointed && contains(shape, pointed) ? pointed : pinned,
      scope: scene.scope,
      step: scene.step,
    };
    return () => {
      const recycled = unused;
      unused = [];
      const { result } = resultStore.getState();
      return { ...core, have: result ? keysOf(result) : [], recycled };
    };
  }

  function writeColumns(sent: CompareResult): void {
    const { scene } = sceneStore.getState();
    const { whole, measured } = columns.write(sent);
    if (scene.view !== "compare") return;
    // A newer scene takes the place of the measurement while it waits.
    if (!whole) ask();
    else if (!measured) put(columns.request(scene, pointing.getState().cell, false));
  }

  function write(sent: ComputeResult): void {
    const { result: held } = resultStore.getState();
    const x = arrived(sent.before, held?.before, held?.x);
    const y = arrived(sent.after, held?.after, held?.y);
    const shown = sent.step ? arrived(sent.step, held?.step ?? undefined, held?.shown) : y;
    const same = held?.after.key === sent.after.key ? held : null;
    const moments = sent.moments ?? same?.moments;
    if (!x || !y || !shown || !moments) {
      ask();
      return;
    }
    // A buffer may still be painted from until the picture after next.
    unused = [...unused, ...retired].slice(-4);
    const old = held ? [...new Set([held.x, held.y, held.shown])] : [];
    retired = old.filter((values) => values !== x && values !== y && values !== shown).map(({ buffer }) => buffer);
    const plan = same?.plan ?? planOf(techniqueOf(sent.request), sent.params, sent.shape);
    const result: Result = { ...sent, x, y, shown, moments, plan };
    resultStore.setState({ result, busy: null, problem: null });
  }

  sceneStore.subscribe((now, then) => now.scene !== then.scene && ask());
  pointing.subscribe(() => sceneStore.getState().scene !== guiltyScene && ask());
  ownFiles.subscribe(ask);
  ask();
}

/** The tensors that the page holds. */
function keysOf({ before, after, step }: Result): string[] {
  return [before.key, after.key, ...(step ? [step.key] : [])];
}

function arrived(sent: SentTensor, held: SentTensor | undefined, values: Float32Array<ArrayBuffer> | undefined) {
  return sent.values ?? (held?.key === sent.key ? values : undefined);
}

/** What the worker says beside its results goes to the view that shows them. */
function tell(state: { readonly problem?: string | null; readonly busy: string | null }): void {
  const { view } = sceneStore.getState().scene;
  if (view === "compare") compareStore.setState(state);
  else resultStore.setState(state);
}
