/** As much of Trusted Types as is needed here. */
interface TrustedTypes {
  createPolicy(name: "default", rules: { createScriptURL(url: string): string | null }): void;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** A worker's script may be one of the page's own host, or what `sandboxed.ts` makes; no text becomes a script or markup. */
trustedTypes?.createPolicy("default", {
  createScriptURL: (url) =>
    [new URL(import.meta.url).origin, self.origin].includes(new URL(url, import.meta.url).origin) ? url : null,
});
