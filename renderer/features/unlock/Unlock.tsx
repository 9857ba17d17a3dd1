// Placeholder while the real one is written.
import { useVault } from '../../vouchsafe.ts';
export function Unlock() {
  return <div>{useVault().is}</div>;
}
