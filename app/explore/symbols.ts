export { tensorLetters as symbolsOf } from "../../engine/formula/letters.ts";
