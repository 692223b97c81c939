import { scaleAndShift } from "../arithmetic/scaleAndShift.ts";
import { inverseOf } from "../normalize/divisor.ts";
import { inverseSlopeOf } from "../normalize/divisorSlope.ts";
import { type Entries, expand, fitParams, type Params, type ParamValue } from "../plan/controls.ts";
import { type Sets, setOf, sizeOfSet } from "../plan/partition.ts";
import { type JointPlaces, jointPlaces, type Plan, planOf, sharesIn } from "../plan/plan.ts";
import { cellAt, type Shape, sizeOf, type Values } from "../plan/shape.ts";
import type { Technique, Term } from "../plan/technique.ts";

/** Where every cell belongs, once and for all: the sets of the sources, the joint sets and the affine entries. */
interface Places extends JointPlaces {
  readonly ofSource: readonly Int32Array[];
  readonly ofJoint: Int32Array;
  readonly ofAffine: Int32Array;
  /** How many cells each set of a source has. */
  readonly sizes: readonly Float64Array[];
}

/** A control of a blend that is learned: one value per channel, or logits. */
export interface LearnedBlend {
  readonly name: string;
  readonly kind: "entries" | "shares";
  readonly values: Float64Array;
  readonly gradient: Float64Array;
  /** Where values are clipped after each step; null where they may take any. */
  readonly bounds: readonly [least: number, most: number] | null;
}

/** What a term makes of the moments in every joint set. */
interface TermRoom {
  readonly share: Float64Array;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly inverse: Float64Array;
  readonly gradient: Float64Array;
  /** The gradients of its mean and its variance. */
  readonly ofMean: Float64Array;
  readonly ofVariance: Float64Array;
}

/**
 * A technique as a layer of a network that is trained: it computes what the engine's core does, from the same declaration,
 * but holds plan, moments and room over the steps, because a step of a small network takes less time than a plan.
 * Shapes are fixed. For small tensors of float32 or float64.
 * @throws RangeError where the technique measures or ends in a way that a held layer does not (an elementwise stage, or
 * variances that are not divided by m), or acts on weights
 */
export class NormLayer {
  readonly plan: Plan;
  /** γ and β, one entry per affine set: changed in place by an optimizer. */
  readonly scale: Float64Array;
  readonly shift: Float64Array;
  readonly scaleGradient: Float64Array;
  readonly shiftGradient: Float64Array;
  /** Per source and set; of running sources the running ones. */
  readonly mean: readonly Float64Array[];
  readonly variance: readonly Float64Array[];
  /** Its own controls that are learned, such as ρ: changed in place by an optimizer, and bounded as the control is. */
  readonly blend: readonly LearnedBlend[];
  private readonly places: Places;
  private readonly terms: readonly TermRoom[];
  private readonly toMean: readonly Float64Array[];
  private readonly toVariance: readonly Float64Array[];
  private readonly normalized: Float64Array;
  private readonly jointGradient: Float64Array;
  private x: Values = new Float32Array(0);
  /** The parameters and the terms of the last forward. */
  private params: Params;
  private now: readonly Term[];

  constructor(technique: Technique, wishes: Params, shape: Shape) {
    const plan = planOf(technique, fitParams(technique.controls, wishes, shape).params, shape);
    const odd = plan.sources.some(({ square = "mean", planes }) => square !== "mean" || planes);
    if (technique.tensor === "weights" || technique.weight || plan.stage || odd)
      throw new RangeError(
        `${technique.name} cannot stand between the layers of a network here: choose another technique.`,
      );
    this.plan = plan;
    [this.params, this.now] = [plan.params, plan.terms];
    this.blend = learnedBlends(plan);
    this.places = placesOf(plan);
    const { scale, shift } = scaleAndShift(plan);
    this.scale = scale;
    this.shift = shift;
    this.scaleGradient = new Float64Array(this.scale.length);
    this.shiftGradient = new Float64Array(this.shift.length);
    const perSet = () => plan.sources.map(({ sets }) => new Float64Array(sets.count));
    [this.mean, this.variance, this.toMean, this.toVariance] = [perSet(), perSet(), perSet(), perSet()];
    const perJoint = () => new Float64Array(plan.joint.count);
    this.terms = plan.terms.map((term) => ({
      share: sharesIn(plan, term, this.places),
      mean: perJoint(),
      variance: perJoint(),
      inverse: perJoint(),
      gradient: perJoint(),
      ofMean: perJoint(),
      ofVariance: perJoint(),
    }));
    this.jointGradient = perJoint();
    this.normalized = new Float64Array(sizeOf(shape));
  }

