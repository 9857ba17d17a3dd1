// Moves on the board as the stories tell them: who is there, and each way a card can go.
import { type Column, nextAction } from '../../shared/model/board.ts';
import { nameOf } from '../../shared/model/document.ts';
import { entriesOf, sayEntry } from '../../shared/model/history.ts';
import type { IntroId, PartyId, PersonId } from '../../shared/model/identity.ts';
import { closeIntro, introduce, moveCard } from '../../shared/model/move.ts';
import { recordThanks } from '../../shared/model/thanks.ts';
import { brokenOf, Story } from './story.ts';

export const BRIEF = { what: 'A first talk', who: 'A partner of a climate fund', why: 'The round opens in spring' };

/** Ana and Björn, whom I may introduce; Priya, who may introduce me. */
export function friends(): { story: Story; ana: PersonId; bjorn: PersonId; priya: PersonId } {
  const story = new Story();
  return {
    story,
    ana: story.person('Ana Jansen'),
    bjorn: story.person('Björn Díaz'),
    priya: story.person('Priya Raman'),
  };
}

export function moving(story: Story, id: string, to: Column, override = false) {
  return () => story.change((document, stamp) => moveCard(document, { id, to, override }, stamp));
}

export const move = (story: Story, id: string, to: Column, override = false) => moving(story, id, to, override)();
export const introducing =
  (story: Story, id: IntroId, override = false, on = story.today) =>
  () =>
    story.change((document, stamp) => introduce(document, { id, how: 'email', on, override }, stamp));
export const closing =
  (story: Story, id: IntroId, override = false) =>
  () =>
    story.change((document, stamp) => closeIntro(document, { id, outcome: 'worked out', override }, stamp));
export const thank = (story: Story, id: IntroId, ...parties: PartyId[]) => {
  for (const party of parties)
    story.change((document, stamp) => recordThanks(document, { id, party, thanks: 'sent' }, stamp));
};
export const lastOf = (story: Story, id: string) => entriesOf(story.card(id))[0];
export const next = (story: Story, id: string) => nextAction(story.document, story.card(id), story.today);
export const rules = (work: () => unknown) => brokenOf(work).map(({ rule, fix }) => `${rule} → ${fix}`);
export const told = (story: Story, id: string) =>
  entriesOf(story.card(id))
    .reverse()
    .map((entry) => sayEntry(entry, (who) => nameOf(story.document, who)));

export function findIn<R>(table: Record<string, Record<string, R>>, id: string): R {
  const record = table[id.slice(0, 2)]?.[id];
  if (!record) throw new Error('not there');
  return record;
}
