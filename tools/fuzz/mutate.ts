import type { Chance } from "./chance.ts";

/** What is put into a link: separators, numbers at the edges of what is allowed, and what no one means. */
const INSERTS = [
  ..."&=#~;:,.x-+%",
  ..."0 1 7 -1 1e9 1e-400 999999999999 NaN Infinity %F0 %00 __proto__ constructor learn= labs= view=compare".split(" "),
  ..."𝛾\u202e\u0000é",
];

/** Changes a text in one to four places: flips a character, cuts, repeats, inserts, or swaps two parts. */
export function mutatedText(text: string, by: Chance): string {
  let changed = text;
  for (let changes = 1 + by.below(4); changes > 0; changes--) {
    const at = by.below(changed.length + 1);
    const to = Math.min(changed.length, at + 1 + by.below(12));
    const [before, part, after] = [changed.slice(0, at), changed.slice(at, to), changed.slice(to)];
    switch (by.oneOf(["flip", "cut", "cut to the end", "repeat", "insert", "swap"])) {
      case "flip":
        changed = before + String.fromCharCode((part.charCodeAt(0) || 64) ^ (1 << by.below(7))) + part.slice(1) + after;
        break;
      case "cut":
        changed = before + after;
        break;
      case "cut to the end":
        changed = by.happens(0.5) ? before : part + after;
        break;
      case "repeat":
        changed = before + part.repeat(2 + by.below(by.happens(0.1) ? 300 : 3)) + after;
        break;
      case "insert":
        changed = before + by.oneOf(INSERTS) + part + after;
        break;
      default: {
        const parts = changed.split("&");
        const [a, b] = [by.below(parts.length), by.below(parts.length)];
        [parts[a], parts[b]] = [parts[b], parts[a]];
        changed = parts.join("&");
      }
    }
  }
  return changed;
}

/** Changes a file so that it may still be one: its contents, a number in its beginning, or whatever comes. */
export function mutatedBytes(bytes: Buffer, by: Chance): Buffer {
  const how = by.share();
  return how < 0.35 ? otherContents(bytes, by) : how < 0.6 ? otherNumber(bytes, by) : brokenBytes(bytes, by);
}

/** Bytes behind the beginning are others, such as those of NaN; the length stays. */
function otherContents(bytes: Buffer, by: Chance): Buffer {
  const changed = Buffer.from(bytes);
  const first = Math.min(128, changed.length >> 1);
  for (let changes = 1 + by.below(8); changes > 0; changes--) {
    const at = first + by.below(changed.length - first);
    changed.fill(by.oneOf([0, 0x01, 0x7f, 0x80, 0xff]), at, Math.min(changed.length, at + 1 + by.below(8)));
  }
  return changed;
}

/** A digit or letter in the beginning is another one: a length, an order, a type. */
function otherNumber(bytes: Buffer, by: Chance): Buffer {
  const changed = Buffer.from(bytes);
  const places = Array.from(changed.subarray(0, 128).keys()).filter((at) =>
    /[0-9<>|fiuTF]/.test(String.fromCharCode(changed[at])),
  );
  if (places.length > 0) changed[by.oneOf(places)] = by.oneOf([..."0123456789<>|=fiubcT, "]).charCodeAt(0);
  return changed;
}

/** Changes bytes in one to four places, mostly near the beginning, where a file says what it is. */
function brokenBytes(bytes: Buffer, by: Chance): Buffer {
  let changed = bytes;
  for (let changes = 1 + by.below(4); changes > 0; changes--) {
    const within = by.happens(0.7) ? Math.min(160, changed.length) : changed.length;
    const at = by.below(within);
    const to = Math.min(changed.length, at + 1 + by.below(16));
    const [before, part, after] = [changed.subarray(0, at), changed.subarray(at, to), changed.subarray(to)];
    switch (by.oneOf(["flip", "flip", "cut", "cut to the end", "repeat", "insert", "numbers"])) {
      case "flip": {
        const flipped = Buffer.from(part);
        if (flipped.length > 0) flipped[0] ^= 1 << by.below(8);
        changed = Buffer.concat([before, flipped, after]);
        break;
      }
      case "cut":
        changed = Buffer.concat([before, after]);
        break;
      case "cut to the end":
        changed = before;
        break;
      case "repeat":
        changed = Buffer.concat([before, part, part, part, after]);
        break;
      case "insert":
        changed = Buffer.concat([before, Buffer.from(by.oneOf(INSERTS)), part, after]);
        break;
      default:
        changed = Buffer.concat([before, Buffer.alloc(part.length, by.oneOf([0, 0x7f, 0x80, 0xff])), after]);
    }
  }
  return changed;
}
