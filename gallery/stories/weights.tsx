import { vectorReach } from "../../components/weights/arrows.ts";
import { LengthBars } from "../../components/weights/LengthBars.tsx";
import { VectorPlane } from "../../components/weights/VectorPlane.tsx";
import type { Stories } from "../story.ts";

const LENGTHS = [
  { channel: 0, v: 1.4, g: 1 },
  { channel: 1, v: 0.3, g: -2 },
  { channel: 2, v: 40, g: 0 },
];
const reach = vectorReach(
  LENGTHS.map(({ v }) => v),
  LENGTHS.map(({ g }) => g),
  3,
);

export default {
  lengths: () => <LengthBars lengths={LENGTHS} selected={1} full={reach} />,
  "no length": () => <LengthBars lengths={[{ channel: 0, v: 0, g: Number.NaN }]} selected={null} full={1} />,
  "two directions": () => <VectorPlane one={LENGTHS[0]} other={LENGTHS[1]} cosine={-0.4} reach={reach} />,
  "longer than there is room": () => <VectorPlane one={LENGTHS[0]} other={LENGTHS[2]} cosine={0.2} reach={reach} />,
  "one direction": () => <VectorPlane one={LENGTHS[0]} other={null} cosine={1} reach={reach} />,
} satisfies Stories;
