import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { startComputing } from "./compute/computeLoop.ts";
import { followAddress } from "./scene/addressBar.ts";
import "./styles/tokens.css";
import "./styles/base.css";

followAddress();
startComputing();
createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
