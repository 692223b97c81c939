import { useState } from "react";
import { type Curve, Curves } from "../../components/curves/Curves.tsx";
import { Transport } from "../../components/player/Transport.tsx";
import { LONG } from "../example.ts";
import type { Stories } from "../story.ts";

const STEPS = 100;

const wave = (name: string, kind: Curve["kind"], value: (k: number) => number): Curve => ({
  ...{ name, kind },
  points: Array.from({ length: STEPS + 1 }, (_, k) => [k, value(k)] as const),
});

const CURVES = [
  wave("behind", "behind", (k) => 1 - 0.9 ** k),
  wave("dots", "dots", (k) => 2 + Math.sin(7 * k)),
  wave("followed", "followed", (k) => 2 * (1 - 0.9 ** k)),
];

function Scrubbed({ curves, title = "Running mean" }: { readonly curves: readonly Curve[]; readonly title?: string }) {
  const [at, setAt] = useState(20);
  return (
    <>
      <Transport at={at} last={STEPS} noun="mini-batch" onAt={setAt} />
      <Curves
        {...{ title, curves, at }}
        symbol="μ"
        last={STEPS}
        along="mini-batches seen"
        words="A mean that runs towards 2."
        onAt={setAt}
      />
    </>
  );
}

export default {
  "stepped, played and pressed": () => <Scrubbed curves={CURVES} />,
  "with NaN and infinities": () => (
    <Scrubbed curves={[...CURVES, wave("spoiled", "dots", (k) => (k % 3 ? k / 50 : k % 2 ? NaN : Infinity))]} />
  ),
  "all values equal": () => <Scrubbed curves={[wave("level", "followed", () => 3)]} />,
  "few places, nothing to press": () => (
    <Curves
      title="Spread of the batch mean"
      symbol="μ"
      curves={[
        {
          name: "measured",
          kind: "dots",
          points: [
            [0, 0.34],
            [1, 0.24],
            [2, 0.16],
          ],
        },
      ]}
      last={2}
      along="samples per mini-batch, N"
      tick={(place) => String(2 ** place)}
      words="Spreads of 0.34, 0.24 and 0.16."
    />
  ),
  "long words": () => <Scrubbed curves={CURVES} title={LONG} />,
} satisfies Stories;
