import { decodeScene } from "../address/address.ts";
import { startComputing } from "../page/computing.ts";
import { createStage, type Stage } from "../stage/stage.ts";

let made: Stage | null = null;

/** The stage of lessons, with a worker of its own: the scene of the page stays as it was left. Made when it is first asked for. */
export function lessonStage(link: string): Stage {
  if (!made) {
    made = createStage(sceneOf(link));
    startComputing(made);
  }
  return made;
}

/** The scene of a link, at the level at which nothing stands beside the picture. */
export function sceneOf(link: string) {
  return { ...decodeScene(link).scene, level: "picture" as const };
}
