import { expect, test, vi } from "vitest";
import { momentsOf, planeMoments } from "../../engine/normalize/moments.ts";
import { fitParams } from "../../engine/plan/controls.ts";
import { planOf } from "../../engine/plan/plan.ts";
import { type Shape, sizeOf } from "../../engine/plan/shape.ts";
import { SOURCES } from "../../engine/sources/index.ts";
import { TECHNIQUES } from "../../engine/techniques/index.ts";
import { makeTensor } from "../data/tensorData.ts";
import { fillTogether, type PartnerLike, type PartnerRequest } from "./fillTogether.ts";
import { makeSamples } from "./samples.ts";

const SHAPE: Shape = [5, 6, 4, 7];
const ALL = 0;

/** A second worker that answers in its own time, as the real one does. */
function partner(asked: PartnerRequest[] = []): PartnerLike {
  const worker: PartnerLike = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    postMessage(request) {
      asked.push(request);
      const source = SOURCES.find(({ id }) => id === request.source) as (typeof SOURCES)[number];
      const [N, C, H, W] = request.shape;
      const cells = new Float32Array((N - request.first) * C * H * W);
      const data = makeSamples(source, request.shape, request.seed, request.batch, request.first, cells);
      setTimeout(() => worker.onmessage?.({ data } as MessageEvent));
    },
    terminate() {},
  };
  return worker;
}

const made = (source: string, fill?: Parameters<typeof makeTensor>[3], batch = 0) =>
  makeTensor({ shape: SHAPE, source, seed: 7 }, null, batch, fill);

test.each(SOURCES.flatMap(({ id }) => [0, 1, 7].map((batch) => ({ id, batch }))))(
  "two workers make mini-batch $batch of $id as one does, and measure the same planes",
  async ({ id, batch }) => {
    const one = await made(id, undefined, batch);
    const two = await made(
      id,
      fillTogether(() => partner(), undefined, ALL),
      batch,
    );
    expect(two.data).toEqual(one.data);
    for (const technique of TECHNIQUES.filter(({ tensor, weight }) => tensor === "activations" && !weight)) {
      const plan = planOf(technique, fitParams(technique.controls, {}, SHAPE).params, SHAPE);
      const [ofOne, ofTwo] = [one, two].map(({ data, planes }) => {
        const reading = { x: data, shape: SHAPE, planes };
        planeMoments(reading);
        return momentsOf(plan, reading);
      });
      expect(ofTwo).toEqual(ofOne);
    }
  },
);

test("the second worker is asked for the later half, and not for tensors that are not worth it", async () => {
  const asked: PartnerRequest[] = [];
  await made(
    "scales",
    fillTogether(() => partner(asked), undefined, sizeOf(SHAPE)),
  );
  await made(
    "scales",
    fillTogether(() => partner(asked), undefined, sizeOf(SHAPE) + 1),
  );
  expect(asked).toEqual([{ source: "scales", shape: SHAPE, seed: 7, batch: 0, first: 3 }]);
});

test("where there is no second worker, or it is lost, one makes the whole; a lost one is not asked again", async () => {
  const whole = (await made("normal")).data;
  expect(
    (
      await made(
        "normal",
        fillTogether(() => null, undefined, ALL),
      )
    ).data,
  ).toEqual(whole);
  let started = 0;
  const lost = vi.fn();
  const fill = fillTogether(
    () => {
      started++;
      const worker = partner();
      worker.postMessage = () => void setTimeout(() => worker.onerror?.({ preventDefault() {} } as ErrorEvent));
      return worker;
    },
    lost,
    ALL,
  );
  expect((await made("normal", fill)).data).toEqual(whole);
  expect((await made("normal", fill)).data).toEqual(whole);
  expect(started).toBe(1);
  expect(lost).toHaveBeenCalledOnce();
});
