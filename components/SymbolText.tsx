/** A symbol as it is typeset: what follows "_" stands below, as in x − μ_BN. */
export function SymbolText({ of: symbol }: { readonly of: string }) {
  return symbol.split(/_([A-Za-z]+)/).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place.
      <sub key={i}>{part}</sub>
    ),
  );
}