  /** Takes the parameters, the terms and their shares from what the blend has learned by now. */
  private readBlend(): void {
    const { blend, plan, places, terms } = this;
    if (blend.length === 0) return;
    const own = blend.map(({ name, kind, values }): [string, ParamValue] => {
      if (kind === "shares") return [name, [...values]];
      return [name, { all: values[0], at: Object.fromEntries(values.entries()) }];
    });
    const [N, C, H, W] = plan.shape;
    this.params = { ...plan.params, ...Object.fromEntries(own) };
    this.now = plan.technique.terms?.(this.params, { N, C, H, W }) ?? plan.terms;
    this.now.forEach((term, t) => {
      terms[t].share.set(sharesIn(plan, term, places));
    });
  }

  /** y = γ x̂ + β. What is needed for the gradients is held until the next call; x must not change before. */
  forward(x: Values, y: Values): void {
    this.x = x;
    this.measure(x);
    this.readBlend();
    this.place();
    const { places, normalized, scale, shift, terms } = this;
    const { ofJoint, ofAffine } = places;
    for (let i = 0; i < x.length; i++) {
      const j = ofJoint[i];
      let sum = 0;
      for (let t = 0; t < terms.length; t++) {
        sum += terms[t].share[j] * (x[i] - terms[t].mean[j]) * terms[t].inverse[j];
      }
      normalized[i] = sum;
      y[i] = scale[ofAffine[i]] * sum + shift[ofAffine[i]];
    }
  }

  /** dx of the last forward, and the gradients of γ and β. */
  backward(dy: Values, dx: Values): void {
    const { plan, places, normalized, scale, scaleGradient, shiftGradient, terms, toMean, toVariance, x } = this;
    const { ofJoint, ofAffine, set } = places;
    const { joint, sources } = plan;
    for (const sums of [scaleGradient, shiftGradient, ...toMean, ...toVariance]) sums.fill(0);
    const total = this.jointGradient.fill(0);
    for (const { gradient } of terms) gradient.fill(0);
    for (let i = 0; i < dy.length; i++) {
      const [a, j] = [ofAffine[i], ofJoint[i]];
      scaleGradient[a] += dy[i] * normalized[i];
      shiftGradient[a] += dy[i];
      const g = dy[i] * scale[a];
      total[j] += g;
      for (const term of terms) term.gradient[j] += g * (x[i] - term.mean[j]);
    }
    this.now.forEach((term, t) => {
      const { share, inverse, variance, gradient, ofMean, ofVariance } = terms[t];
      for (let j = 0; j < joint.count; j++) {
        ofMean[j] = -share[j] * inverse[j] * total[j];
        ofVariance[j] = term.variance ? share[j] * inverseSlopeOf(plan, variance[j]) * gradient[j] : 0;
        for (let k = 0; k < sources.length; k++) {
          if (sources[k].running) continue;
          toMean[k][set[k][j]] += term.mean[k] * ofMean[j];
          if (term.variance) toVariance[k][set[k][j]] += term.variance[k] * ofVariance[j];
        }
      }
    });
    if (this.blend.length > 0) this.blendBackward();
    for (let i = 0; i < dx.length; i++) {
      const j = ofJoint[i];
      let direct = 0;
      for (let t = 0; t < terms.length; t++) {
        direct += terms[t].share[j] * terms[t].inverse[j];
      }
      let sum = dy[i] * scale[ofAffine[i]] * direct;
      for (let k = 0; k < sources.length; k++) {
        const s = places.ofSource[k][i];
        const centre = sources[k].centred === false ? 0 : this.mean[k][s];
        const given = sources[k].centred === false ? 0 : toMean[k][s];
        sum += (given + 2 * toVariance[k][s] * (x[i] - centre)) / places.sizes[k][s];
      }
      dx[i] = sum;
    }
  }

