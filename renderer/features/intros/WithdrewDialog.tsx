// To come.
export function WithdrewDialog(_: { readonly card: string; readonly party: string; readonly onClose: () => void }) {
  return null;
}
