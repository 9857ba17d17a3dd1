// What a card says for itself in Today: promises, follow-ups, consents to chase, answers that are mine, days that have come.
// Each row has the one action that settles it; a row whose action was done today is gone until tomorrow.
import { type Ask, missingFromBrief } from './ask.ts';
import { columnOf, nextAction, titleOf } from './board.ts';
import { type Card, isIntro } from './cards.ts';
import { deedsOf } from './deeds.ts';
import { nameOf, survivorOf, type VouchsafeDocument } from './document.ts';
import { newsAwaited } from './feedback.ts';
import { factsOf, whenWritten } from './history.ts';
import { addDays, type Day, type PartyId } from './identity.ts';
import { type Intro, roleIn } from './intro.ts';
import { lastMessage } from './loops.ts';
import { consentRows } from './today-consents.ts';
import { type Around, isAside, lateBy, type Row } from './today-row.ts';

/** After so many days of silence somebody may be asked again how it went. */
const SILENT_DAYS = 7;

/** The rows of one card, open or not. */
export function rowsOfCard(document: VouchsafeDocument, card: Card, around: Around): Row[] {
  const mine = isIntro(card) ? promiseRows(document, card, around, true) : [];
  if (isAside(card, around.today)) return isPutAsideByUser(card) ? [] : mine;
  if (card.stage === 'closed') return mine;
  const rows = [
    ...mine,
    ...plantedRows(document, card, around),
    ...(isIntro(card) ? introRows(document, card, around) : []),
  ];
  return rows.length > 0 ? rows : dayRows(document, card, around);
}

function introRows(document: VouchsafeDocument, intro: Intro, around: Around): Row[] {
  const theirs = promiseRows(document, intro, around, false);
  const column = columnOf(intro, around.today);
  if (column === 'follow-up') return [...theirs, ...followUpRows(document, intro, around)];
  if (column === 'introduced') return theirs;
  return [...theirs, ...consentRows(document, intro, around)];
}

/** "Not now" from a party puts the card aside too; but my own promises wait on for me, unless I put them aside. */
function isPutAsideByUser(card: Card): boolean {
  return Object.values(card.history).some(({ what, on }) => what === 'snoozed' && on === card.snoozedUntil);
}

function promiseRows(document: VouchsafeDocument, intro: Intro, { today }: Around, mine: boolean): Row[] {
  const title = titleOf(document, intro);
  return Object.values(intro.promises).flatMap(({ id, by, text, due, state, binnedAt }): Row[] => {
    if (state !== 'open' || due === undefined || due > today || binnedAt !== undefined) return [];
    if (mine !== (by === 'me')) return [];
    const asked = mine ? undefined : lastMessage(intro, 'nudge', by)?.on;
    if (asked !== undefined && addDays(asked, SILENT_DAYS) > today) return [];
    const name = nameOf(document, by);
    return [
      {
        key: `promise/${intro.id}/${id}`,
        kind: mine ? 'my promise' : 'their promise',
        card: intro,
        party: by,
        promise: id,
        headline: mine ? text : `Promise of ${name}: ${text}`,
        why: mine ? `You promised it for ${title}` : `For ${title}`,
        since: due,
        late: lateBy(due, today),
        act: mine ? { is: 'keep' } : { is: 'draft', moment: 'nudge', party: by },
        label: mine ? 'I kept it' : 'Draft a nudge',
      },
    ];
  });
}

/** The day of the follow-up has come: I ask; whoever stays silent is asked again; when all have told, the card can close. */
function followUpRows(document: VouchsafeDocument, intro: Intro, { today, dayOf }: Around): Row[] {
  const since = intro.followUpOn ?? intro.introducedOn ?? dayOf(intro.createdAt);
  const base = { kind: 'follow up', card: intro, since, late: lateBy(since, today) } as const;
  const title = titleOf(document, intro);
  const made = intro.introducedOn ? `Introduced on ${intro.introducedOn}` : 'The follow-up has come';
  const silent = newsAwaited(intro);
  if (roleIn(intro) !== 'connector' || silent.length === 0) {
    const why = roleIn(intro) === 'connector' && intro.introducedOn ? 'Everybody has told you how it went' : made;
    return [
      {
        ...base,
        key: `follow up/${intro.id}`,
        headline: `Say how it ended: ${title}`,
        why,
        act: { is: 'close' },
        label: 'Close it…',
      },
    ];
  }
  const asked = (party: PartyId) => lastMessage(intro, 'follow-up', party)?.on;
  if (silent.every((party) => asked(party) === undefined))
    return [
      {
        ...base,
        key: `follow up/${intro.id}`,
        headline: `Ask how it went: ${title}`,
        why: made,
        act: { is: 'draft', moment: 'follow-up' },
        label: 'Draft the follow-up',
      },
    ];
  return silent.flatMap((party): Row[] => {
    const on = asked(party) ?? since;
    const again = addDays(on, asked(party) === undefined ? 0 : SILENT_DAYS);
    if (again > today || asked(party) === today) return [];
    const name = nameOf(document, party);
    return [
      {
        key: `awaited/${intro.id}/${party}`,
        kind: 'awaited',
        card: intro,
        party,
        headline: `Ask ${name} how it went`,
        why: asked(party) ? `${title}: you asked on ${on}` : `${title}: only the other was asked`,
        since: again,
        late: lateBy(again, today),
        act: { is: 'draft', moment: 'follow-up', party },
        label: 'Draft the follow-up',
      },
    ];
  });
}

