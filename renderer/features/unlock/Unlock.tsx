// Everything before the board: making a vault, its recovery key and rehearsal, and the locked screen.
import { useState } from 'react';
import { useVault } from '../../vouchsafe.ts';
import { CreateVault } from './CreateVault.tsx';
import { Frame } from './Frame.tsx';
import { Locked } from './Locked.tsx';
import { Opening } from './Opening.tsx';
import { type NewWords, RecoveryKey } from './RecoveryKey.tsx';

export function Unlock() {
  const vault = useVault();
  // Held here only: they go with this component, and so with the page or the rehearsal, whichever ends first.
  const [words, setWords] = useState<NewWords | undefined>();
  switch (vault.is) {
    case 'starting':
      return <Frame isQuiet title="Vouchsafe" />;
    case 'no vault':
      return <CreateVault onWords={(text) => setWords({ text, replaceEarlier: false })} />;
    case 'locked':
    case 'opening':
      return (
        <Locked
          because={vault.is === 'locked' ? vault.because : undefined}
          onWords={(text) => setWords(text === undefined ? undefined : { text, replaceEarlier: true })}
        />
      );
    case 'rehearsing':
      return <RecoveryKey words={words} />;
    case 'open':
      return <Opening />;
  }
}
