import { create } from "zustand";
import type { CubeView } from "../../components/cube/space/view.ts";
import { AXIS_LETTERS } from "../../engine/explain/words.ts";
import { count } from "../../engine/numbers.ts";
import type { Params, ParamValue } from "../../engine/plan/controls.ts";
import { AXES, type Axis, type Cell, MAX_CELLS, type Shape, sizeOf } from "../../engine/plan/shape.ts";
import type { TensorKind } from "../../engine/plan/technique.ts";
import { type CompareScene, comparedTensor } from "./compareScene.ts";
import { keptLevel, type Level } from "./level.ts";
import { FIRST_SCENE, type Form, type Scene, type TensorScene, techniqueOf, type View } from "./scene.ts";
import type { TrainingScene } from "./training.ts";

/**
 * How a change stands in the history: a choice is a step that Back undoes; a drag is one step from its beginning to the
 * choice that ends it; what is only looked at (pinning, turning, the step shown) moves the present step.
 */
export type ChangeKind = "choice" | "drag" | "look";

export interface SceneState {
  readonly scene: Scene;
  readonly change: ChangeKind;
}

/** The scene: the only state that decides the picture. Changed by its actions and by the address, nothing else. */
export function createSceneStore(first: Scene = FIRST_SCENE) {
  return create<SceneState>(() => ({ scene: first, change: "choice" }));
}

export type SceneStore = ReturnType<typeof createSceneStore>;

/** What can be done to a scene. */
export function sceneActions(sceneStore: SceneStore) {
  /** Replaces the whole scene, as opening a link does. */
  function setScene(scene: Scene): void {
    sceneStore.setState({ scene, change: "choice" });
  }

  function change(part: Partial<Scene>, kind: ChangeKind): void {
    sceneStore.setState(({ scene }) => ({ scene: { ...scene, ...part }, change: kind }));
  }

  function setView(view: View): void {
    change({ view }, "choice");
  }

  /** Shows more or less of the page, now and when this device comes back. */
  function setLevel(level: Level): void {
    keptLevel.choose(level);
    change({ level }, "look");
  }

  /** Changes what is compared, and with it, where a lesson needs it, the tensor and the cell. */
  function setCompare(
    part: Partial<CompareScene>,
    kind: ChangeKind = "choice",
    rest: Partial<Pick<Scene, TensorKind | "pinned" | "cube">> = {},
  ): void {
    const { scene } = sceneStore.getState();
    change({ ...rest, compare: { ...scene.compare, ...part } }, kind);
  }

  function setTechnique(technique: string): void {
    change({ technique }, "choice");
  }

  /** Sets a parameter's wish. */
  function setParam(name: string, value: ParamValue, kind: ChangeKind): void {
    const { scene } = sceneStore.getState();
    change({ params: { ...scene.params, [name]: value } }, kind);
  }

  /** Sets the wishes for several parameters at once. */
  function setParams(params: Params): void {
    const { scene } = sceneStore.getState();
    change({ params: { ...scene.params, ...params } }, "choice");
  }

  /** Forgets the wishes for these parameters: their defaults hold again. */
  function resetParams(names: readonly string[]): void {
    const { scene } = sceneStore.getState();
    const kept = Object.entries(scene.params).filter(([name]) => !names.includes(name));
    change({ params: Object.fromEntries(kept) }, "choice");
  }

  /** Replaces a tensor's data, and with it whatever belongs to them. */
  function setTensor(kind: TensorKind, tensor: TensorScene): void {
    change({ [kind]: tensor }, "choice");
  }

  function setSeed(kind: TensorKind, seed: number, how: ChangeKind): void {
    const { scene } = sceneStore.getState();
    change({ [kind]: { ...scene[kind], seed } }, how);
  }

  /** Multiplies all values of a tensor. */
  function setTimes(kind: TensorKind, times: number, how: ChangeKind): void {
    const { times: _, ...tensor } = sceneStore.getState().scene[kind];
    change({ [kind]: times === 1 ? tensor : { ...tensor, times } }, how);
  }

  /**
   * Sets the length of one axis.
   * @returns why it was refused, with the numbers and the remedy; null when it was taken
   */
  function setLength(kind: TensorKind, axis: Axis, length: number): string | null {
    const { scene } = sceneStore.getState();
    const shape = scene[kind].shape.map((old, a) => (AXES[a] === axis ? length : old)) as unknown as Shape;
    const refusal = refusalOf(kind, axis, shape);
    if (!refusal) change({ [kind]: { ...scene[kind], shape } }, "choice");
    return refusal;
  }

  /** Pins a cell, or lets go with null. */
  function pin(cell: Cell | null): void {
    change({ pinned: cell }, "look");
  }

  /** Shows a step's tensor instead of the output, or the output again with null. */
  function setStep(step: string | null): void {
    change({ step }, "look");
  }

  /** Changes what of training is watched. */
  function setTraining(part: Partial<TrainingScene>, kind: ChangeKind = "choice"): void {
    const { scene } = sceneStore.getState();
    change({ training: { ...scene.training, ...part } }, kind);
  }

  function setScope(scope: string): void {
    change({ scope }, "choice");
  }

  function setForm(form: Form): void {
    change({ form }, "choice");
  }

  /** Sets the view of the cube; turning and pulling apart are drags, the rest are choices. */
  function setCube(cube: CubeView): void {
    const { orientation, apart } = sceneStore.getState().scene.cube;
    change({ cube }, cube.orientation !== orientation || cube.apart !== apart ? "look" : "choice");
  }

  function setSharedScale(sharedScale: boolean): void {
    change({ sharedScale }, "choice");
  }

  /** Shows samples as pictures, or every value on the scale of values. */
  function setPictures(pictures: boolean): void {
    change({ pictures }, "choice");
  }

  function setCentredScale(centredScale: boolean): void {
    change({ centredScale }, "choice");
  }

  return {
    setScene,
    setView,
    setLevel,
    setCompare,
    setTechnique,
    setParam,
    setParams,
    resetParams,
    setTensor,
    setSeed,
    setTimes,
    setLength,
    pin,
    setStep,
    setTraining,
    setScope,
    setForm,
    setCube,
    setSharedScale,
    setCentredScale,
    setPictures,
  };
}

/** Why a tensor of this shape is not made, or null. */
function refusalOf(kind: TensorKind, axis: Axis, shape: Shape): string | null {
  const cells = sizeOf(shape);
  if (cells <= MAX_CELLS) return null;
  const most = Math.floor(MAX_CELLS / (cells / shape[AXES.indexOf(axis)]));
  const letter = AXIS_LETTERS[kind][axis];
  return `${shape.join(" × ")} is ${count(cells)} values, at most ${count(MAX_CELLS)}: with the other lengths ${letter} can be ${most} at most.`;
}

/** The tensor that is shown: the one that the current technique, or the columns beside each other, normalize. */
export function currentTensor(scene: Scene): TensorKind {
  return scene.view === "compare" ? comparedTensor(scene.compare) : techniqueOf(scene).tensor;
}
