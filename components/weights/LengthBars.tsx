import { fullNumber, shortNumber } from "../../engine/numbers.ts";
import "./weights.css";

/** The lengths of one output channel's weights. */
export interface ChannelLengths {
  readonly channel: number;
  /** ‖v‖, and g with its sign. */
  readonly v: number;
  readonly g: number;
}

interface LengthBarsProps {
  readonly lengths: readonly ChannelLengths[];
  readonly selected: number | null;
  /** The length that fills a bar. */
  readonly full: number;
}

/** ‖v‖ and |g| of every output channel as bars on one scale; a bar that would be longer ends in an arrow. */
export function LengthBars({ lengths, selected, full }: LengthBarsProps) {
  return (
    <table className="lengths">
      <thead>
        <tr>
          <td />
          <th scope="col">‖v‖, divided out</th>
          <th scope="col">g = the length of w</th>
        </tr>
      </thead>
      <tbody>
        {lengths.map(({ channel, v, g }) => (
          <tr key={channel} data-selected={channel === selected || undefined}>
            <th scope="row">o={channel}</th>
            <td>
              <Bar length={v} full={full} kind="v" />
            </td>
            <td>
              <Bar length={g} full={full} kind="w" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ length, full, kind }: { length: number; full: number; kind: "v" | "w" }) {
  const part = Math.min(1, Math.abs(length) / full);
  return (
    <span className="lengths-cell" title={fullNumber(length)}>
      <span className="lengths-track">
        <span
          className="lengths-bar"
          data-kind={kind}
          data-over={Math.abs(length) > full || undefined}
          style={{ width: `${100 * part}%` }}
        />
      </span>
      {shortNumber(length)}
    </span>
  );
}
