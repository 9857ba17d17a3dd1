// To come.
export function LogContact(_: { readonly person?: string; readonly onClose: () => void }) {
  return null;
}
