import { TECHNIQUES } from "../../engine/techniques/index.ts";
import type { Reference } from "./References.tsx";

/** The paper of each technique by its id. */
export const PAPERS: Readonly<Record<string, Reference>> = Object.fromEntries(
  TECHNIQUES.flatMap(({ id, paper, year }) => {
    if (!paper) return [];
    const reference = {
      title: `${paper.authors}: ${paper.title} (${year})`,
      url: `https://arxiv.org/abs/${paper.arxiv}`,
    };
    return [[id, reference]];
  }),
);

export const GROUP_NORM_PAPER = PAPERS.gn;

const arxiv = (id: string, title: string): Reference => ({ title, url: `https://arxiv.org/abs/${id}` });

export const SANTURKAR = arxiv(
  "1805.11604",
  "Santurkar et al.: How Does Batch Normalization Help Optimization? (2018)",
);

export const WEIGHT_NORM_PAPER = PAPERS.wn;

export const ADAIN_PAPER = arxiv(
  "1703.06868",
  "Huang, Belongie: Arbitrary Style Transfer in Real-time with Adaptive Instance Normalization (2017)",
);

export const WGAN_GP = arxiv("1704.00028", "Gulrajani et al.: Improved Training of Wasserstein GANs (2017)");
