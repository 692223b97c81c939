/** A kind of file that is not read here, and how its numbers become a .npy file. */
interface OtherFile {
  readonly what: string;
  readonly endings: readonly string[];
  /** Whether bytes begin as files of this kind do; absent where only the ending tells. */
  begins?(head: Head): boolean;
  /** What to do, with a line of Python between backticks where there is one. */
  remedy(file: string, head: Head): string;
}

/** The first bytes of a file, as Latin-1 text. */
type Head = string;

const saving = (imports: string, array: string) => `\`import numpy as np${imports}; np.save("a.npy", ${array})\``;
const pandas = (reader: string) => (file: string) =>
  `save its numbers, ${saving(", pandas as pd", `pd.${reader}(${file}).select_dtypes("number").to_numpy()`)}`;

const isZip = (head: Head) => head.startsWith("PK\x03\x04");
/** The name of the first file in a zip archive. */
const firstInZip = (head: Head) =>
  isZip(head) ? head.slice(30, 30 + head.charCodeAt(26) + 256 * head.charCodeAt(27)) : "";
const isHdf5 = (head: Head) => head.startsWith("\x89HDF\r\n\x1a\n");
const hdf5 = (file: string, turned: string) => saving(", h5py", `h5py.File(${file})["name"][()]${turned}`);
const firstTensor = (head: Head) => /"([^"\\`]+)":\{"dtype":"(\w+)"/.exec(head.slice(8));
const isRow = (line: string) => /^[-+.\deE\s,;]*\d[-+.\deE\s,;]*$/.test(line);

/** Known by their bytes first, then by their endings; what is more particular stands first. */
const OTHER_FILES: readonly OtherFile[] = [
  {
    what: "a NumPy archive",
    endings: ["npz"],
    begins: (head) => firstInZip(head).endsWith(".npy"),
    remedy: (file, head) => {
      const name = firstInZip(head).replace(/\.npy$/, "") || "name";
      return `save one of its arrays, ${saving("", `np.load(${file})[${quote(name)}]`)}`;
    },
  },
  {
    what: "a PyTorch file",
    endings: ["pt", "pth", "ckpt"],
    begins: (head) =>
      /\/(data\.pkl|\.format_version|byteorder|version)$/.test(firstInZip(head)) ||
      head.startsWith("\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19"),
    remedy: (file) =>
      `save one of its tensors, \`import numpy as np, torch; t = torch.load(${file}, map_location="cpu"); np.save("a.npy", (t if torch.is_tensor(t) else t["name"]).detach().float().numpy())\``,
  },
  {
    what: "an Excel file",
    endings: ["xlsx"],
    begins: (head) => firstInZip(head) === "[Content_Types].xml",
    remedy: pandas("read_excel"),
  },
  {
    what: "a zip archive",
    endings: ["zip"],
    begins: isZip,
    remedy: () => "unpack it, and choose a .npy file or pictures",
  },
  {
    what: "a safetensors file",
    endings: ["safetensors"],
    begins: (head) => head.slice(4, 8) === "\0\0\0\0" && head.startsWith('{"', 8),
    remedy: (file, head) => {
      const [, name = "name", dtype = "F32"] = firstTensor(head) ?? [];
      const inNumpy = /^([FIU](16|32|64)|[IU]8|BOOL)$/.test(dtype);
      const [library, array] = inNumpy ? ["numpy", ""] : ["torch", ".float().numpy()"];
      const of = `load_file(${file})[${quote(name)}]${array}`;
      return `save one of its tensors, ${saving(`; from safetensors.${library} import load_file`, of)}`;
    },
  },
  {
    what: "a MATLAB file",
    endings: ["mat"],
    begins: (head) => head.startsWith("MATLAB 5.0") || head.startsWith("MATLAB 7.3"),
    remedy: (file, head) =>
      `save one of its arrays, ${
        isHdf5(head) || head.startsWith("MATLAB 7.3")
          ? hdf5(file, ".T")
          : saving("; from scipy.io import loadmat", `loadmat(${file})["name"]`)
      }`,
  },
  {
    what: "an HDF5 file",
    endings: ["h5", "hdf5"],
    begins: isHdf5,
    remedy: (file) => `save one of its datasets, ${hdf5(file, "")}`,
  },
  {
    what: "a Parquet file",
    endings: ["parquet"],
    begins: (head) => head.startsWith("PAR1"),
    remedy: pandas("read_parquet"),
  },
  {
    what: "a Feather file",
    endings: ["feather", "arrow"],
    begins: (head) => /^(ARROW1|FEA1)/.test(head),
    remedy: pandas("read_feather"),
  },
  {
    what: "an ONNX file",
    endings: ["onnx"],
    remedy: (file) =>
      `save one of its weights, ${saving(", onnx", `onnx.numpy_helper.to_array(onnx.load(${file}).graph.initializer[0])`)}`,
  },
  {
    what: "a TIFF picture, which browsers do not read",
    endings: ["tif", "tiff"],
    begins: (head) => /^(II[*+]\0|MM\0[*+])/.test(head),
    remedy: (file) => `save its pixels, ${saving(", tifffile", `tifffile.imread(${file})`)}`,
  },
  {
    what: "a PNM picture, which browsers do not read",
    endings: ["pgm", "ppm", "pnm", "pbm"],
    begins: (head) => /^P[1-7]\s+[#\d]/.test(head),
    remedy: (file) => `save its pixels, ${saving("; from PIL import Image", `np.asarray(Image.open(${file}))`)}`,
  },
  {
    what: "a HEIC picture, which browsers do not read",
    endings: ["heic", "heif"],
    begins: (head) => /^....ftyp(hei|hev|mif)/s.test(head),
    remedy: () => "save it as PNG or JPEG",
  },
  {
    what: "a DICOM file",
    endings: ["dcm"],
    begins: (head) => head.startsWith("DICM", 128),
    remedy: (file) => `save its pixels, ${saving(", pydicom", `pydicom.dcmread(${file}).pixel_array`)}`,
  },
  {
    what: "a NIfTI file",
    endings: ["nii", "nii.gz"],
    remedy: (file) => `save its values, ${saving(", nibabel", `nibabel.load(${file}).get_fdata()`)}`,
  },
  {
    what: "a Python pickle",
    endings: ["pkl", "pickle"],
    begins: (head) => head[0] === "\x80" && ["\x02", "\x03", "\x04", "\x05"].includes(head[1]),
    remedy: (file) => `save its numbers, ${saving(", pickle", `np.asarray(pickle.load(open(${file}, "rb")))`)}`,
  },
  {
    what: "packed with gzip",
    endings: ["gz"],
    begins: (head) => head.startsWith("\x1f\x8b"),
    remedy: (file) =>
      `unpack it, \`import gzip; open("a", "wb").write(gzip.open(${file}).read())\`, and choose what comes out`,
  },
  {
    what: "a JSON file",
    endings: ["json"],
    remedy: (file) => `save its numbers, ${saving(", json", `np.array(json.load(open(${file})))`)}`,
  },
  {
    what: "a table of text",
    endings: ["csv", "tsv"],
    begins: (head) =>
      head
        .split("\n")
        .slice(0, 2)
        .some((line) => isRow(line) && /\d[\s,;]+[-+.\d]/.test(line)),
    remedy: (file, head) => {
      const [first = "", second = ""] = head.split("\n");
      const delimiter = [",", ";", "\t"].find((each) => (second || first).includes(each));
      const options = [
        ...(delimiter ? [`, delimiter=${quote(delimiter)}`] : []),
        ...(isRow(first) || first === "" ? [] : [", skip_header=1"]),
      ].join("");
      return `save its numbers, ${saving("", `np.genfromtxt(${file}${options})`)}`;
    },
  },
  {
    what: "a file of raw numbers, which does not say its shape",
    endings: ["bin", "raw", "dat"],
    remedy: (file) => `save them with their type and shape, ${saving("", `np.fromfile(${file}, dtype=np.float32)`)}`,
  },
  {
    what: "named .npy but does not begin as such files do",
    endings: ["npy"],
    remedy: () => 'save the array again, `np.save("a.npy", x)`',
  },
];

/**
 * What a file is that is neither a .npy file nor a picture, and how its numbers become a .npy file: one sentence, with
 * Python between backticks. Null where it is of no known kind.
 * @param head its first bytes
 */
export function otherFileInWords(name: string, head: Uint8Array): string | null {
  const text = String.fromCharCode(...head);
  const endsAs = ({ endings }: OtherFile) => endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
  const kind = OTHER_FILES.find((each) => (each.begins ? each.begins(text) : endsAs(each))) ?? OTHER_FILES.find(endsAs);
  return kind ? `${name} is ${kind.what}: ${kind.remedy(quote(name), text)}.` : null;
}

/** Every ending that is known, for those who check what is said of it. */
export const OTHER_ENDINGS: readonly string[] = OTHER_FILES.flatMap(({ endings }) => endings);

/** A text as Python writes it. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll("`", "\\x60");
}
