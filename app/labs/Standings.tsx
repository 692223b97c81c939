import type { Score } from "./lab.ts";
import { countedIn, rangeText, scoreText } from "./labWords.ts";
import { compare, type Standing } from "./verdict.ts";

interface VerdictProps {
  readonly places: readonly Standing[];
  readonly seeds: number;
  nameOf(contestant: string): string;
}

/** Neighbours in the order of their medians, as far as the seeds tell them apart. */
export function Verdict({ places, seeds, nameOf }: VerdictProps) {
  const pairs = places.slice(1).map((place, i) => ({
    ...{ better: nameOf(places[i].contestant), worse: nameOf(place.contestant) },
    even: places[i].median === place.median,
    ...compare(places[i], place),
  }));
  return (
    <ul className="lab-pairs">
      {pairs.map(({ better, worse, even, says, agree }) => (
        <li key={worse}>
          {says === "apart" && (
            <>
              <strong>
                {better} before {worse}:
              </strong>{" "}
              {agree} of {seeds} seeds agree.
            </>
          )}
          {says === "equal" && (
            <>
              {better} and {worse}: <strong>equal on every seed.</strong>
            </>
          )}
          {says === "not decided" && (
            <>
              {better} and {worse}: <strong>not decided.</strong>{" "}
              {even ? "Their medians are equal: add seeds." : `${agree} of ${seeds} seeds order them so: add seeds.`}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface StandingsTableProps {
  readonly score: Score;
  readonly places: readonly Standing[];
  nameOf(contestant: string): string;
}

/** What every contestant comes to over all its seeds. */
export function StandingsTable({ score, places, nameOf }: StandingsTableProps) {
  return (
    <table className="lab-table">
      <thead>
        <tr>
          <th scope="col">{countedIn(score)}</th>
          <th scope="col">median</th>
          <th scope="col">range</th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ contestant, median, low, high }) => (
          <tr key={contestant}>
            <th scope="row">{nameOf(contestant)}</th>
            <td>{scoreText(median)}</td>
            <td>{rangeText(low, high)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
