// What is under way while two laptops are brought together. It ends with the dialog that shows it, however that goes.
import { useEffect, useRef } from 'react';
import type { PairingState } from '../../../shared/sync.ts';
import { request, useSync } from '../../vouchsafe.ts';

/** The pairing under way, which is stopped and put away when the dialog goes. */
export function usePairing(): PairingState | undefined {
  const pairing = useSync()?.pairing;
  const latest = useRef(pairing);
  latest.current = pairing;
  useEffect(
    () => () => {
      if (latest.current) void putAway();
    },
    [],
  );
  return pairing;
}

/** Ends what is under way, or puts away what it ended with. A vault that has just locked has ended it already. */
export function putAway(): Promise<unknown> {
  return request('sync.stopPairing').catch(() => undefined);
}
