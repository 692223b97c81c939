import "./ownScripts.ts";
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { followAddress } from "./address/addressBar.ts";
import { followPlace } from "./address/place.ts";
import { followMotion } from "./attention/motion.ts";
import { followTitle } from "./documentTitle.ts";
import { ahead, loadAfter } from "./loading.tsx";
import { startComputing } from "./page/computing.ts";
import { followPageWidth } from "./pageWidth.ts";
import { followDigits } from "./settings/digits.ts";
import { followLook } from "./settings/look.ts";
import { createStage } from "./stage/stage.ts";
import { StageContext } from "./stage/useStage.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/button.css";
import "./styles/table.css";

followPageWidth();
followLook();
followDigits();
followPlace();
const stage = createStage();
followAddress(stage);
followMotion(stage);
followTitle(stage);
loadAfter(stage);
if (self.origin === "null") import("./sandboxed.ts").then(() => startComputing(stage));
else startComputing(stage);
// Last of all: what is kept for offline use must not compete with what the page still loads.
ahead(async () => (await import("./offline/register.ts")).register());
const root = createRoot(document.getElementById("root") as HTMLElement);
// A transition is drawn in pieces, between which the page answers.
startTransition(() =>
  root.render(
    <StrictMode>
      <StageContext value={stage}>
        <App />
      </StageContext>
    </StrictMode>,
  ),
);
