import { isAwaited, ownFiles, seekFile } from "../data/ownFiles.ts";
import { notify } from "../notices.ts";
import type { Scene } from "../scene/scene.ts";
import type { Stage } from "../stage/stage.ts";
import { buffersIn, heldIn, withDetails, withMeasures, withPicture, withPooled } from "./arrival.ts";
import { requestOf } from "./request.ts";
import type { Result } from "./resultStore.ts";
import { retirement } from "./retired.ts";
import { type Heard, supervise } from "./supervisor.ts";

/** When a picture takes longer than this, in milliseconds, the page says that it is older than what is chosen. */
const SLOW = 500;

/** Watches scene, pointing, own files and heatmaps, has the worker compute what they ask for, and writes the results. */
export function startComputing({ sceneStore, pointing, resultStore, heatmapRooms }: Stage): void {
  const retiring = retirement();
  /** The scene that ended a worker: pointing alone does not send it again. */
  let guiltyScene: Scene | null = null;
  let slow: ReturnType<typeof setTimeout> | undefined;

  const worker = supervise(() => new Worker(new URL("../worker/worker.ts", import.meta.url), { type: "module" }), {
    hear,
    slowed: (why) => notify("warn", `the compiled arithmetic did not start: ${why}. Large tensors take longer.`),
    absent: (again) => {
      resultStore.setState({ busy: again ? null : "Starting the part that computes" });
      if (again)
        notify("error", "The part of the page that computes could not be loaded. The picture is the last one.", {
          label: "Try again",
          run: again,
        });
    },
    lost: (why, guilty) => {
      resultStore.setState({ busy: guilty ? null : "Computing" });
      if (guilty) guiltyScene = sceneStore.getState().scene;
      if (!guilty) notify("info", "The worker that computes was lost: a fresh one takes over.");
      else
        notify("warn", `computing this scene stopped: ${why}. The picture before stays.`, {
          label: "Try again",
          run: () => ask(),
        });
    },
  });

  /** @param whole nothing is left out of the answer because the page should have it already */
  function ask(whole = false): void {
    const { scene } = sceneStore.getState();
    const awaited = [scene.activations.file, scene.weights.file].filter(isAwaited);
    if (awaited.length > 0) {
      awaited.forEach(seekFile);
      return;
    }
    try {
      const request = requestOf(scene, pointing.getState().cell);
      clearTimeout(slow);
      slow = setTimeout(() => resultStore.setState(({ busy }) => ({ busy: busy ?? "Computing" })), SLOW);
      worker.ask(() => {
        const { result } = resultStore.getState();
        return { ...request, have: result && !whole ? heldIn(result) : [], recycled: retiring.collect() };
      });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      resultStore.setState({ problem: error.message, busy: null });
    }
  }

  function hear(answer: Heard): void {
    const { result } = resultStore.getState();
    switch (answer.kind) {
      case "picture": {
        clearTimeout(slow);
        const next = withPicture(answer.picture, result);
        if (!next) {
          ask(true);
          return;
        }
        resultStore.setState({ result: next, busy: null, problem: null });
        if (next.key !== result?.key) retiring.replace(buffersIn(result), buffersIn(next));
        return;
      }
      case "busy":
        resultStore.setState({ busy: answer.what });
        return;
      case "failed":
      case "unfinished":
        clearTimeout(slow);
        resultStore.setState({ problem: answer.message, busy: null });
        return;
      case "details":
        add((result) => withDetails(answer.details, result));
        return;
      case "measures":
        add((result) => withMeasures(answer.measures, result));
        return;
      case "pooled":
        add((result) => withPooled(answer.pooled, result));
    }
  }

  function add(more: (result: Result) => Result): void {
    resultStore.setState(({ result }) => ({ result: result && more(result) }));
  }

  sceneStore.subscribe((now, then) => now.scene !== then.scene && ask());
  pointing.subscribe(() => sceneStore.getState().scene !== guiltyScene && ask());
  ownFiles.subscribe(() => ask());
  heatmapRooms.subscribe((rooms) => worker.tell({ kind: "rooms", rooms: Object.values(rooms) }));
  ask();
}
