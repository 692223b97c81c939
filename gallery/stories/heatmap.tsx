import { useCallback, useMemo, useState } from "react";
import { frameOf, type HeatmapRoom } from "../../components/heatmap/frame.ts";
import { Heatmap } from "../../components/heatmap/Heatmap.tsx";
import { pooledFor } from "../../components/heatmap/pool.ts";
import { type HeatmapWindow, WHOLE } from "../../components/heatmap/window.ts";
import { ParameterStrip, type Strip } from "../../components/parameters/ParameterStrip.tsx";
import { stripSideOf } from "../../components/parameters/stripLayout.ts";
import { scaleAbout } from "../../components/valueScale.ts";
import { entriesOf, parametersOf } from "../../engine/explain/parameters.ts";
import { cellInWords } from "../../engine/explain/words.ts";
import type { Cell } from "../../engine/plan/shape.ts";
import { type Example, example, LONG, nothing, shownTensor, spoil } from "../example.ts";
import type { Stories } from "../story.ts";

interface PictureProps {
  readonly of: Example;
  readonly cell?: Cell;
  readonly zoom?: number;
  readonly title?: string;
  readonly brushed?: boolean;
  readonly strips?: readonly Strip[];
}

function Picture({ of: { plan, x }, cell, zoom = 0, title = "Before", brushed, strips = [] }: PictureProps) {
  const [window, setWindow] = useState<HeatmapWindow>({ ...WHOLE, zoom });
  const [brush] = useState({ values: x, range: { low: 0, high: 10 } });
  const { tensor } = plan.technique;
  const [room, setRoom] = useState<HeatmapRoom | null>(null);
  const noteRoom = useCallback((_: string, its: HeatmapRoom | null) => setRoom(its), []);
  const pooled = useMemo(() => {
    return room ? [pooledFor(frameOf(plan.shape, room.width, room.ratio, room.zoom).layout, x)] : [];
  }, [room, plan, x]);
  const on = (side: string): Parameters<typeof Heatmap>[0]["below"] => {
    const own = strips.filter(({ blocks }) => stripSideOf(blocks) === side);
    if (own.length === 0) return undefined;
    return (frame, view, em) =>
      own.map((strip) => <ParameterStrip key={strip.name} {...strip} {...{ frame, view, em }} />);
  };
  return (
    <Heatmap
      title={title}
      symbol="x"
      {...shownTensor(x)}
      shape={plan.shape}
      axes={tensor === "weights" ? { N: "o", C: "i" } : { N: "n", C: "c" }}
      sources={plan.sources.map(({ sets }) => sets)}
      sourceNames={plan.sources.map(({ name }) => name)}
      selected={cell ?? null}
      pinned={cell ?? null}
      pooled={pooled}
      onRoom={noteRoom}
      brush={brushed ? brush : null}
      below={on("below")}
      beside={on("beside")}
      window={window}
      onPoint={nothing}
      onPin={nothing}
      onWindow={setWindow}
      describe={(pointed) => cellInWords({ tensor }, pointed)}
    />
  );
}

/** The learned parameters of a technique, one entry of each changed. */
function stripsOf({ plan, moments }: Example): Strip[] {
  return parametersOf(plan).flatMap((parameter) => {
    const values = entriesOf(plan, moments, parameter);
    if (!parameter.cut || !values) return [];
    const { name, symbol, label, cut } = parameter;
    const describe = (entry: number) => `entry ${entry}`;
    const scale = scaleAbout("start", parameter.start ?? 0, values);
    return [{ name, symbol, words: label, blocks: cut.blocks, values, scale, changed: [1], selected: 2, describe }];
  });
}

function Parameters({ id }: { id: string }) {
  const [of] = useState(() => example(id, { params: { gamma: { all: 1, at: { 1: 2 } }, affine: "channel" } }));
  return <Picture of={of} strips={stripsOf(of)} cell={[1, 2, 0, 0]} />;
}

export default {
  "two hundred cells": () => <Picture of={example("gn")} />,
  "the selected cell's set": () => <Picture of={example("gn")} cell={[1, 2, 0, 1]} />,
  "sets of three sources": () => <Picture of={example("sn")} cell={[1, 2, 0, 1]} />,
  "brushed values": () => <Picture of={example("bn")} brushed />,
  "NaN and infinities": () => <Picture of={example("bn", { change: spoil })} />,
  "sets of one cell": () => <Picture of={example("in", { shape: [4, 6, 1, 1] })} cell={[0, 0, 0, 0]} />,
  "one cell": () => <Picture of={example("in", { shape: [1, 1, 1, 1] })} cell={[0, 0, 0, 0]} />,
  "all values equal": () => <Picture of={example("bn", { change: (x) => x.fill(3) })} />,
  "a thousand cells": () => <Picture of={example("gn", { shape: [4, 8, 6, 6] })} />,
  "a million cells": () => <Picture of={example("bn", { shape: [16, 64, 32, 32] })} />,
  "a million cells, zoomed": () => <Picture of={example("bn", { shape: [16, 64, 32, 32] })} zoom={3} />,
  weights: () => <Picture of={example("wn")} cell={[1, 2, 0, 0]} />,
  "learned parameters": () => <Parameters id="bn" />,
  "learned parameters of weights": () => <Parameters id="wn" />,
  "long words": () => <Picture of={example("gn")} title={LONG} />,
} satisfies Stories;
