/** How far the picture of a path reaches in each direction from the least loss. */
export const REACH_IN_UNITS = 3;

/**
 * The ellipse ½ uᵀHu = level as a closed path.
 * @param curvature H₁₁, H₁₂ and H₂₂ of a positive definite H
 * @param place where a coordinate is drawn; the second axis points up
 */
export function contour(
  [a, b, c]: readonly [number, number, number],
  level: number,
  place: (u: number) => number,
): string {
  const points = Array.from({ length: 72 }, (_, i) => {
    const angle = (2 * Math.PI * i) / 72;
    const [u, v] = [Math.cos(angle), Math.sin(angle)];
    const far = Math.sqrt((2 * level) / (a * u * u + 2 * b * u * v + c * v * v));
    return `${place(far * u).toFixed(2)} ${place(-far * v).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}
