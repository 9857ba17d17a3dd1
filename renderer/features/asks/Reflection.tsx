// To come.
export function Reflection(_: { readonly card: string; readonly onClose: () => void }) {
  return null;
}
