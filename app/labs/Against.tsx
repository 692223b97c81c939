import { Scatter } from "../../components/curves/Scatter.tsx";
import { fullNumber, shortNumber } from "../../engine/numbers.ts";
import type { Lab, Score } from "./lab.ts";
import { median, type Run } from "./verdict.ts";

interface AgainstProps {
  readonly lab: Lab;
  readonly against: string;
  readonly runs: readonly Run[];
  readonly score: Score;
}

/** All measurements against what they are compared at. */
export function Against({ lab, against, runs, score }: AgainstProps) {
  if (typeof score !== "object" || !("from" in score)) return null;
  const groups = lab.contestants.map(({ id, name }) => ({
    name,
    points: runs
      .filter(({ contestant }) => contestant === id)
      .flatMap(({ measurements }) => measurements.map(({ value, at = Number.NaN }) => [at, value] as const)),
  }));
  const counted = groups.map(({ name, points }) => {
    const inside = points.filter(([at]) => at >= score.from && at <= score.to);
    return `${name} ${inside.length > 0 ? shortNumber(median(inside.map(([, value]) => value))) : "none yet"}`;
  });
  const between = `${fullNumber(score.from)} to ${fullNumber(score.to)}`;
  return (
    <Scatter
      groups={groups}
      along={`${against} to the right. What is compared lies on the grey part, from ${between}.`}
      between={[score.from, score.to]}
      words={`Medians at ${between}: ${counted.join(", ")}`}
    />
  );
}
