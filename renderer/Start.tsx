// One screen per state of the vault. The one that opens it shows first and is small; the desk, most of the page's code, is
// loaded behind it, while the passphrase is typed.
import { lazy, Suspense, useEffect } from 'react';
import { Unlock } from './features/unlock/Unlock.tsx';
import { useHasDocument, useVault } from './vouchsafe.ts';

const loadApp = async () => ({ default: (await import('./App.tsx')).App });
const App = lazy(loadApp);

export function Start({ nonce }: { readonly nonce: string }) {
  const vault = useVault();
  const hasDocument = useHasDocument();
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadApp());
    return () => cancelIdleCallback(idle);
  }, []);
  if (vault.is !== 'open' || !hasDocument) return <Unlock />;
  return (
    <Suspense>
      <App nonce={nonce} />
    </Suspense>
  );
}
