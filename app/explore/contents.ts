import type { Content } from "../chrome/contents.ts";

/** Where things are on Explore, for the search. */
export const EXPLORE_CONTENTS: readonly Content[] = [
  {
    name: "Technique",
    where: "In the list at the left; G and shares in the chosen one’s card",
    words:
      "batch layer instance group weight switchable BN LN IN GN WN BIN SN RMS groups G rho lambda shares blend paper year",
    at: { view: "explore", level: "picture", element: ".explore [name=technique]:checked" },
  },
  {
    name: "Training and evaluation",
    where: "Below the headline, where a technique tells them apart",
    words: "mode running statistics inference eval train",
    at: { view: "explore", level: "picture", element: ".explore-mode, .explore-same" },
  },
  {
    name: "Cube",
    where: "In the middle: drag to turn, press a value to pin it",
    words: "figure picture sets colour turn pull apart blocks samples",
    at: { view: "explore", level: "picture", element: ".hero-cube .cube-stage" },
  },
  {
    name: "Before and after",
    where: "Beside the cube, every value as a colour",
    words: "heatmap heatmaps input output x y values zoom NaN",
    at: { view: "explore", level: "picture", element: ".hero-values .heatmap-scroller" },
  },
  {
    name: "View",
    where: "At the right of the cube’s toolbar",
    words: "paper’s view along N C one scale for both centre on the mean colours white legend",
    at: { view: "explore", level: "picture", element: ".hero-toolbar .popover-button" },
  },
  {
    name: "Step by step",
    where: "Below the cube: Play and the stops from x to y",
    words: "play player steps track mean variance deviation x̂ normalize",
    at: { view: "explore", level: "picture", element: ".player-play" },
  },
  {
    name: "Shape of the tensor",
    where: "At the left: N, C, H and W",
    words: "N C H W size samples batch size channels rows columns",
    at: {
      view: "explore",
      level: "picture",
      element: ".panel-activations .control-box, .panel-weights .control-box, .strip-controls",
    },
  },
  {
    name: "Data",
    where: "At the left, below the shape",
    words: "own file npy image photo sample samples choose seeded source",
    at: {
      view: "explore",
      level: "picture",
      element: ".panel-activations select, .panel-weights select, .strip-controls",
    },
  },
  {
    name: "This value",
    where: "At the right: the numbers between x and y of one value",
    words: "value pinned mean variance μ σ² m shares set x̂",
    at: { view: "explore", level: "numbers", element: "#this-value" },
  },
  {
    name: "Formula",
    where: "At the right, with the numbers of the pinned value",
    words: "LaTeX equation copy sum Σ",
    at: { view: "explore", level: "numbers", element: "#formula" },
  },
  {
    name: "Distribution",
    where: "At the right",
    words: "histogram histograms dots bins spread brush range channel",
    at: { view: "explore", level: "numbers", element: "#distribution" },
  },
  {
    name: "Parameters",
    where: "At the left, below the techniques",
    words: "affine shape ε eps epsilon reset",
    at: { view: "explore", level: "numbers", element: "#parameters, .strip-controls" },
  },
  {
    name: "Scale, shift and variants",
    where: "At the left, among the parameters",
    words: "affine γ gamma β beta all channels momentum tracking threshold published code",
    at: { view: "explore", level: "everything", element: "#parameters, .strip-controls" },
  },
  {
    name: "γ and β of each channel",
    where: "Below After: press one to change it",
    words: "gamma beta strip entries per channel element running mean variance",
    at: { view: "explore", level: "numbers", element: ".hero-values .parameter-strip" },
  },
  {
    name: "Train and evaluate",
    where: "Below the picture: Stream, Batch-mates, Batch size, Devices, Folding, Backward",
    words:
      "stream mini-batches running mean variance momentum Keras PyTorch cumulative unbiased biased frozen redraw samples noise theory N = 1 distributed synchronized SyncBN ghost DDP accumulation merge fold convolution gradient backward upstream loss finite difference dx dγ dβ",
    at: { view: "explore", level: "everything", element: "#training-title" },
  },
  {
    name: "What is learned, tracked and chosen",
    where: "Below the picture",
    words: "parameters table count running average hyperparameter initial value",
    at: { view: "explore", level: "everything", element: "#learned-title" },
  },
  {
    name: "Data table",
    where: "Below Before and below After",
    words: "numbers copy spreadsheet digits",
    at: { view: "explore", level: "everything", element: ".hero-values .heatmap-details summary" },
  },
  {
    name: "Seed",
    where: "At the left, below the data",
    words: "random numbers another",
    at: { view: "explore", level: "everything", element: ".data-details input, .strip-controls" },
  },
  {
    name: "Skew, overlay and ridges",
    where: "In the distribution at the right: Table, Overlay, Each channel",
    words: "skewness range summary each sample each channel one axis",
    at: { view: "explore", level: "everything", element: "#distribution" },
  },
];
