import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "../messages/answer.ts";
import type { WorkerRequest } from "../messages/request.ts";
import { startComputing } from "../page/computing.ts";
import { FIRST_SCENE, type Scene } from "../scene/scene.ts";
import { Answerer } from "../worker/answer.ts";
import { createStage } from "./stage.ts";
import { StageContext, useScene } from "./useStage.ts";

/** A worker that runs in this thread. */
class LocalWorker {
  onmessage: ((event: { data: Answer }) => void) | null = null;
  readonly answerer = new Answerer((data) => this.say(data));

  constructor() {
    this.say({ kind: "ready" });
  }

  async postMessage(request: WorkerRequest): Promise<void> {
    if (request.kind === "rooms") return this.answerer.show(request.rooms);
    this.say({ kind: "taken" });
    await this.answerer.answer(request, { pause: async () => {}, isOver: () => false });
  }

  terminate(): void {}

  private say(data: Answer): void {
    queueMicrotask(() => this.onmessage?.({ data }));
  }
}

beforeEach(() => {
  vi.stubGlobal("Worker", LocalWorker);
});

const Name = () => useScene(({ technique }) => technique);

const sceneOf = (technique: string): Scene => ({ ...FIRST_SCENE, technique });

test("stages beside each other have a scene, a pointer and results of their own", async () => {
  const [bn, ln] = ["bn", "ln"].map((technique) => createStage(sceneOf(technique)));
  startComputing(bn);
  startComputing(ln);
  const shown = ({ resultStore }: typeof bn) => resultStore.getState().result?.columns[0];
  await vi.waitFor(() => expect([bn, ln].map((stage) => shown(stage)?.plan.technique.id)).toEqual(["bn", "ln"]));
  const before = shown(ln);
  bn.point([3, 5, 2, 2]);
  bn.setTechnique("in");
  await vi.waitFor(() => expect(shown(bn)?.plan.technique.id).toBe("in"));
  await vi.waitFor(() => expect(bn.resultStore.getState().result?.details[0]?.focus).toEqual([3, 5, 2, 2]));
  expect(shown(ln)).toBe(before);
});

test("a view shows the scene of the stage that it stands on, as often as it is mounted", () => {
  const views = ["bn", "gn", "ln"].map((technique) => (
    <StageContext key={technique} value={createStage(sceneOf(technique))}>
      <Name />
    </StageContext>
  ));
  expect(renderToStaticMarkup(views)).toBe("bngnln");
  expect(() => renderToStaticMarkup(<Name />)).toThrow("a view stands on no stage");
});
