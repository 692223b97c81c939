import type { Cell } from "../../engine/plan/shape.ts";
import { fileFor } from "../data/ownFiles.ts";
import type { SceneRequest, Shown, TensorRequest } from "../messages/request.ts";
import { fitScene, selectedCell } from "../scene/fitted.ts";
import type { Scene, TensorScene } from "../scene/scene.ts";

/**
 * What the worker is asked for, but for what the page holds when it is sent.
 * @throws RangeError where the scene cannot be computed, with the remedy
 */
export function requestOf(scene: Scene, pointed: Cell | null): Omit<SceneRequest, "have" | "recycled"> {
  const { columns, activations, weights, study, alteration, shape, pinned } = fitScene(scene);
  const compares = scene.view === "compare";
  const { topic, parts, upstream, target } = scene.training;
  return {
    kind: "scene",
    view: scene.view,
    activations: activations && tensorRequest(activations),
    weights: weights && tensorRequest(weights),
    ...{ alteration, shape },
    columns: columns.map(({ technique, params }) => ({ technique: technique.id, params })),
    wants: {
      show: shownBy(scene),
      focus: selectedCell(shape, pointed, pinned),
      scope: compares ? scene.compare.scope : scene.scope,
      study: study && tensorRequest(study),
      training:
        topic && scene.view === "explore" && scene.level === "everything"
          ? { topic, parts, upstream, target, cell: pinned, weights: tensorRequest(scene.weights) }
          : null,
      measures: compares,
    },
  };
}

function shownBy({ view, step, compare: { show, reference } }: Scene): Shown {
  if (view === "explore") return step ? { of: "step", id: step } : { of: "output" };
  if (show === "from-column") return { of: show, reference };
  return { of: show === "sets" ? "output" : show };
}

/** A tensor of the scene as the worker is asked for it: with the own file it is read from, if it is. */
function tensorRequest({ shape, source, seed, times, axes, file }: TensorScene): TensorRequest {
  return { spec: { shape, source, seed, times, axes }, file: file ? fileFor(file) : null };
}
