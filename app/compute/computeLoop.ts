import { planOf } from "../../engine/plan.ts";
import { contains } from "../../engine/shape.ts";
import { fileFor, ownFiles } from "../data/ownFiles.ts";
import { notify } from "../notices.ts";
import { fitScene } from "../scene/fitted.ts";
import { pointing } from "../scene/pointing.ts";
import { type TensorScene, techniqueOf } from "../scene/scene.ts";
import { sceneStore } from "../scene/sceneStore.ts";
import type { ComputeResult, SentTensor, TensorRequest } from "./protocol.ts";
import { type Result, resultStore } from "./resultStore.ts";
import { type MakeRequest, supervise } from "./supervisor.ts";

/** Watches scene, pointing and own files, has the worker compute what they ask for, and writes the results. */
export function startComputing(): void {
  let retired: ArrayBuffer[] = [];
  let unused: ArrayBuffer[] = [];

  const put = supervise(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }), {
    done: write,
    failed: (problem) => resultStore.setState({ problem, busy: null }),
    busy: (busy) => resultStore.setState({ busy }),
    lost: (why, guilty) => {
      resultStore.setState({ busy: null });
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
      resultStore.setState({ problem: error.message, busy: null });
    }
  }

  function requestMaker(): MakeRequest {
    const { scene } = sceneStore.getState();
    const { technique, activations, weights, study, shape, pinned } = fitScene(scene);
    const pointed = pointing.getState().cell;
    const core = {
      technique: technique.id,
      params: scene.params,
      activations: activations && tensorRequest(activations),
      weights: weights && tensorRequest(weights),
      study: study && tensorRequest(study),
      focus: pointed && contains(shape, pointed) ? pointed : pinned,
      scope: scene.scope,
    };
    return () => {
      const recycled = unused;
      unused = [];
      const { result } = resultStore.getState();
      return { ...core, have: result ? [result.before.key, result.after.key] : [], recycled };
    };
  }

  function write(sent: ComputeResult): void {
    const { result: held } = resultStore.getState();
    const x = arrived(sent.before, held?.before, held?.x);
    const y = arrived(sent.after, held?.after, held?.y);
    const same = held?.after.key === sent.after.key ? held : null;
    const moments = sent.moments ?? same?.moments;
    if (!x || !y || !moments) {
      ask();
      return;
    }
    // A buffer may still be painted from until the picture after next.
    unused = [...unused, ...retired].slice(-4);
    retired = held ? [held.x, held.y].filter((old) => old !== x && old !== y).map((old) => old.buffer) : [];
    const plan = same?.plan ?? planOf(techniqueOf(sent.request), sent.params, sent.shape);
    const result: Result = { ...sent, x, y, moments, plan };
    resultStore.setState({ result, busy: null, problem: null });
  }

  sceneStore.subscribe((now, then) => now.scene !== then.scene && ask());
  pointing.subscribe(ask);
  ownFiles.subscribe(ask);
  ask();
}

function arrived(sent: SentTensor, held: SentTensor | undefined, values: Float32Array<ArrayBuffer> | undefined) {
  return sent.values ?? (held?.key === sent.key ? values : undefined);
}

function tensorRequest(tensor: TensorScene): TensorRequest {
  const { shape, source, seed, times, axes } = tensor;
  return { spec: { shape, source, seed, times, axes }, file: tensor.file ? fileFor(tensor.file) : null };
}
