import { beforeEach, expect, test } from "vitest";
import { FIRST_SCENE } from "./scene.ts";
import { createSceneStore, sceneActions } from "./sceneStore.ts";

const { cube } = FIRST_SCENE;
const sceneStore = createSceneStore();
const { setCube, setScene } = sceneActions(sceneStore);

beforeEach(() => setScene(FIRST_SCENE));

test.each([
  ["turning", { ...cube, orientation: { ...cube.orientation, yaw: 1 } }],
  ["zooming", { ...cube, orientation: { ...cube.orientation, zoom: 2 } }],
  ["pulling apart", { ...cube, apart: 0.4 }],
])("%s the cube is a look, which Back does not undo", (_, view) => {
  setCube(view);
  expect(sceneStore.getState()).toMatchObject({ change: "look", scene: { cube: view } });
});

test.each([
  ["faces", { ...cube, faces: "before" as const }],
  ["source", { ...cube, source: 1 }],
])("another choice of the cube's %s is a step that Back undoes", (_, view) => {
  setCube(view);
  expect(sceneStore.getState()).toMatchObject({ change: "choice", scene: { cube: view } });
});
