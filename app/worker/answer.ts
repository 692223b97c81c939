import { blockSizeIn, type HeatmapRoom } from "../../components/heatmap/frame.ts";
import type { BlockSize } from "../../components/heatmap/pool.ts";
import type { Moments } from "../../engine/arithmetic/contract.ts";
import { arithmetic } from "../../engine/arithmetic/current.ts";
import { type Shape, sizeOf } from "../../engine/plan/shape.ts";
import type { Answer, Details, Measures, Picture, SentMoments } from "../messages/answer.ts";
import type { SceneRequest } from "../messages/request.ts";
import { buffersOf } from "../messages/sentTensors.ts";
import { type Made, make, type Wanted, wantedBy } from "./columns.ts";
import { detailsOf, isQuick } from "./details.ts";
import { partnerIsMissing } from "./fillTogether.ts";
import { Kept } from "./kept.ts";
import { measure, tasksFor } from "./measures.ts";
import { studyKey, studyOf } from "./study.ts";
import { copyForPage, type KeptTensor, poolBlocks } from "./tensors.ts";
import { trainingKeys, trainingOf } from "./training/training.ts";

/** Says something to the page; the buffers become the page's. */
export type Say = (answer: Answer, buffers?: ArrayBuffer[]) => void;

/** How the answers to one request go on. */
export interface Course {
  /** Waits up to `milliseconds` for messages; ends early when one comes. */
  pause(milliseconds: number): Promise<void>;
  /** Whether a newer request waits: what is left of this one is not wanted any more. */
  isOver(): boolean;
}

/** Up to this many values in all columns, everything but times is measured with the picture. */
const MEASURED_AT_ONCE = 2 ** 14;
/** Above that, columns are measured once the picture has rested for this many milliseconds. */
const RESTS = 400;

const NO_MEASURES: Measures = { facts: {}, times: {}, distances: {} };

/** Answers the page: the picture first, then its details, and once it rests what takes long to measure. */
export class Answerer {
  private readonly kept = new Kept();
  private rooms: readonly HeatmapRoom[] = [];
  /** The tensors of the last picture, by key. */
  private drawn = new Map<string, KeptTensor>();
  private shape: Shape = [0, 0, 0, 0];
  /** The key of what the page was told last of training. */
  private sentTraining: string | undefined;

  private readonly say: Say;

  constructor(say: Say) {
    this.say = say;
  }

  /**
   * Answers one request.
   * @throws RangeError in one sentence, with the numbers and the remedy, where it cannot be computed
   */
  async answer(request: SceneRequest, course: Course): Promise<void> {
    const wanted = wantedBy(request);
    const began = performance.now();
    this.retain(request, wanted);
    this.kept.buffers.give(request.recycled);
    const made = await make(request, wanted, this.kept, (what) => this.say({ kind: "busy", what }));
    const quick = isQuick(
      wanted.columns.map(({ plan }) => plan),
      request.wants,
    );
    const tasks = request.wants.measures ? tasksFor(made, "all") : [];
    const known = new Set(request.have);
    const soon = request.wants.measures && made.columns.length * sizeOf(request.shape) <= MEASURED_AT_ONCE;
    const ready = performance.now();
    const drawn = this.draw(request, wanted, made);
    const copied = performance.now();
    const details = quick ? await this.details(request, wanted, made) : null;
    const took = {
      arithmetic: arithmetic().name,
      alone: partnerIsMissing(),
      ...{ make: ready - began, copy: copied - ready, details: performance.now() - copied },
    };
    const measures = soon ? measure(tasksFor(made, "but times"), known) : NO_MEASURES;
    const picture: Picture = { ...drawn, details, measures, took };
    this.say({ kind: "picture", picture }, buffersIn(picture));
    await course.pause(0);
    if (!quick && !course.isOver()) await this.follow(() => this.details(request, wanted, made));
    if (!soon && tasks.some(({ key }) => !known.has(key))) await course.pause(RESTS);
    while (!course.isOver() && tasks.some(({ key }) => !known.has(key))) {
      this.say({ kind: "measures", measures: measure(tasks, known) });
      await course.pause(0);
    }
    this.say({ kind: "done" });
  }

  /** Sends details after their picture. That they cannot be had is no answer to the request: it has had one. */
  private async follow(details: () => Promise<Details[]>): Promise<void> {
    try {
      this.say({ kind: "details", details: await details() });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.say({ kind: "unfinished", message: error.message });
    }
  }

