// The vault is being opened, and there is nothing to do but wait.
import { Frame } from './Frame.tsx';

export function Opening() {
  return <Frame isQuiet title="Opening your vault" sentence="Unsealing what is in it." />;
}
