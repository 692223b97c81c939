/** What the Python dict in the header of a .npy file says; nothing of it is believed yet. */
export interface HeaderText {
  /** The type text, such as "<f4". */
  readonly descr: string;
  readonly fortranOrder: boolean;
  /** The axis lengths as written; they may be negative or too large to be exact. */
  readonly shape: readonly number[];
}

/**
 * Reads the dict literal that NumPy writes: {'descr': '<f4', 'fortran_order': False, 'shape': (4, 6, 3, 3), }.
 * The three keys may come in any order; anything else is refused, and nothing is evaluated.
 * @throws RangeError
 */
export function readHeaderText(text: string): HeaderText {
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return undefined;
    at = pattern.lastIndex;
    return found[1] ?? found[2] ?? "";
  };

  const values: { descr?: string; fortranOrder?: boolean; shape?: number[] } = {};
  if (take(/\s*\{/y) === undefined) throw notADict();
  for (let more = true; more; ) {
    const key = take(/\s*(?:'(\w+)'|"(\w+)")\s*:\s*/y);
    if (key === "descr" && values.descr === undefined) {
      if (take(/[[(]/y) !== undefined) throw structuredRefusal(take(/\s*\(\s*'([^'"`\\]+)'/y) || "name");
      values.descr = orRefuse(take(/'([^'\\]*)'|"([^"\\]*)"/y));
    } else if (key === "fortran_order" && values.fortranOrder === undefined) {
      values.fortranOrder = orRefuse(take(/(True|False)/y)) === "True";
    } else if (key === "shape" && values.shape === undefined) {
      values.shape = tuple(orRefuse(take(/\(([^()]*)\)/y)));
    } else {
      throw notADict();
    }
    more = take(/\s*,/y) !== undefined && take(/\s*(?=\})/y) === undefined;
  }
  if (take(/\s*\}\s*$/y) === undefined) throw notADict();
  return {
    descr: orRefuse(values.descr),
    fortranOrder: orRefuse(values.fortranOrder),
    shape: orRefuse(values.shape),
  };
}

/** The numbers of a Python tuple without its brackets; Python 2 wrote 3L for 3. */
function tuple(inside: string): number[] {
  const parts = inside.split(",");
  const trailing = parts[parts.length - 1].trim() === "";
  const items = trailing ? parts.slice(0, -1) : parts;
  const plain = items.every((item) => /^\s*-?\d+L?\s*$/.test(item));
  if (!plain || (!trailing && items.length === 1)) throw notADict();
  return items.map((item) => Number.parseInt(item, 10));
}

function orRefuse<T>(value: T | undefined): T {
  if (value === undefined) throw notADict();
  return value;
}

function notADict(): RangeError {
  return new RangeError(
    'the header is not the dict of descr, fortran_order and shape that NumPy writes: save the array again, `np.save("a.npy", x)`.',
  );
}

function structuredRefusal(field: string): RangeError {
  return new RangeError(
    `the array holds records of several fields: save one of them, \`np.save("a.npy", x["${field}"])\`.`,
  );
}
