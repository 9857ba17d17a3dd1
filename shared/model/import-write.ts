// Writes what a file brings round its people: entries, former firms, ties, and the introductions by which they were met.
// Only what the plan says; nothing is looked up here but the people themselves.
import type { ArrivalEntry, PastFirm } from './arrival.ts';
import { topOrder } from './cards.ts';
import type { VouchsafeDocument } from './document.ts';
import { note } from './history.ts';
import type { AffiliationId, InteractionId, IntroId, PersonId, Stamp, TieId } from './identity.ts';
import { keepBeside, type Unit } from './import-fields.ts';
import { isMoment, type Links, type NewTie, type Ref, toldPast } from './import-links.ts';
import type { Intro } from './intro.ts';
import { keyBetween } from './order.ts';
import { type Person, setEntry, setText } from './person.ts';
import { add } from './table.ts';

/** Writes the links of all steps; `people` are those of the steps that do something, by their places. */
export function takeLinks(
  document: VouchsafeDocument,
  people: readonly (Unit | undefined)[],
  links: readonly Links[],
  stamp: Stamp,
): void {
  const idOf = (ref: Ref) => (typeof ref === 'number' ? people[ref]?.person.id : ref);
  let order: string | undefined;
  for (const [place, unit] of people.entries()) {
    const each = links[place];
    if (!unit || !each) continue;
    const { person } = unit;
    for (const entry of each.entries) addEntry(document, person.id, entry, stamp);
    for (const past of each.past) addPast(document, unit, past, stamp);
    for (const tie of each.ties) addTie(document, person.id, idOf(tie.other), tie, stamp);
    keepBeside(unit, each.also);
    if (each.metThrough) setMetThrough(unit, each.metThrough.said, idOf(each.metThrough.who ?? NOBODY));
    const connector = idOf(each.introducedBy ?? NOBODY);
    if (connector === undefined) continue;
    order = order === undefined ? topOrder(document) : keyBetween(undefined, order);
    addReceived(document, connector, person, order, stamp);
  }
}

/** No place of a row. */
const NOBODY = -1;

function addEntry(document: VouchsafeDocument, person: PersonId, entry: ArrivalEntry, stamp: Stamp): void {
  add(document.interactions, { ...entry, id: stamp.newId() as InteractionId, createdAt: stamp.now, person });
}

/** A moment that is none is kept beside the person, in words. */
function addPast(document: VouchsafeDocument, { person, filed }: Unit, past: PastFirm, stamp: Stamp): void {
  const { firm, title = '', from = '', until = '' } = past;
  filed.fromFile ??= {};
  setEntry(filed.fromFile, toldPast(past), '');
  const affiliation = { id: stamp.newId() as AffiliationId, createdAt: stamp.now, person: person.id, firm };
  setText(affiliation, { title, from: isMoment(from) ? from : '', until: isMoment(until) ? until : '' });
  add(document.affiliations, affiliation);
}

/** `kind` is what the other is to this person: the other stands first. */
function addTie(
  document: VouchsafeDocument,
  person: PersonId,
  other: PersonId | undefined,
  { kind, back = '' }: NewTie,
  stamp: Stamp,
): void {
  if (other === undefined || other === person) return;
  const tie = { id: stamp.newId() as TieId, createdAt: stamp.now, a: other, b: person };
  setText(tie, { kind, back: back === kind ? '' : back });
  add(document.ties, tie);
}

function setMetThrough({ person, filed }: Unit, said: string, who: PersonId | undefined): void {
  if (who === undefined) person.metThroughName = said;
  else {
    person.metThrough = who;
    if (person.metThroughName !== undefined) delete person.metThroughName;
  }
  filed.fromFile ??= {};
  filed.fromFile.metThrough = said;
}

/**
 * How I met somebody, as an introduction that I received: it was made, it worked out, and it is so long ago that nobody is
 * owed thanks for it.
 */
function addReceived(
  document: VouchsafeDocument,
  connector: PersonId,
  person: Person,
  order: string,
  stamp: Stamp,
): void {
  const intro: Intro = {
    id: stamp.newId() as IntroId,
    createdAt: stamp.now,
    connector,
    partyA: 'me',
    partyB: person.id,
    offered: true,
    mode: 'direct',
    stage: 'closed',
    order,
    promises: {},
    tags: {},
    outcome: 'worked out',
    closedAt: stamp.now,
    history: {},
  };
  if (person.metOn) intro.introducedOn = person.metOn;
  note(intro, 'introduced', stamp, { party: connector, ...(person.metOn && { on: person.metOn }) });
  for (const party of [connector, person.id]) note(intro, 'thanked', stamp, { party, to: 'waived' });
  note(intro, 'reported', stamp, { party: connector, to: 'waived' });
  note(intro, 'closed', stamp, { to: 'worked out', words: 'as the file tells' });
  add(document.intros, intro);
}
