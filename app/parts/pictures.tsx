import { Choice } from "../../components/controls/Choice.tsx";
import { arePictures, type Tones } from "../../components/pictures/pixels.ts";
import type { Scalable } from "../../components/valueScale.ts";
import { shortNumber } from "../../engine/numbers.ts";
import type { Plan } from "../../engine/plan/plan.ts";
import { isPictureData } from "../data/pictureData.ts";
import { useScene, useStage } from "../stage/useStage.ts";

/** Whether the samples of a tensor can be, and are, shown as pictures. */
export function usePictures({ shape, technique }: Plan): { readonly possible: boolean; readonly shown: boolean } {
  const chosen = useScene((scene) => scene.pictures ?? isPictureData(scene.activations));
  const possible = technique.tensor === "activations" && !technique.weight && arePictures(shape);
  return { possible, shown: possible && chosen };
}

const AS = [
  { value: "values", label: "Values", hint: "Every value of every channel on the scale of values." },
  {
    value: "pictures",
    label: "Pictures",
    hint: "Every sample as a picture: its channels are red, green and blue, or grey.",
  },
] as const;

/** How samples are shown that can be seen as pictures. */
export function PicturesChoice({ shown }: { readonly shown: boolean }) {
  const { setPictures } = useStage();
  return (
    <Choice
      legend="Samples"
      beside
      options={AS}
      value={shown ? "pictures" : "values"}
      onChange={(as) => setPictures(as === "pictures")}
    />
  );
}

/** Tones for what is normalized, the same for all channels: what a channel has lost is seen as a cast. */
export const NORMALIZED: Tones = { black: -2, white: 2 };

/** Tones for data: 0 and 1 where they are such, as pictures' are, else their own ends. */
export function tonesOfData(data: Pick<Scalable, "min" | "max">): Tones {
  return data.min >= 0 && data.max <= 1 ? { black: 0, white: 1 } : tonesOver(data);
}

export function tonesOver({ min, max }: Pick<Scalable, "min" | "max">): Tones {
  return max > min ? { black: min, white: max } : { black: min - 1, white: min + 1 };
}

/** Tones with the words for them. */
export function toned(tones: Tones): { readonly tones: Tones; readonly words: string } {
  return { tones, words: `${shortNumber(tones.black)} is black, ${shortNumber(tones.white)} white` };
}
