import { createContext } from "react";

/** Closes the help: for what goes to another place. */
export const CloseHelp = createContext(() => {});
