import { mergeConfig } from "vitest/config";
import config from "../vite.config.ts";
import { ADDED, addedTechniques } from "./addedTechniques.ts";

/** The unit tests with the invented techniques among all others. */
export default mergeConfig(config, { root: ".", plugins: [addedTechniques(ADDED)] });
