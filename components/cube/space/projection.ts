/** A point or direction of the picture: pixels to the right and down. */
export type Vec2 = readonly [x: number, y: number];

/** A point or direction of the model: x with the first, y down with the second, z with the third line of a grid. */
export type Vec3 = readonly [x: number, y: number, z: number];

/** From where the model is looked at. Angles in radians; the picture may be shifted and enlarged. */
export interface Orientation {
  /** Turn about the vertical: 0 looks along z (at the right face of the figure), π/2 along x (at its left face). */
  readonly yaw: number;
  /** Height of the eye: 0 level, π/2 straight from above. */
  readonly pitch: number;
  /** Enlargement beyond what fits the picture. */
  readonly zoom: number;
  /** Shift of the picture, as a part of its smaller side. */
  readonly pan: Vec2;
}

/** An orthographic projection: the screen images of the model's unit vectors, in pixels. */
export interface Projection {
  readonly origin: Vec2;
  readonly axes: readonly [Vec2, Vec2, Vec2];
  /** Unit vector of the model that points at the viewer. */
  readonly toward: Vec3;
}

/** Size of the picture in CSS pixels and the margins that labels need. */
export interface CubeFrame {
  readonly width: number;
  readonly height: number;
  /** On the left and on the right. */
  readonly beside: number;
  readonly above: number;
  readonly below: number;
  /** How many times as large as usual its text is. */
  readonly text: number;
}

/** Where the middle of the model lies in a frame when the picture is not shifted. */
export function middleOf({ width, height, above, below }: CubeFrame): Vec2 {
  return [width / 2, (height + above - below) / 2];
}

/** The smaller side of a frame, in parts of which the picture is shifted. */
export function smallerSide({ width, height }: CubeFrame): number {
  return Math.min(width, height);
}

/**
 * Projects a model of the given size, centred on the model's origin, into the middle of a frame. The scale is between the
 * largest at which it fits as it is turned now and the largest at which it would fit whatever its yaw: turning hardly makes
 * it breathe, and a flat model is not lost in its frame. Seen from the front, x runs to the right, y down and z away, so that
 * in the figure index 0 of x and of z is at the near corner.
 */
export function project(orientation: Orientation, size: Vec3, frame: CubeFrame): Projection {
  const { yaw, pitch, zoom, pan } = orientation;
  const [sinYaw, cosYaw, sinPitch, cosPitch] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
  const widest = Math.hypot(size[0], size[2]);
  const across = (widest + size[0] * Math.abs(cosYaw) + size[2] * Math.abs(sinYaw)) / 2;
  const deep = (widest + size[0] * Math.abs(sinYaw) + size[2] * Math.abs(cosYaw)) / 2;
  const tall = size[1] * Math.abs(cosPitch) + deep * Math.abs(sinPitch);
  const room = [Math.max(8, frame.width - 2 * frame.beside), Math.max(8, frame.height - frame.above - frame.below)];
  const scale = zoom * Math.min(room[0] / Math.max(across, 1e-9), room[1] / Math.max(tall, 1e-9));
  const [x, y] = middleOf(frame);
  return {
    origin: [x + pan[0] * smallerSide(frame), y + pan[1] * smallerSide(frame)],
    axes: [
      [scale * cosYaw, -scale * sinYaw * sinPitch],
      [0, scale * cosPitch],
      [-scale * sinYaw, -scale * cosYaw * sinPitch],
    ],
    toward: [-sinYaw * cosPitch, -sinPitch, -cosYaw * cosPitch],
  };
}

/** Where a point of the model lies in the picture. */
export function toScreen({ origin, axes: [x, y, z] }: Projection, point: Vec3): Vec2 {
  return [
    origin[0] + x[0] * point[0] + y[0] * point[1] + z[0] * point[2],
    origin[1] + x[1] * point[0] + y[1] * point[1] + z[1] * point[2],
  ];
}

/** Along which way each line of the grid comes nearer to the viewer: 1 with its index, −1 against it, 0 not at all. */
export function nearSides({ toward }: Projection): readonly [number, number, number] {
  const side = (t: number) => (Math.abs(t) < 1e-9 ? 0 : Math.sign(t));
  return [side(toward[0]), side(toward[1]), side(toward[2])];
}

/** Whether two orientations look from the same side at the same size. */
export function isSameView(a: Orientation, b: Orientation): boolean {
  const turns = (a.yaw - b.yaw) / (2 * Math.PI);
  return Math.abs(turns - Math.round(turns)) < 1e-3 && Math.abs(a.pitch - b.pitch) < 1e-3 && a.zoom === b.zoom;
}
