import type { Lab } from "../lab.ts";
import { contrastLabel } from "./contrastLabel.ts";
import { devices } from "./devices.ts";
import { domainShift } from "./domainShift.ts";
import { featureScale } from "./featureScale.ts";
import { gate } from "./gate.ts";
import { injectedShift } from "./injectedShift.ts";
import { oneClassPerDevice } from "./oneClassPerDevice.ts";
import { rateAndScale } from "./rateAndScale.ts";
import { scaleInvariance } from "./scaleInvariance.ts";
import { smallBatches } from "./smallBatches.ts";
import { smoothness } from "./smoothness.ts";

/** All labs, in the order in which they are offered. */
export const LABS: readonly Lab[] = [
  smallBatches,
  devices,
  oneClassPerDevice,
  domainShift,
  contrastLabel,
  gate,
  featureScale,
  rateAndScale,
  smoothness,
  injectedShift,
  scaleInvariance,
];
