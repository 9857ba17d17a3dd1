// To come.
export function Backers() {
  return null;
}
