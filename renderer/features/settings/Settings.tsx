// Placeholder while the real one is written.
export function Settings(_props: Record<string, unknown>) {
  return null;
}
