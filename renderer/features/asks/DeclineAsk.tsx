// To come.
export function DeclineAsk(_: { readonly card: string; readonly onClose: () => void }) {
  return null;
}
