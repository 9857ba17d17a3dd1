// Everything before the board: making a vault, its recovery key and rehearsal, and the locked screen.
import { useState } from 'react';
import { useVault } from '../../vouchsafe.ts';
import { CreateVault } from './CreateVault.tsx';
import { Frame } from './Frame.tsx';
import { Locked } from './Locked.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';

export function Unlock() {
  const vault = useVault();
  // Held here only: it goes with the page, and once it is rehearsed.
  const [words, setWords] = useState<string | undefined>();
  switch (vault.is) {
    case 'starting':
      return <Frame isQuiet title="Vouchsafe" />;
    case 'no vault':
      return <CreateVault onWords={setWords} />;
    case 'locked':
    case 'opening':
      return <Locked because={vault.is === 'locked' ? vault.because : undefined} onWords={setWords} />;
    case 'rehearsing':
      return <RecoveryKey words={words} />;
    case 'open':
      return <Frame isQuiet title="Opening your vault" />;
  }
}
