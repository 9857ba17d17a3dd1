// To come.
export function Today() {
  return null;
}
