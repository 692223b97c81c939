import type { Brick } from "../space/bricks.ts";
import { type Face, facesOf, facesOfLoose } from "../space/faces.ts";
import type { Projection } from "../space/projection.ts";
import { type Appearance, appearances } from "./appearance.ts";
import type { Model } from "./model.ts";

/** A model as it is seen from one direction: everything that is drawn, in painter's order. */
export interface CubeScene {
  readonly model: Model;
  readonly projection: Projection;
  readonly faces: readonly Face[];
  readonly appearanceOf: (brick: Brick) => Appearance;
}

/** What is drawn of a model. */
export function cubeScene(model: Model, projection: Projection): CubeScene {
  const appearanceOf = appearances(model, projection.toward);
  // What is opaque hides the side that it touches; glass hides only the inner sides of glass that is as clear.
  const hides = (brick: Brick, neighbour: Brick) => {
    const { alpha } = appearanceOf(neighbour);
    return alpha === 1 || Math.abs(alpha - appearanceOf(brick).alpha) < 1e-9;
  };
  const faces = model.wall ? facesOf(model.wall, projection, hides) : facesOfLoose(model.bricks, projection);
  return { model, projection, faces, appearanceOf };
}