/** Asks that were planted for a day that has come (S3.3), until something more passed between us about it. */
function plantedRows(document: VouchsafeDocument, card: Card, { today, dayOf }: Around): Row[] {
  const facts = factsOf(card, 'planted', 'asked', 'told', 'responded', 'assessed', 'drafted');
  const rows = new Map<PartyId, Row>();
  for (const fact of facts) {
    const { what, party: named, until, on, moment } = fact;
    if (named === undefined || (what === 'drafted' && moment !== 'ask')) continue;
    const party = named === 'me' ? named : survivorOf(document, named);
    rows.delete(party);
    if (what !== 'planted' || until === undefined || until > today) continue;
    rows.set(party, {
      key: `planted/${card.id}/${party}`,
      kind: 'planted',
      card,
      party,
      headline: `Ask ${nameOf(document, party)} now`,
      why: `You planted “${titleOf(document, card)}” on ${on ?? dayOf(whenWritten(fact))}`,
      since: until,
      late: lateBy(until, today),
      act: { is: 'draft', moment: 'ask', party },
      label: 'Draft the ask',
    });
  }
  return [...rows.values()];
}

/** A card with nothing else to say: its deadline is here, or the day until which it was put aside. */
function dayRows(document: VouchsafeDocument, card: Card, { today, said = today, dayOf, running }: Around): Row[] {
  if (deedsOf(card).some((deed) => dayOf(whenWritten(deed)) === today)) return [];
  const title = isIntro(card) ? titleOf(document, card) : `“${card.title}”`;
  const next = nextAction(document, card, today, new Map([[card.id, running]]));
  const open = !isIntro(card) && next.code === 'propose' ? PROPOSE : OPEN;
  if (card.due !== undefined && card.due <= addDays(today, 1) && columnOf(card, today) !== 'introduced') {
    const why = isIntro(card) ? next.sentence : whyDue(document, card, running);
    return [
      {
        key: `due/${card.id}`,
        kind: 'due',
        card,
        headline: `${title} ${sayDue(card.due, said)}`,
        why,
        since: card.due,
        late: lateBy(card.due, today),
        ...open,
      },
    ];
  }
  const since = card.snoozedUntil;
  if (since === undefined) return [];
  const why = next.mine ? `Next: ${next.sentence}` : 'Look whether it still stands';
  return [
    {
      key: `back/${card.id}`,
      kind: 'back',
      card,
      headline: `${title} is back`,
      why,
      since,
      late: lateBy(since, today),
      act: { is: 'take up' },
      label: 'Take it up',
    },
  ];
}

const OPEN = { act: { is: 'open' }, label: 'Open it' } as const;
const PROPOSE = { act: { is: 'propose' }, label: 'Propose an intro' } as const;

function sayDue(due: Day, today: Day): string {
  if (due < today) return 'was due';
  if (due === today) return 'is due today';
  return due === addDays(today, 1) ? 'is due tomorrow' : `is due on ${weekdayOf(due)}`;
}

function weekdayOf(day: Day): string {
  return new Date(`${day}T00:00Z`).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
}

function whyDue(document: VouchsafeDocument, ask: Ask, running: number): string {
  const asker = ask.asker === 'me' ? 'You asked' : `${nameOf(document, ask.asker)} asked`;
  if (running > 0)
    return `${asker}; ${running === 1 ? 'an introduction is' : `${running} introductions are`} under way`;
  return missingFromBrief(ask).length > 0 ? `${asker}; the brief is not whole yet` : `${asker}; nobody is proposed yet`;
}