  /** Learns which heatmaps there are, and gives them the means of their blocks. */
  show(rooms: readonly HeatmapRoom[]): void {
    const before = new Set(this.blocks(this.shape).map(({ h, w }) => `${h}×${w}`));
    this.rooms = rooms;
    const blocks = this.blocks(this.shape).filter(({ h, w }) => !before.has(`${h}×${w}`));
    if (blocks.length === 0) return;
    const means = [...this.drawn].map(([key, tensor]) => {
      return [key, poolBlocks(tensor, this.shape, blocks, this.kept.buffers)] as const;
    });
    const buffers = means.flatMap(([, all]) => all.map((each) => each.means.buffer));
    this.say({ kind: "pooled", pooled: Object.fromEntries(means) }, buffers);
  }

  /** Forgets what the request does not need: first, so that old and new need not fit side by side. */
  private retain(request: SceneRequest, wanted: Wanted): void {
    const { givenKey, inputKey, columns } = wanted;
    const keys = new Set([givenKey, inputKey]);
    for (const { key, shownKey, runningKey } of columns) {
      for (const each of [key, shownKey, runningKey, studyKey(request, key)]) if (each) keys.add(each);
    }
    for (const key of trainingKeys(request, wanted)) keys.add(key);
    this.kept.retain(keys);
    this.drawn = new Map([...this.drawn].filter(([key]) => keys.has(key)));
  }

  private draw(request: SceneRequest, wanted: Wanted, { input, columns, shown }: Made) {
    const { shape, have, view, wants, activations, weights } = request;
    const blocks = this.blocks(shape);
    const draw = (key: string, tensor: KeptTensor) => {
      this.drawn.set(key, tensor);
      return copyForPage(key, tensor, shape, have, blocks, this.kept.buffers);
    };
    this.shape = shape;
    return {
      data: JSON.stringify(
        [activations, weights].map((tensor) => tensor && [tensor.spec.source, tensor.file?.checksum]),
      ),
      ...{ view, show: wants.show, shape, key: pictureKey(request, wanted), dataNotes: input.notes },
      before: draw(wanted.inputKey, input),
      columns: wanted.columns.map(({ key, plan, shownKey, step }, at) => ({
        key,
        technique: plan.technique.id,
        params: plan.params,
        order: plan.axes.order,
        after: draw(shownKey, shown[at]),
        step: step && { id: step.id, title: step.title, symbol: step.symbol, parts: step.parts },
        moments: have.includes(key) ? null : columns[at].moments.map(copyOf),
        warnings: columns[at].warnings,
      })),
    };
  }

  private async details(request: SceneRequest, wanted: Wanted, { input, columns, shown }: Made): Promise<Details[]> {
    const study = await studyOf(request, columns[0], input, this.kept);
    const watched = await trainingOf({ request, wanted, input, column: columns[0], kept: this.kept });
    const training = watched?.key === this.sentTraining ? watched && "held" : watched;
    this.sentTraining = watched?.key;
    return columns.map((column, at) => ({
      ...detailsOf(input, column, shown[at], request.wants),
      study: at === 0 ? study : null,
      training: at === 0 ? training : null,
    }));
  }

  /** The sizes of blocks that heatmaps of this shape show, but for single cells. */
  private blocks(shape: Shape): BlockSize[] {
    const sizes = this.rooms.map((room) => blockSizeIn(room, shape)).filter(({ h, w }) => h * w > 1);
    return sizes.filter(({ h, w }, at) => sizes.findIndex((size) => size.h === h && size.w === w) === at);
  }
}

/** What is given away is not copied on the page's thread: statistics of many sets are as large as tensors. */
function copyOf({ mean, variance }: Moments): SentMoments {
  return { mean: mean.slice(), variance: variance.slice() };
}

/** What of a picture is given to the page. */
function buffersIn({ before, columns }: Picture): ArrayBuffer[] {
  const moments = columns.flatMap((column) => column.moments ?? []).flatMap(({ mean, variance }) => [mean, variance]);
  return [...buffersOf([before, ...columns.map(({ after }) => after)]), ...moments.map(({ buffer }) => buffer)];
}

function pictureKey({ view, wants: { show } }: SceneRequest, { inputKey, columns }: Wanted): string {
  return JSON.stringify([view, show, inputKey, columns.map(({ shownKey }) => shownKey)]);
}
