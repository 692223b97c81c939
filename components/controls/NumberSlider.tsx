import { LabelledControl } from "./LabelledControl.tsx";
import { NumberBox } from "./NumberBox.tsx";
import { Slider } from "./Slider.tsx";
import { positionOf, sliderTrack, valueAt } from "./scale.ts";
import { type NumberProps, useNumberEntry } from "./useNumberEntry.ts";

/** One number by slider and by field. A refused entry is answered in one sentence, and the last good value stays. */
export function NumberSlider({ note, ...props }: NumberProps & { note?: string }) {
  const { symbol, label, hint, value, onChange, onCommit } = props;
  const { box, error, format, forgive } = useNumberEntry(props);
  return (
    <LabelledControl symbol={symbol} label={label} hint={hint} error={error} note={note}>
      {({ control, label: labelledBy, describedBy }) => (
        <>
          <Slider
            id={control}
            {...sliderTrack(props)}
            position={positionOf(value, props)}
            valueText={format(value)}
            describedBy={describedBy}
            onMove={(position) => {
              forgive();
              onChange(valueAt(position, props));
            }}
            onRelease={(position) => onCommit?.(valueAt(position, props))}
          />
          <NumberBox {...box} labelledBy={labelledBy} describedBy={describedBy} />
        </>
      )}
    </LabelledControl>
  );
}
