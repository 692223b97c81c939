import { type CubeView, DEFAULT_VIEW } from "../../components/cube/space/view.ts";
import type { Params } from "../../engine/plan/controls.ts";
import type { Cell, Shape } from "../../engine/plan/shape.ts";
import type { Technique } from "../../engine/plan/technique.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { type CompareScene, FIRST_COMPARE } from "./compareScene.ts";
import type { Level } from "./level.ts";
import { FIRST_TRAINING, type TrainingScene } from "./training.ts";

/** An own file as a link names it: by name, shape and checksum, never by its contents. */
export interface FileIdentity {
  readonly name: string;
  readonly shape: readonly number[];
  readonly checksum: string;
}

export interface TensorScene {
  readonly shape: Shape;
  /** The id of a seeded source or a sample, or "file". */
  readonly source: string;
  readonly seed: number;
  /** All values are multiplied by it; 1 where it is absent. */
  readonly times?: number;
  /** For an own file: which of its axes is which. */
  readonly axes?: string;
  readonly file?: FileIdentity;
}

/**
 * Which values a distribution shows: a source's set of the selected cell ("set", "set1" …), its channel, every channel
 * or every sample separately ("channels", "samples"), or all.
 */
export type Scope = string;

/** How before and after stand in a distribution: apart, in one plot, or as a table. */
export const FORMS = ["apart", "overlay", "table"] as const;
export type Form = (typeof FORMS)[number];

/** What is shown: one technique, or several side by side. */
export type View = "explore" | "compare";

/** Everything that decides the picture and fits in a link. Parameters are wishes: what the shape forbids is fitted, not forgotten. */
export interface Scene {
  readonly view: View;
  readonly level: Level;
  readonly compare: CompareScene;
  readonly technique: string;
  readonly params: Params;
  readonly activations: TensorScene;
  readonly weights: TensorScene;
  readonly pinned: Cell | null;
  readonly scope: Scope;
  readonly form: Form;
  /** What the cube shows and from where it is seen. */
  readonly cube: CubeView;
  /** Whether before and after share one colour scale and one axis. */
  readonly sharedScale: boolean;
  /** Whether the white of the colour scales is the mean of the values rather than zero. */
  readonly centredScale: boolean;
  /** Whether samples are shown as pictures where they can be; null: where the data are pictures. */
  readonly pictures: boolean | null;
  /** The step whose tensor is shown after; null is the output. A technique that has no such step shows its output. */
  readonly step: string | null;
  readonly training: TrainingScene;
}

export const FIRST_SCENE: Scene = {
  view: "explore",
  level: "picture",
  compare: FIRST_COMPARE,
  technique: "bn",
  params: {},
  activations: { shape: [4, 6, 3, 3], source: "scales", seed: 7 },
  weights: { shape: [4, 6, 3, 3], source: "rows", seed: 7 },
  pinned: null,
  scope: "set",
  form: "apart",
  cube: DEFAULT_VIEW,
  sharedScale: false,
  centredScale: false,
  pictures: null,
  step: null,
  training: FIRST_TRAINING,
};

/** The technique of a scene; the first scene's where the id is unknown. */
export function techniqueOf({ technique: id }: Pick<Scene, "technique">): Technique {
  const named = (wanted: string) => TECHNIQUES.find((technique) => technique.id === wanted);
  return (named(id) ?? named(FIRST_SCENE.technique)) as Technique;
}
