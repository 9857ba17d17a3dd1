// Doing what a row says: each act is one dialog, one request, or the card where it is done.
import { nameOf } from '../../../shared/model/document.ts';
import type { AskId, IntroId } from '../../../shared/model/identity.ts';
import type { Loop } from '../../../shared/model/loops.ts';
import type { Row, Subject } from '../../../shared/model/today-row.ts';
import { attempt, attemptMove, say } from '../../ui/attempt.ts';
import { go, goTo, openDialog } from '../../ui/place.ts';
import { sayDay, today } from '../../ui/today.ts';
import { request, theDocument } from '../../vouchsafe.ts';

/** Does the one action of a row. */
export function actOn(row: Row): void {
  const { act } = row;
  const card = row.card?.id ?? '';
  switch (act.is) {
    case 'draft':
      return openDialog({
        is: 'draft',
        moment: act.moment,
        ...(card && { card }),
        ...(act.party && { party: act.party }),
      });
    case 'asked':
    case 'answered':
      return openDialog({ is: act.is, card, party: act.party });
    case 'introduce':
    case 'close':
      return openDialog({ is: act.is, card });
    case 'propose':
      return openDialog({ is: 'intro', ask: card as AskId });
    case 'make ready':
      return void attemptMove({ name: 'card.move', argument: { id: card, to: 'ready' } });
    case 'take up':
      return void attempt(() => request('card.snooze', { id: card, until: '' }));
    case 'keep':
      return void settlePromise(row, 'kept');
    case 'settle':
      return void settle(row.loops ?? [], 'sent');
    case 'open':
      return openRow(row);
  }
}

/** Opens what a row is about: its card on the board, or the person's page. */
export function openRow({ card, party }: Pick<Row, 'card' | 'party'>): void {
  if (card) go({ screen: { is: 'board' }, panel: card.id, dialog: undefined });
  else if (party !== undefined && party !== 'me') goTo({ is: 'person', id: party });
}

/** Closes loops: the user did it, or waives it. Who still owes me news is heard in a dialog of its own. */
export async function settle(loops: readonly Loop[], how: 'sent' | 'waived'): Promise<void> {
  const done = await attempt(async () => {
    for (const { kind, card, party } of loops)
      if (kind === 'thanks') await request('card.thank', { id: card.id, party, thanks: how });
      else await request('card.news', { id: card.id, party, news: how, on: today() });
  });
  const [first] = loops;
  if (!done || !first) return;
  const name = nameOf(theDocument(), first.party);
  say(how === 'sent' ? `Noted for ${name}. Ctrl+Z takes it back.` : `Waived for ${name}. Ctrl+Z takes it back.`);
}

/** Puts a row aside until a day. */
export async function snooze(subject: Subject, until: string): Promise<void> {
  const done = await attempt(() =>
    subject.table === 'people'
      ? request('person.edit', { id: subject.id, changes: { snoozedUntil: until } })
      : request('card.snooze', { id: subject.id, until }),
  );
  if (done) say(`Put aside until ${sayDay(until)}. Ctrl+Z takes it back.`);
}

/** Picks something for a week, or lets it go (`on` empty). */
export function pick({ table, id }: Subject, on: string): Promise<boolean> {
  return attempt(() => request('week.pick', { table, id, on }));
}

/** Says what became of the promise of a row. */
export async function settlePromise({ card, promise }: Row, state: 'kept' | 'let go'): Promise<void> {
  if (!card || promise === undefined) return;
  if (await attempt(() => request('intro.settlePromise', { id: card.id as IntroId, promise, state })))
    say(`${state === 'kept' ? 'Kept' : 'Let go'}. Ctrl+Z takes it back.`);
}
