// To come.
export function Insight() {
  return null;
}
