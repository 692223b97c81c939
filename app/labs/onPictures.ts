import { ConvNet, type ConvNetSpec } from "../../engine/nets/convNet.ts";
import { PICTURE_SIDE } from "../../engine/nets/pictures.ts";
import type { Points } from "../../engine/nets/spiral.ts";
import { Stream } from "../../engine/nets/stream.ts";
import type { Inside } from "./inside.ts";
import type { Training } from "./lab.ts";
import { anyRows } from "./onSpiral.ts";

interface PicturesRun {
  readonly spec: Omit<ConvNetSpec, "side" | "outputs" | "batch" | "optimizer" | "seed">;
  readonly seed: number;
  /** Makes pictures to learn from. */
  readonly pictures: (stream: Stream) => Points;
  measure(net: ConvNet): number;
  inside?(net: ConvNet): Inside;
}

/** A network that learns to tell four kinds of small pictures: Adam, learning rate 0.01, 32 at a time. */
export function onPictures({ spec, seed, pictures, measure, inside }: PicturesRun): Training {
  const net = new ConvNet({
    ...spec,
    ...{ side: PICTURE_SIDE, outputs: 4, batch: 32, optimizer: { kind: "adam", rate: 0.01 }, seed },
  });
  const points = pictures(new Stream(seed, "data"));
  const batches = new Stream(seed, "batches");
  const rows = new Int32Array(32);
  return {
    step() {
      anyRows(rows, batches, points);
      net.step(points, rows);
    },
    measure: () => ({ value: measure(net) }),
    inside: inside && (() => inside(net)),
  };
}
