import type { Content } from "../chrome/contents.ts";

/** Where things are on Compare, for the search. */
export const COMPARE_CONTENTS: readonly Content[] = [
  {
    name: "Compare techniques",
    where: "Columns side by side on Compare",
    words: "columns side by side add technique preset question",
    at: { view: "compare", level: "picture", element: ".compare-toolbar" },
  },
  {
    name: "Gradient",
    where: "On Compare, in the toolbar",
    words: "backward derivative ∂y/∂x dx",
    at: { view: "compare", level: "picture", element: ".compare-toolbar" },
  },
  {
    name: "How far apart",
    where: "On Compare: the distance of every two outputs",
    words: "distance matrix root mean square difference equal",
    at: { view: "compare", level: "numbers", element: "#distances-title" },
  },
  {
    name: "Disturb the input",
    where: "On Compare: change one sample or channel and see who moves",
    words: "change one thing alteration contrast brightness scale",
    at: { view: "compare", level: "numbers", element: ".compare-change, #alteration-title" },
  },
  {
    name: "What differs",
    where: "On Compare, in the table",
    words: "table facts batch depends inference",
    at: { view: "compare", level: "everything", element: "#differences-title" },
  },
];
