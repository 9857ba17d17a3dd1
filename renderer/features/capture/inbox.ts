// Going through the inbox: which line is at hand, which come behind it, and what was changed in a line but not kept yet.
// Lines that are put off stay where they are; words that were changed are sealed again before their line is left.
import { useState } from 'react';
import type { CapturedLine } from '../../../shared/inbox.ts';
import { attempt } from '../../ui/attempt.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { request, useVault } from '../../vouchsafe.ts';

/** Seals a line in the place of what is in the inbox under its id, or back into it, as finished as it was. */
export function sealAgain({ id, line, capturedAt, isUnfinished }: CapturedLine): Promise<undefined> {
  return request('capture.seal', { id, line, capturedAt, isUnfinished });
}

/** The lines of the inbox as one goes through them; undefined until they have been read. */
export function useInbox() {
  const vault = useVault();
  const count = vault.is === 'open' ? vault.captured : 0;
  const isReady = vault.is === 'open' && vault.ready;
  const { value } = useAnswer(() => (isReady ? request('inbox.list') : undefined), [count, isReady]);
  const [gone, setGone] = useState<readonly string[]>([]);
  const [later, setLater] = useState<readonly string[]>([]);
  const [picked, setPicked] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const lines = value
    ?.filter(({ id }) => !gone.includes(id))
    .map((each) => ({ ...each, line: typed[each.id] ?? each.line }));
  const open = lines?.filter(({ id }) => !later.includes(id)) ?? [];
  const current = open.find(({ id }) => id === picked) ?? open[0];

  /** What was changed in the line at hand is sealed before it is left. Answers whether it may be left. */
  async function leave(): Promise<boolean> {
    const before = value?.find(({ id }) => id === current?.id);
    const line = before && typed[before.id]?.trim();
    if (!before || !line || line === before.line) return true;
    return await attempt(() => sealAgain({ ...before, line }));
  }

  async function putOff(id: string): Promise<void> {
    if (await leave()) setLater((all) => [...all, id]);
  }

  /** Takes one up out of its turn. */
  async function takeUp(id: string): Promise<void> {
    if (!(await leave())) return;
    setLater((all) => all.filter((each) => each !== id));
    setPicked(id);
  }

  return {
    lines,
    current,
    /** Where the line at hand stands among all that were there or came. */
    at: gone.length + (lines?.length ?? 0) - open.length + 1,
    total: gone.length + (lines?.length ?? 0),
    leave,
    putOff,
    takeUp,
    type: (id: string, line: string) => setTyped((all) => ({ ...all, [id]: line })),
    takeOut: (id: string) => setGone((all) => [...all, id]),
    putBack: (id: string) => setGone((all) => all.filter((each) => each !== id)),
  };
}
