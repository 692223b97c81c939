import type { Shape } from "../engine/shape.ts";
import { type Ratio, ratios } from "./measure.ts";
import { openKernel, ours } from "./ours.ts";

export interface Measured {
  readonly shape: Shape;
  /** Milliseconds of one copy. */
  readonly copy: number;
  readonly ratios: readonly Ratio[];
}

declare global {
  interface Window {
    measure(shapes: readonly Shape[], rounds: number, peers: boolean): Promise<Measured[]>;
    say(text: string): void;
  }
}

window.measure = async (shapes, rounds, withPeers) => {
  const kernel = await openKernel();
  const peers = withPeers ? await (await import("./peers.ts")).openPeers(window.say) : [];
  const measured: Measured[] = [];
  for (const shape of shapes) {
    const mine = ours(kernel, shape);
    const theirs = [];
    for (const peer of peers) {
      try {
        theirs.push(await peer(shape));
      } catch (error) {
        window.say(`a peer does not run at ${shape.join("×")}: ${error}`);
      }
    }
    const contestants = [...mine.contestants, ...theirs.flatMap((their) => their.contestants)];
    const found = await ratios(mine.copy, contestants, rounds);
    measured.push({ shape, ...found });
    window.say(`measured ${shape.join("×")}`);
    mine.close();
    for (const their of theirs) their.close();
  }
  return measured;
};
document.title = "ready";
