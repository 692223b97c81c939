/** Red, green and blue, 0 to 255, of a colour as a token (#1a1c23) or a computed style (rgb(26, 28, 35)) writes it. */
export function rgbOf(color: string): readonly [r: number, g: number, b: number] {
  const hex = /^#(..)(..)(..)$/.exec(color)?.slice(1);
  const [r, g, b] = hex ? hex.map((pair) => Number.parseInt(pair, 16)) : (color.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
}
