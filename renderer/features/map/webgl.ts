// Whether this window can draw by WebGL: some machines and remote desktops cannot, and then the map is a list.

let answer: boolean | undefined;

/** True when there is WebGL; asked once. */
export function hasWebGL(): boolean {
  answer ??= document.createElement('canvas').getContext('webgl2') !== null;
  return answer;
}
