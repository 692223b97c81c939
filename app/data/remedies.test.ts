import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readNpy } from "../../engine/npy/read.ts";
import { OTHER_ENDINGS, otherFileInWords } from "./otherFiles.ts";
import { inspectFiles } from "./ownFile.ts";

const has = (modules: string) => spawnSync("python3", ["-c", `import ${modules}`]).status === 0;
const numpy = has("numpy");
const missing = numpy ? "" : " (skipped: no Python with NumPy here)";

/** What the page says of a file, and the lines of Python in it. */
async function refused(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const said = await inspectFiles([new File([bytes], name)]).then(
    () => "nothing",
    (error: RangeError) => error.message,
  );
  return { said, lines: Array.from(said.matchAll(/`([^`]+)`/g), ([, line]) => line) };
}

function said(name: string, head: string): string | null {
  return otherFileInWords(
    name,
    Uint8Array.from(head, (c) => c.charCodeAt(0)),
  );
}

/** Arrays in .npy files that are not read, as Python makes them. */
const ARRAYS: Readonly<Record<string, string>> = {
  "complex numbers": "np.array([[3 + 4j, 1]])",
  "long complex numbers": "np.array([3 + 4j], dtype=np.clongdouble)",
  "a ragged list": "np.array([[1, 2], [3]], dtype=object)",
  "objects along two axes": "np.array([[np.arange(3), None], [1, 2]], dtype=object)",
  "numbers as objects": "np.array([[1, 2.5]], dtype=object)",
  "a dict": '{"name": np.arange(6).reshape(2, 3)}',
  text: 'np.array(["1.5", "2"])',
  "text in bytes": 'np.array([b"1.5", b"2"])',
  dates: 'np.array(["2026-01-01", "2026-01-03"], dtype="M8[ns]")',
  "time differences": 'np.array([1, 5], dtype="m8[s]")',
  bfloat16: 'np.array([[0x3F80, 0xC049]], dtype=np.uint16).view("V2")',
  "raw bytes": 'np.arange(4, dtype=np.uint8).view("V1")',
  "long doubles": "np.ones(3, dtype=np.longdouble)",
  records: 'np.zeros(3, dtype=[("mass", "<f4"), ("id", "<i4")])',
  "a single number": "np.float32(3)",
  "six axes": "np.ones((1, 1, 2, 2, 2, 2))",
  "too many samples": "np.broadcast_to(np.uint8(1), (2**11 + 1, 2**12))",
  "too long a row": "np.broadcast_to(np.uint8(1), (1, 2**23 + 1))",
  "too large planes": "np.broadcast_to(np.uint8(1), (1, 2, 2**11, 2**11 + 1))",
};

/** Other files: their name, how Python makes them, and the numbers that they hold. */
const FILES: Readonly<Record<string, readonly [name: string, make: string, numbers: readonly number[]]>> = {
  "a NumPy archive": ["w.npz", 'np.savez("w.npz", weight=np.eye(2))', [1, 0, 0, 1]],
  "a packed NumPy archive": ["w.npz", 'np.savez_compressed("w.npz", **{"a/b": np.eye(2)})', [1, 0, 0, 1]],
  "a table with commas": ["t.csv", 'open("t.csv", "w").write("1,2\\n3,4\\n")', [1, 2, 3, 4]],
  "a table with a head": ["t.csv", 'open("t.csv", "w").write("a;b\\n1;2\\n3;4\\n")', [1, 2, 3, 4]],
  "a table with tabs": ["t.tsv", 'open("t.tsv", "w").write("a\\tb\\n1\\t2\\n3\\t4\\n")', [1, 2, 3, 4]],
  "a table with spaces": ["t.txt", 'np.savetxt("t.txt", np.eye(2))', [1, 0, 0, 1]],
  JSON: ["j.json", 'open("j.json", "w").write("[[1, 2], [3, 4]]")', [1, 2, 3, 4]],
  "a pickle": ["p.pkl", 'import pickle; pickle.dump([[1, 2]], open("p.pkl", "wb"))', [1, 2]],
  "raw numbers": ["r.bin", 'np.arange(3, dtype=np.float32).tofile("r.bin")', [0, 1, 2]],
  "a name that needs quotes": ['a"b.json', "open('a\"b.json', 'w').write('[1]')", [1]],
  "a packed .npy file": ["x.npy.gz", 'import gzip; np.save(gzip.open("x.npy.gz", "wb"), np.arange(3))', [0, 1, 2]],
};

const RUNNER = `
import json, os, sys, warnings
import numpy as np
warnings.simplefilter("ignore")
home, failed = os.getcwd(), []
for folder, code in json.load(sys.stdin):
    os.makedirs(os.path.join(home, folder), exist_ok=True)
    os.chdir(os.path.join(home, folder))
    try: exec(compile(code, "line", "exec"), {"np": np})
    except Exception as error: failed.append([folder, repr(error)])
print(json.dumps(failed))`;

describe.skipIf(!numpy)(`every remedy that is a line of Python works${missing}`, () => {
  const home = mkdtempSync(join(tmpdir(), "remedies-"));
  afterAll(() => rmSync(home, { recursive: true }));
  const bytesOf = (...path: string[]) => Uint8Array.from(readFileSync(join(home, ...path)));

  /** Runs pieces of Python, each in a folder of its own, in one process; the errors by folder. */
  function run(pieces: readonly (readonly [folder: string, code: string])[]): Record<string, string> {
    return Object.fromEntries(
      JSON.parse(execFileSync("python3", ["-c", RUNNER], { cwd: home, input: JSON.stringify(pieces) }).toString()),
    );
  }

  it("for arrays that are not numbers, or too many of them", { timeout: 60_000 }, async () => {
    run(Object.entries(ARRAYS).map(([what, x]) => [what, `np.save("x.npy", ${x}, allow_pickle=True)`]));
    const pieces: [string, string][] = [];
    for (const what of Object.keys(ARRAYS)) {
      const { said, lines } = await refused("x.npy", bytesOf(what, "x.npy"));
      // t is a tensor of another library.
      const own = lines.filter((line) => !line.includes("t.float()"));
      expect(own, `${what}: ${said}`).not.toEqual([]);
      own.forEach((line, i) => {
        pieces.push([`${what} ${i}`, `x = np.load("../${what}/x.npy", allow_pickle=True)\n${line}`]);
      });
    }
    const failed = run(pieces);
    const works = (piece: string) => {
      if (piece in failed) return failed[piece];
      return readNpy(bytesOf(piece, "a.npy").buffer).data.length > 0;
    };
    for (const [piece] of pieces.filter(([name]) => !/object|ragged/.test(name)))
      expect(works(piece), piece).toBe(true);
    // Of objects one remedy is for those that are arrays, the other for those that are numbers.
    expect(works("a ragged list 0")).toBe(true);
    expect(works("objects along two axes 0")).toBe(true);
    expect(works("numbers as objects 1")).toBe(true);
    expect([...readNpy(bytesOf("bfloat16 0", "a.npy").buffer).data]).toEqual([1, -3.140625]);
  });

  it("for files of other kinds, with their very numbers", { timeout: 60_000 }, async () => {
    run(Object.entries(FILES).map(([what, [, make]]) => [what, make]));
    const remedies: [string, string][] = [];
    for (const [what, [name]] of Object.entries(FILES)) {
      const { said, lines } = await refused(name, bytesOf(what, name));
      expect(lines, `${what}: ${said}`).toHaveLength(1);
      remedies.push([what, lines[0]]);
    }
    expect(run(remedies)).toEqual({});
    for (const [what, [, , numbers]] of Object.entries(FILES)) {
      const { data } = readNpy(bytesOf(what, what === "a packed .npy file" ? "a" : "a.npy").buffer);
      expect([...data], what).toEqual(numbers);
    }
  });

  it.skipIf(!has("scipy"))("for a MATLAB file (where SciPy is)", { timeout: 60_000 }, async () => {
    run([["mat", 'from scipy.io import savemat; savemat("m.mat", {"name": np.eye(2)})']]);
    const { lines } = await refused("m.mat", bytesOf("mat", "m.mat"));
    expect(run([["mat", lines[0]]])).toEqual({});
    expect([...readNpy(bytesOf("mat", "a.npy").buffer).data]).toEqual([1, 0, 0, 1]);
  });

  it("is a line that Python can read, for libraries that are not here too", () => {
    const zip = (name: string) => `PK\x03\x04${"\0".repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}`;
    const heads = [
      ...OTHER_ENDINGS.map((ending) => [`a.${ending}`, "\0".repeat(200)]),
      ["a.bin", zip("archive/data.pkl")],
      ["a.mat", "MATLAB 7.3 MAT-file"],
      ["a.mat", "MATLAB 5.0 MAT-file"],
      ["a.keras", "\x89HDF\r\n\x1a\n"],
      ["a", '\x40\0\0\0\0\0\0\0{"w":{"dtype":"BF16","shape":[2]}}'],
      ["a", '\x40\0\0\0\0\0\0\0{"__metadata__":{"format":"pt"},"a.b":{"dtype":"F32","shape":[2]}}'],
    ];
    const lines = heads.flatMap(([name, head]) => {
      const sentence = said(name, head) ?? "";
      expect(sentence, name).toMatch(/^a.* is .*: .*\.$/);
      return Array.from(sentence.matchAll(/`([^`]+)`/g), ([, line]) => line);
    });
    expect(lines.length).toBeGreaterThan(20);
    expect(
      run(lines.map((line) => [line.replaceAll(/\W/g, ""), `compile(${JSON.stringify(line)}, "line", "exec")`])),
    ).toEqual({});
  });
});

describe("what is no .npy file and no picture", () => {
  it("is told by its bytes, else by its ending", () => {
    expect(said("a.npy", "MATLAB 5.0 MAT-file")).toContain("a.npy is a MATLAB file");
    expect(said("model.safetensors", "")).toContain('load_file("model.safetensors")["name"]');
    expect(said("x", '\x40\0\0\0\0\0\0\0{"w":{"dtype":"BF16","shape":[2]}}')).toMatch(/torch.*\["w"\]\.float\(\)/);
    expect(said("a.H5", "")).toContain("HDF5");
    expect(said("a.tif", "II*\0")).toContain("TIFF");
    expect(said("scan.pgm", "P5 4 4 65535\n")).toContain("PNM");
    expect(said("brain.nii.gz", "\x1f\x8b")).toContain("NIfTI");
    expect(said("x.npy", "anything")).toContain("named .npy but does not begin as such files do");
    expect(said("notes.txt", "words, words, ")).toBeNull();
  });

  it("is never taken for a picture that can be read", async () => {
    const cat = Uint8Array.from(readFileSync("public/samples/conv1.npy"));
    expect((await inspectFiles([new File([cat], "cat.tif")])).file.kind).toBe("npy");
  });
});
