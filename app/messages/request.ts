import type { HeatmapRoom } from "../../components/heatmap/frame.ts";
import type { Alteration } from "../../engine/compare/alter.ts";
import type { Params } from "../../engine/plan/controls.ts";
import type { Cell, Shape } from "../../engine/plan/shape.ts";
import type { Upstream } from "../../engine/train/upstream.ts";
import type { OwnFile, TensorSpec } from "../data/supply.ts";
import type { Scope, View } from "../scene/scene.ts";
import type { TrainingTopic } from "../scene/training.ts";

/** A tensor to be made: what it is, and the own file it is read from, if it is. */
export interface TensorRequest {
  readonly spec: TensorSpec;
  readonly file: OwnFile | null;
}

/** One technique, with the parameters that act on the request's tensors. */
export interface ColumnRequest {
  readonly technique: string;
  readonly params: Params;
}

/** What every column shows: its output, a step on the way there, a difference, or the gradient of the selected cell's output. */
export type Shown =
  | { readonly of: "output" | "from-x" | "gradient" }
  | { readonly of: "step"; readonly id: string }
  | { readonly of: "from-column"; readonly reference: number };

/** What of training is watched, and of which value, devices and weights. */
export interface TrainingWish {
  readonly topic: TrainingTopic;
  /** The pinned cell. */
  readonly cell: Cell | null;
  /** The samples of each device: a wish. */
  readonly parts: readonly number[];
  /** What is asked of y, and what the mean of a channel should be where that is asked. */
  readonly upstream: Upstream;
  readonly target: number;
  /** The weights of a convolution before the technique, whatever their input channels. */
  readonly weights: TensorRequest;
}

/** What is asked for beside the picture itself. */
export interface Wants {
  readonly show: Shown;
  /** The cell whose distributions, and whose gradient, are asked for. */
  readonly focus: Cell | null;
  readonly scope: Scope;
  /** Activations that the first column's weights are tried on. */
  readonly study: TensorRequest | null;
  /** What of training is watched. */
  readonly training: TrainingWish | null;
  /** Whether the columns are measured, and held against each other, once the picture rests. */
  readonly measures: boolean;
}

/** Everything a worker needs to compute a scene: it remembers nothing that it could not make again. */
export interface SceneRequest {
  readonly kind: "scene";
  readonly view: View;
  /** The tensors: with both, the columns normalize a convolution's output. */
  readonly activations: TensorRequest | null;
  readonly weights: TensorRequest | null;
  readonly alteration: Alteration | null;
  /** Shape of the tensor that all columns normalize. */
  readonly shape: Shape;
  /** One or more. */
  readonly columns: readonly ColumnRequest[];
  readonly wants: Wants;
  /** Keys of the tensors, columns and measurements that the page holds and that need not be sent again. */
  readonly have: readonly string[];
  /** Buffers the page no longer draws from, to be used again. */
  readonly recycled: readonly ArrayBuffer[];
}

/** The heatmaps that are on the page: tensors come with the means of the blocks of cells that share a pixel there. */
export interface RoomsRequest {
  readonly kind: "rooms";
  readonly rooms: readonly HeatmapRoom[];
}

export type WorkerRequest = SceneRequest | RoomsRequest;
