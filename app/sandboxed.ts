const HostWorker = Worker;

/**
 * In a sandbox without an origin of its own no script may be a worker by its address, but a worker may import it. What it
 * is told meanwhile it hears when it has come.
 */
globalThis.Worker = class extends HostWorker {
  constructor(url: string | URL) {
    const script = `const early = [];
const hold = ({ data }) => early.push(data);
addEventListener("message", hold);
import("${url}").then(() => {
  removeEventListener("message", hold);
  for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
});`;
    super(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  }
};

export {};
