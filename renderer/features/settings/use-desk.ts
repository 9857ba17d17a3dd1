// The settings of this laptop, as the parts that show some of them need them.
import { useEffect, useState } from 'react';
import type { DeskSettings } from '../../../shared/requests.ts';
import { attempt } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';

export interface DeskInHand {
  /** Undefined until they are known. */
  readonly desk: DeskSettings | undefined;
  /** Answers whether it was done. */
  readonly change: (changes: Partial<DeskSettings>) => Promise<boolean>;
}

export function useDesk(): DeskInHand {
  const [desk, setDesk] = useState<DeskSettings | undefined>();
  useEffect(() => {
    void attempt(async () => setDesk(await request('desk.settings')));
  }, []);
  const change = (changes: Partial<DeskSettings>) =>
    attempt(async () => setDesk(await request('desk.change', changes)));
  return { desk, change };
}
