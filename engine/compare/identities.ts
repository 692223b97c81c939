import { entriesBeside, fitParams, type Params } from "../plan/controls.ts";
import { cut, cutKey } from "../plan/partition.ts";
import { AXES, type Shape } from "../plan/shape.ts";
import { evaluates, type Identity, inTraining, shareOf, type Technique } from "../plan/technique.ts";
import { TECHNIQUES } from "../techniques/index.ts";

/** An identity of a technique at a shape. */
export interface IdentityHere {
  readonly words: string;
  /** Whether the sets are the other technique's now. */
  readonly holds: boolean;
  /** The parameters that make them so; null where none do. */
  readonly params: Params | null;
}

/**
 * What a technique has in common with others at a shape: the declared identities that the sets bear out once their
 * condition is met and the other parameters are as they are.
 * @param params as `fitParams` gives them
 */
export function identitiesAt(technique: Technique, params: Params, shape: Shape): IdentityHere[] {
  const now = setsOf(technique, params, shape);
  return (technique.identities ?? []).flatMap((identity) => {
    const { words, ones = [] } = identity;
    const there = shape.map((length, a) => (ones.includes(AXES[a]) ? 1 : length)) as unknown as Shape;
    const [N, C, H, W] = there;
    const wishes = identity.params?.({ N, C, H, W });
    const fitted = fitParams(technique.controls, { ...inTraining(technique, params), ...wishes }, there);
    const refused = Object.keys(wishes ?? {}).some((name) => fitted.notes[name]);
    if (refused || setsOf(technique, fitted.params, there) !== othersSets(identity, there)) return [];
    return [{ words, holds: now === othersSets(identity, shape), params: wishes ?? null }];
  });
}

function othersSets({ of, as = {} }: Identity, shape: Shape): string {
  const other = TECHNIQUES.find(({ id }) => id === of);
  if (!other) throw new RangeError(`there is no technique "${of}".`);
  return setsOf(other, fitParams(other.controls, as, shape).params, shape);
}

/** Stands for the sets whose statistics take part in the output; running statistics are of no set. */
function setsOf(technique: Technique, params: Params, shape: Shape): string {
  const [N, C, H, W] = shape;
  const lengths = { N, C, H, W };
  const terms = technique.terms?.(params, lengths);
  const tracked = evaluates(technique, params) ? technique.tracked?.(params)?.source : undefined;
  const takesPart = (k: number) =>
    !terms ||
    terms.some(
      (term) =>
        entriesBeside(shareOf(term), shareOf(term), C).some(([part]) => part !== 0) &&
        (term.mean[k] || term.variance?.[k]),
    );
  const cuts = technique
    .sources(params, lengths)
    .flatMap(({ name, partition }, k) =>
      takesPart(k) ? [name === tracked ? "running" : cutKey(cut(shape, partition))] : [],
    );
  return [...new Set(cuts)].sort().join(" ");
}