  /** The gradients of what the blend learns, from those of the terms. */
  private blendBackward(): void {
    const { plan, places, terms, blend } = this;
    const { shares, mean, variance } = noGradients(plan);
    terms.forEach(({ inverse, gradient, ofMean, ofVariance }, t) => {
      for (let j = 0; j < plan.joint.count; j++) {
        shares[t][places.channel[j]] += inverse[j] * gradient[j];
        for (let k = 0; k < plan.sources.length; k++) {
          const s = places.set[k][j];
          mean[t][k] += ofMean[j] * this.mean[k][s];
          variance[t][k] += ofVariance[j] * this.variance[k][s];
        }
      }
    });
    const found = plan.technique.blendGradients?.({ shares, mean, variance }, this.params);
    for (const { name, gradient } of blend) gradient.set(found?.[name] ?? []);
  }

  /** Mean and variance of every set, in two passes; running ones stay as they were set. */
  private measure(x: Values): void {
    const { sources } = this.plan;
    for (let k = 0; k < sources.length; k++) {
      if (sources[k].running) continue;
      const [mean, variance, at, sizes] = [
        this.mean[k].fill(0),
        this.variance[k].fill(0),
        this.places.ofSource[k],
        this.places.sizes[k],
      ];
      if (sources[k].centred !== false) {
        for (let i = 0; i < x.length; i++) mean[at[i]] += x[i];
        for (let s = 0; s < mean.length; s++) mean[s] /= sizes[s];
      }
      for (let i = 0; i < x.length; i++) {
        const distance = x[i] - mean[at[i]];
        variance[at[i]] += distance * distance;
      }
      for (let s = 0; s < variance.length; s++) variance[s] /= sizes[s];
    }
  }

  /** Blended moments in every joint set. */
  private place(): void {
    const { plan, places, terms } = this;
    this.now.forEach((term, t) => {
      const { mean, variance, inverse } = terms[t];
      for (let j = 0; j < plan.joint.count; j++) {
        let [m, v] = [0, 0];
        for (let k = 0; k < plan.sources.length; k++) {
          const s = places.set[k][j];
          if (term.mean[k] !== 0) m += term.mean[k] * this.mean[k][s];
          if (term.variance && term.variance[k] !== 0) v += term.variance[k] * this.variance[k][s];
        }
        mean[j] = m;
        variance[j] = v;
        inverse[j] = term.variance ? inverseOf(plan, v) : 1;
      }
    });
  }
}

/** Room for the gradients of a blend: by term and channel, and by term and source. */
function noGradients({ shape, terms, sources }: Plan) {
  const bySource = () => terms.map(() => sources.map(() => 0));
  return { shares: terms.map(() => new Float64Array(shape[1])), mean: bySource(), variance: bySource() };
}

function learnedBlends(plan: Plan): readonly LearnedBlend[] {
  const { technique, params, shape } = plan;
  return Object.keys(technique.blendGradients?.(noGradients(plan), params) ?? {}).flatMap((name): LearnedBlend[] => {
    const control = technique.controls[name];
    if (control?.kind === "entries") {
      const values = expand(params[name] as Entries, shape[1]);
      const bounds = [control.min, control.max] as const;
      return [{ name, kind: control.kind, values, gradient: new Float64Array(values.length), bounds }];
    }
    if (control?.kind !== "shares") return [];
    const values = Float64Array.from(params[name] as readonly number[]);
    return [{ name, kind: control.kind, values, gradient: new Float64Array(values.length), bounds: null }];
  });
}

function placesOf(plan: Plan): Places {
  const cells = (sets: Sets) =>
    Int32Array.from({ length: sizeOf(plan.shape) }, (_, i) => setOf(sets, cellAt(plan.shape, i)));
  return {
    ...jointPlaces(plan),
    ofSource: plan.sources.map(({ sets }) => cells(sets)),
    ofJoint: cells(plan.joint),
    ofAffine: cells(plan.affine.sets),
    sizes: plan.sources.map(({ sets }) => Float64Array.from({ length: sets.count }, (_, s) => sizeOfSet(sets, s))),
  };
}
