import { shortNumber } from "../../engine/numbers.ts";
import type { Shares } from "./inside.ts";

interface SharesPictureProps {
  readonly name: string;
  readonly shares: Shares;
}

/** A bar from 0 to 1 for each channel. */
export function SharesPicture({ name, shares: { symbol, values } }: SharesPictureProps) {
  const step = 100 / values.length;
  return (
    <figure className="lab-field">
      <div className="lab-field-picture">
        <svg
          viewBox="0 0 100 100"
          role="img"
          aria-label={`${name}: ${symbol} by channel is ${values.map(shortNumber).join(", ")}`}
        >
          <path className="lab-share-ends" d="M0 0.5H100M0 99.5H100" />
          {values.map((value, c) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its channel, in order.
              key={c}
              className="lab-share"
              x={(c + 0.15) * step}
              width={0.7 * step}
              y={99.5 - Math.max(1, 99 * value)}
              height={Math.max(1, 99 * value)}
            />
          ))}
        </svg>
      </div>
      <figcaption>{name}</figcaption>
    </figure>
  );
}
