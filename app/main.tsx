import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { startComputing } from "./page/computing.ts";
import { followRoom } from "./room.ts";
import { followAddress } from "./scene/addressBar.ts";
import { followMotion } from "./scene/motion.ts";
import "./styles/tokens.css";
import "./styles/base.css";

followRoom();
followAddress();
followMotion();
startComputing();
const root = createRoot(document.getElementById("root") as HTMLElement);
// A transition is drawn in pieces, between which the page answers.
startTransition(() =>
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
