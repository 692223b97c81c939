import { planOf } from "../../engine/plan.ts";
import { contains } from "../../engine/shape.ts";
import { ownFiles } from "../data/ownFiles.ts";
import { notify } from "../notices.ts";
import { blockSizeFor } from "../scene/blockSize.ts";
import { fitScene } from "../scene/fitted.ts";
import { pointing } from "../scene/pointing.ts";
import { type Scene, techniqueOf } from "../scene/scene.ts";
import { sceneStore } from "../scene/sceneStore.ts";
import type { CompareResult } from "./compareProtocol.ts";
import { compareRequests } from "./compareRequests.ts";
import { compareStore } from "./compareStore.ts";
import type { ComputeResult } from "./protocol.ts";
import { type DetailedResult, type Result, resultStore } from "./resultStore.ts";
import { retirement } from "./retired.ts";
import { arrived, buffersOf } from "./sentTensors.ts";
import { type MakeRequest, supervise } from "./supervisor.ts";
import { requestOf } from "./tensorRequest.ts";

/** What takes long is measured once a large picture has rested for so many milliseconds. */
const RESTS = 400;

/** Watches scene, pointing and own files, has the worker compute what they ask for, and writes the results. */
export function startComputing(): void {
  const retiring = retirement();
  const columns = compareRequests();
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** The scene that ended a worker: pointing alone does not send it again. */
  let guiltyScene: Scene | null = null;

  const put = supervise(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }), {
    done: (result) => ("columns" in result ? writeColumns(result) : write(result)),
    failed: (problem) => tell({ problem, busy: null }),
    busy: (busy) => tell({ busy }),
    slowed: (why) => notify("warn", `the compiled arithmetic did not start: ${why}. Large tensors take longer.`),
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

  function ask(what: "picture" | "details" = "picture"): void {
    clearTimeout(resting);
    try {
      put(requestMaker(what));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      tell({ problem: error.message, busy: null });
    }
  }

  function requestMaker(what: "picture" | "details"): MakeRequest {
    const { scene } = sceneStore.getState();
    if (scene.view === "compare") return columns.request(scene, pointing.getState().cell, what);
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
      details: what === "details" ? ("all" as const) : ("quick" as const),
    };
    return () => {
      const { result } = resultStore.getState();
      const have = result ? keysOf(result) : [];
      return { ...core, blocks: blockSizeFor(shape), have, recycled: retiring.collect() };
    };
  }

  function writeColumns(sent: CompareResult): void {
    const { scene } = sceneStore.getState();
    const { lacks, small } = columns.write(sent);
    if (scene.view !== "compare" || lacks === "nothing") return;
    clearTimeout(resting);
    // A newer scene takes the place of what is asked for here.
    if (lacks !== "measures") ask(lacks);
    else resting = setTimeout(() => put(columns.request(scene, pointing.getState().cell, lacks)), small ? 0 : RESTS);
  }

  function write(sent: ComputeResult): void {
    const { result: held, detailed: heldDetails } = resultStore.getState();
    const before = arrived(sent.before, [held?.before]);
    const after = arrived(sent.after, [held?.after]);
    const step = sent.step && arrived(sent.step, [held?.step]);
    const same = held?.after.key === sent.after.key ? held : null;
    const moments = sent.moments ?? same?.moments;
    if (!before || !after || step === undefined || !moments) {
      ask();
      return;
    }
    const plan = same?.plan ?? planOf(techniqueOf(sent.request), sent.params, sent.shape);
    const tensors = { before, after, step, x: before.values, y: after.values, shown: (step ?? after).values };
    const result: Result = { ...sent, ...tensors, moments, plan };
    const detailed = isDetailed(result) ? result : heldDetails;
    resultStore.setState({ result, detailed, busy: null, problem: null });
    retiring.replace(buffersIn(held, heldDetails), buffersIn(result, detailed));
    if (!result.details) ask("details");
  }

  sceneStore.subscribe((now, then) => now.scene !== then.scene && ask());
  pointing.subscribe(() => sceneStore.getState().scene !== guiltyScene && ask("details"));
  ownFiles.subscribe(() => ask());
  ask();
}

/** The tensors that the page holds. */
function keysOf({ before, after, step }: Result): string[] {
  return [before.key, after.key, ...(step ? [step.key] : [])];
}

function isDetailed(result: Result): result is DetailedResult {
  return result.details !== null;
}

function buffersIn(...results: readonly (Result | null)[]): ArrayBuffer[] {
  return buffersOf(results.flatMap((result) => (result ? [result.before, result.after, result.step] : [])));
}

/** What the worker says beside its results goes to the view that shows them. */
function tell(state: { readonly problem?: string | null; readonly busy: string | null }): void {
  const { view } = sceneStore.getState().scene;
  if (view === "compare") compareStore.setState(state);
  else resultStore.setState(state);
}
