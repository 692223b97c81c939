import { lookFor } from "../components/cube/motion/target.ts";
import { model } from "../components/cube/paint/model.ts";
import { paintCube } from "../components/cube/paint/paint.ts";
import { LIGHT } from "../components/cube/paint/paper.ts";
import { cubeScene } from "../components/cube/paint/scene.ts";
import { frameFor } from "../components/cube/space/frame.ts";
import { CLOSED } from "../components/cube/space/grid.ts";
import { project } from "../components/cube/space/projection.ts";
import { FIGURE } from "../components/cube/space/view.ts";
import { frameOf } from "../components/heatmap/frame.ts";
import { paintHeatmap } from "../components/heatmap/paint.ts";
import { viewOf, WHOLE } from "../components/heatmap/window.ts";
import type { Shape } from "../engine/plan/shape.ts";
import { planFor } from "./cases.ts";
import { normalTensor, ORDINARY } from "./data.ts";
import type { Contestant } from "./measure.ts";

/** Room for a picture as in the product on a screen 1440 pixels wide, in CSS pixels. */
const HEATMAP = 300;
const CUBE = { width: 640, height: 480 };
const SCALE = { white: "zero", centre: 0, reach: 4 } as const;

/** The painting alone of values that are new, without the page around it. */
export function paintings(): Contestant[] {
  return [
    heatmap("heatmap of 65,536 cells", [16, 16, 16, 16]),
    heatmap("heatmap of 1,048,576 cells", [16, 64, 32, 32]),
    cube("cube with 104,448 visible cells", [64, 64, 28, 28]),
  ];
}

function heatmap(name: string, shape: Shape): Contestant {
  const { layout, width, height } = frameOf(shape, HEATMAP, 1, 0);
  const view = viewOf(WHOLE, layout, width, height);
  const context = contextOf(width, height);
  const image = context.createImageData(width, height);
  const values = normalTensor(shape, ORDINARY);
  const run = () => {
    // A new array, as every result is: nothing is known of it.
    paintHeatmap(new Uint32Array(image.data.buffer), view, layout, values.subarray(), SCALE);
    context.putImageData(image, 0, 0);
  };
  return { name, run };
}

function cube(name: string, shape: Shape): Contestant {
  const { width, height } = CUBE;
  const context = contextOf(width, height);
  const cuts = planFor("GN", shape).sources.map(({ sets }) => sets);
  const values = normalTensor(shape, ORDINARY);
  const run = () => {
    const looks = [lookFor("after", cuts, { values, scale: SCALE })];
    const pose = { orientation: FIGURE, apart: 0, blocks: 0, openings: CLOSED, looks, stir: 0 };
    const built = model(shape, pose, null);
    const projection = project(FIGURE, built.size, frameFor(width, height, shape));
    context.clearRect(0, 0, width, height);
    paintCube(context, cubeScene(built, projection), LIGHT);
  };
  return { name, run };
}

function contextOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser gives no canvas.");
  return context;
}
