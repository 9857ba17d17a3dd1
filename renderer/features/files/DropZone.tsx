// Placeholder while the real one is written.
export function DropZone({ children }: { readonly children: React.ReactNode }) {
  return children;
}
