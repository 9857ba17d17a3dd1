// To come.
export function FeedbackDialog(_: { readonly card: string; readonly party: string; readonly onClose: () => void }) {
  return null;
}
