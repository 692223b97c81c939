import { type ReactNode, useState } from "react";
import { Choice } from "../../components/controls/Choice.tsx";
import { Dialog } from "../../components/controls/Dialog.tsx";
import { FileButton } from "../../components/controls/FileButton.tsx";
import { Hint } from "../../components/controls/Hint.tsx";
import { NoticeList } from "../../components/controls/Notice.tsx";
import { NumberSlider } from "../../components/controls/NumberSlider.tsx";
import { Select } from "../../components/controls/Select.tsx";
import { Shares } from "../../components/controls/Shares.tsx";
import { StepSlider } from "../../components/controls/StepSlider.tsx";
import { Toggle } from "../../components/controls/Toggle.tsx";
import { LONG, nothing } from "../example.ts";
import type { Stories } from "../story.ts";

interface HeldProps<T> {
  readonly first: T;
  children(value: T, set: (value: T) => void): ReactNode;
}

/** A control with the value that it was last given. */
function Held<T>({ first, children }: HeldProps<T>) {
  const [value, set] = useState(first);
  return children(value, set);
}

const HINT = "What it does, in one sentence.";
const OPTIONS = ["channel", "element", "none"].map((value) => ({ value, label: value, hint: HINT }));

function Asking() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <Dialog open={open} title={LONG} onClose={() => setOpen(false)}>
        <p>{LONG}</p>
      </Dialog>
    </>
  );
}

export default {
  "a dialog": () => <Asking />,
  "a number": () => (
    <Held first={0.9}>
      {(value, onChange) => (
        <NumberSlider symbol="ρ" label="share" hint={HINT} min={0} max={1} step={0.01} {...{ value, onChange }} />
      )}
    </Held>
  ),
  "a number on a logarithmic scale": () => (
    <Held first={1e-5}>
      {(value, onChange) => (
        <NumberSlider
          symbol="ε"
          label="epsilon"
          hint={HINT}
          scale="log"
          min={1e-12}
          max={1}
          step={0.1}
          {...{ value, onChange }}
        />
      )}
    </Held>
  ),
  "a number refused": () => (
    <NumberSlider label="N" hint={HINT} min={1} max={8} step={1} value={4} invalid="N is 1 to 8." onChange={nothing} />
  ),
  "a divisor": () => (
    <Held first={2}>
      {(value, onChange) => (
        <StepSlider
          symbol="G"
          label="groups"
          hint={HINT}
          values={[1, 2, 3, 6]}
          note="3 does not divide 8: 2 is used."
          {...{ value, onChange }}
        />
      )}
    </Held>
  ),
  "shares of two": () => (
    <Held first={[0, 1]}>
      {(logits, onChange) => (
        <Shares label="blend" hint={HINT} names={["batch", "instance"]} {...{ logits, onChange }} />
      )}
    </Held>
  ),
  "shares of three, one nothing": () => (
    <Held first={[0, 1, -20]}>
      {(logits, onChange) => (
        <Shares label="blend" hint={HINT} names={["instance", "layer", LONG]} {...{ logits, onChange }} />
      )}
    </Held>
  ),
  "one of a few": () => (
    <Held first="channel">
      {(value, onChange) => (
        <Choice legend="affine parameters" hint={HINT} options={OPTIONS} {...{ value, onChange }} />
      )}
    </Held>
  ),
  "one of a few, small and with long words": () => (
    <Held first={LONG}>
      {(value, onChange) => (
        <Choice
          legend="affine"
          size="small"
          options={[...OPTIONS, { value: LONG, label: LONG }]}
          {...{ value, onChange }}
        />
      )}
    </Held>
  ),
  "one of many": () => (
    <Held first="channel">
      {(value, onChange) => (
        <Select label="Data" hint={HINT} groups={[{ label: "Seeded", options: OPTIONS }]} {...{ value, onChange }} />
      )}
    </Held>
  ),
  "on or off": () => (
    <Held first={true}>
      {(checked, onChange) => <Toggle label="One scale for both" hint={HINT} {...{ checked, onChange }} />}
    </Held>
  ),
  "a file": () => (
    <FileButton label="Choose a file" description="or drop one anywhere." accept=".npy" onFiles={nothing} />
  ),
  "a hint": () => <Hint text={HINT}>biased</Hint>,
  notices: () => (
    <NoticeList
      notices={[
        { id: "1", kind: "info", text: "a note." },
        { id: "2", kind: "warn", text: `a warning of ${LONG}.`, action: { label: "Try again", run: nothing } },
        { id: "3", kind: "error", text: "an error, with the numbers and the remedy." },
      ]}
      onDismiss={nothing}
    />
  ),
} satisfies Stories;
