import { type CubeView, DEFAULT_VIEW } from "../../components/cube/space/view.ts";
import { type ColumnScene, type CompareScene, FIRST_COMPARE } from "../scene/compareScene.ts";
import { FIRST_SCENE, type Scene, type TensorScene } from "../scene/scene.ts";

/** A comparison worth a lesson: what stands side by side, on which tensor, the question it asks and the sentence that answers it. */
export interface Preset {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly compare: CompareScene;
  readonly activations: TensorScene;
  readonly pinned: NonNullable<Scene["pinned"]>;
  /** How the cubes stand, where that belongs to the lesson. */
  readonly cube?: CubeView;
}

const column = (technique: string, params: ColumnScene["params"] = {}): ColumnScene => ({ technique, params });
const [BN, LN, IN] = ["bn", "ln", "in"].map((id) => column(id));
const gn = (groups: number) => column("gn", { groups });

interface Change {
  readonly columns: readonly ColumnScene[];
  readonly compare?: Partial<CompareScene>;
  readonly tensor?: Partial<TensorScene>;
  readonly pinned?: Preset["pinned"];
  readonly cube?: CubeView;
}

function preset(id: string, question: string, answer: string, change: Change): Preset {
  const { columns, compare, tensor, pinned, cube } = change;
  return {
    id,
    question,
    answer,
    compare: { ...FIRST_COMPARE, ...compare, columns },
    activations: { ...FIRST_SCENE.activations, ...tensor },
    pinned: pinned ?? [1, 2, 0, 1],
    ...(cube && { cube }),
  };
}

/** All presets, in the order of a course. */
export const PRESETS: readonly Preset[] = [
  preset(
    "figure",
    "Which values share in the paper’s figure?",
    "Batch norm has one set per channel, layer norm one per sample, instance norm one per sample and channel, and group norm (G = 2) two per sample.",
    { columns: [BN, LN, IN, gn(2)], tensor: { shape: [6, 6, 2, 3] }, pinned: [0, 0, 0, 0], cube: DEFAULT_VIEW },
  ),
  preset(
    "batch-of-one",
    "What is batch norm with a batch of one?",
    "With N = 1 batch norm in training is instance norm: the same sets, the same output.",
    { columns: [BN, IN, LN, gn(3)], tensor: { shape: [1, 6, 3, 3] }, pinned: [0, 2, 0, 1] },
  ),
  preset(
    "groups",
    "What lies between layer and instance norm?",
    "With G = 1 group norm is layer norm, with G = C = 6 it is instance norm; G = 2 and G = 3 lie between.",
    { columns: [LN, gn(1), gn(2), gn(3), gn(6), IN] },
  ),
  preset(
    "two-readings",
    "Which layer norm do you mean?",
    "Layer norm of the figure has one set per sample, that of transformers one per sample and position; group norm with G = 1 equals the first and not the second.",
    { columns: [column("ln", { axes: "sample" }), column("ln", { axes: "position" }), gn(1)] },
  ),
  preset(
    "contrast",
    "Who erases contrast?",
    "Every sample is the same picture at another contrast: layer, instance and group norm erase it, because each normalizes a sample by itself; batch norm keeps it.",
    { columns: [BN, LN, IN, gn(3)], tensor: { source: "contrast", shape: [4, 6, 8, 8] }, pinned: [1, 2, 3, 4] },
  ),
  preset(
    "offset",
    "Who feels an offset of one channel?",
    "5 was added to channel 2: batch and instance norm do not change, group norm changes channels 2 and 3, layer norm all six.",
    {
      columns: [BN, IN, gn(3), LN],
      compare: { alteration: { axis: "C", index: 2, scale: 1, offset: 5 } },
    },
  ),
  preset(
    "outlier",
    "Who lets an outlier move the other samples?",
    "One value of sample 0 is 20: only batch norm lets it move the other samples.",
    { columns: [BN, LN, IN, gn(3)], tensor: { source: "outlier" }, pinned: [1, 0, 0, 0] },
  ),
  preset(
    "bin",
    "Where does BIN stand between its parents?",
    "With ρ = 0.5 batch-instance norm lies halfway between batch norm and instance norm, at every value.",
    { columns: [BN, column("bin", { rho: { all: 0.5 } }), IN], tensor: { source: "contrast" } },
  ),
  preset(
    "sn",
    "What does switchable norm average?",
    "Switchable norm averages the means and variances of its parents, not their outputs: at every value its mean is the mean of theirs.",
    { columns: [IN, LN, BN, column("sn")], tensor: { source: "contrast" } },
  ),
];

/** The preset that a scene shows, whatever is selected in it and however it is drawn. */
export function presetOf({ compare, activations }: Scene): Preset | undefined {
  const key = (columns: CompareScene, tensor: TensorScene) =>
    JSON.stringify([columns.columns, columns.alteration, tensor.shape, tensor.source, tensor.seed]);
  return PRESETS.find((each) => key(each.compare, each.activations) === key(compare, activations));
}
