// The consents of an introduction as rows of Today: whom to ask, whom to nudge, what I am to answer, and that both have said
// yes and wait for me. What is needed and what was said is in consent.ts; this only says whose turn it is today.
import { nextAction, titleOf } from './board.ts';
import { type Consent, consentOf, consentsNeeded, refusedBy, staleIn } from './consent.ts';
import { DEFAULT_CONSENT_DAYS, nameOf, type VouchsafeDocument } from './document.ts';
import { addDays, type Day, type PartyId } from './identity.ts';
import { type Intro, peopleIn, roleIn } from './intro.ts';
import { lastMessage } from './loops.ts';
import { messagesOf } from './message.ts';
import type { Moment } from './messages/moments.ts';
import { type Around, lateBy, type Row } from './today-row.ts';

/** After so many days a question may be asked again. */
const NUDGE_AFTER_DAYS = 3;
/** After so many days nobody means to wait any longer: an untouched proposal, a connector who agreed and did nothing. */
const STALLED_DAYS = 7;

const NONE_RUNNING: ReadonlyMap<string, number> = new Map();

/** At most one row: an introduction has one next step. */
export function consentRows(document: VouchsafeDocument, intro: Intro, around: Around): Row[] {
  const { today } = around;
  const stale = staleRow(document, intro, today);
  if (stale) return stale === 'asked' ? [] : [stale];
  // An introduction has no introductions of its own; counting them for each would walk the whole table again.
  const next = nextAction(document, intro, today, NONE_RUNNING);
  switch (next.code) {
    case 'ask':
      if (next.party === undefined || refusedBy(intro).length > 0) return [];
      return next.party === 'me' ? [answerRow(document, intro, around)] : askRows(document, intro, next.party, around);
    case 'nudge':
    case 'wait':
      return nudgeRows(document, intro, next.party, today);
    case 'introduce':
      return next.mine ? introduceRows(document, intro, around) : connectorRows(document, intro, around);
    case 'prepare':
    case 'make ready':
      return [{ ...readyRow(document, intro, around), headline: next.sentence, ...STEPS[next.code] }];
    default:
      return [];
  }
}

const STEPS = {
  prepare: { act: { is: 'open' }, label: 'Write them' },
  'make ready': { act: { is: 'make ready' }, label: 'Call it ready' },
} as const;

function introduceRows(document: VouchsafeDocument, intro: Intro, around: Around): Row[] {
  const row = readyRow(document, intro, around);
  const drafted = messagesOf(intro).findLast(
    ({ moment }) => moment === 'introduction' || moment === 'talking points',
  )?.on;
  if (drafted === around.today) return [];
  if (drafted === undefined) return [row];
  return [{ ...row, why: `Your words left on ${drafted}`, act: { is: 'introduce' }, label: 'I introduced them…' }];
}

function readyRow(document: VouchsafeDocument, intro: Intro, { today, dayOf }: Around): Row {
  const answered = consentsNeeded(intro).map((who) => consentOf(intro, who).answeredOn ?? '');
  const since = answered.sort().at(-1) || dayOf(intro.createdAt);
  return {
    key: `introduce/${intro.id}`,
    kind: 'introduce',
    card: intro,
    headline: `Introduce ${peopleIn(intro)
      .map((who) => nameOf(document, who))
      .join(' and ')}`,
    why: consentsNeeded(intro).length > 0 ? 'Everybody has said yes' : 'Direct: one message to both',
    since,
    late: lateBy(since, today),
    act: { is: 'draft', moment: 'introduction' },
    label: 'Draft the introduction',
  };
}

/** The connector agreed to introduce me and has not done it: a gentle word after a week (S3: no pressure). */
function connectorRows(document: VouchsafeDocument, intro: Intro, around: Around): Row[] {
  const { connector } = intro;
  const said = consentOf(intro, connector).answeredOn ?? around.dayOf(intro.createdAt);
  return nudge(
    document,
    intro,
    connector,
    latest(said, lastMessage(intro, 'nudge', connector)?.on),
    STALLED_DAYS,
    around.today,
    `Agreed to introduce you on ${said}`,
  );
}

function nudgeRows(document: VouchsafeDocument, intro: Intro, who: PartyId | undefined, today: Day): Row[] {
  if (who === undefined) return [];
  const consent = consentOf(intro, who);
  if (consent.answer !== 'asked' || consent.askedOn === undefined) return [];
  const again =
    consent.times && consent.times > 1 ? `, ${consent.times === 2 ? 'twice' : `${consent.times} times`} by now` : '';
  const why = `${titleOf(document, intro)}: asked on ${consent.askedOn}${again}`;
  return nudge(
    document,
    intro,
    who,
    latest(consent.askedOn, lastMessage(intro, 'nudge', who)?.on),
    NUDGE_AFTER_DAYS,
    today,
    why,
  );
}

function nudge(
  document: VouchsafeDocument,
  intro: Intro,
  who: PartyId,
  last: Day,
  after: number,
  today: Day,
  why: string,
): Row[] {
  const since = addDays(last, after);
  if (since > today) return [];
  return [
    {
      key: `chase/${intro.id}/${who}`,
      kind: 'chase',
      card: intro,
      party: who,
      headline: `Nudge ${nameOf(document, who)}`,
      why,
      since,
      late: lateBy(since, today),
      act: { is: 'draft', moment: 'nudge', party: who },
      label: 'Draft a nudge',
    },
  ];
}

function answerRow(document: VouchsafeDocument, intro: Intro, { today, dayOf }: Around): Row {
  const { askedOn, until } = consentOf(intro, 'me');
  const since = until ?? askedOn ?? dayOf(intro.createdAt);
  const others = peopleIn(intro).filter((who) => who !== intro.connector);
  return {
    key: `answer/${intro.id}`,
    kind: 'answer',
    card: intro,
    party: 'me',
    headline: `Say whether you want to meet ${others.map((who) => nameOf(document, who)).join(' and ') || 'them'}`,
    why: `${nameOf(document, intro.connector)} offers to introduce you`,
    since,
    late: lateBy(since, today),
    act: { is: 'answered', party: 'me' },
    label: 'Answer…',
  };
}

/** Somebody is to be asked. While nobody was, the proposal may rest for a week before it comes up. */
function askRows(document: VouchsafeDocument, intro: Intro, who: PartyId, { today, dayOf }: Around): Row[] {
  const moment: Moment = roleIn(intro) === 'connector' ? 'permission' : 'ask';
  const drafted = draftedSinceAnswer(intro, moment, who);
  if (drafted === today) return [];
  const consents = peopleIn(intro).map((each) => consentOf(intro, each));
  const isUntouched = consents.every(({ answer }) => answer === 'unasked');
  const since = isUntouched
    ? addDays(dayOf(intro.createdAt), STALLED_DAYS)
    : (sinceAnswers(consents) ?? dayOf(intro.createdAt));
  if (since > today) return [];
  const name = nameOf(document, who);
  const { until, answer } = consentOf(intro, who);
  return [
    {
      key: `ask/${intro.id}/${who}`,
      kind: isUntouched ? 'stalled' : 'ask',
      card: intro,
      party: who,
      headline: answer === 'not now' ? `Ask ${name} again` : `Ask ${name}`,
      why: drafted ? `Your words left on ${drafted}` : whyAsk(document, intro, isUntouched, until),
      since,
      late: lateBy(since, today),
      act: drafted ? { is: 'asked', party: who } : { is: 'draft', moment, party: who },
      label: drafted ? 'I asked…' : 'Draft the question',
    },
  ];
}

function whyAsk(document: VouchsafeDocument, intro: Intro, isUntouched: boolean, until: Day | undefined): string {
  const title = titleOf(document, intro);
  if (isUntouched) return `${title}: proposed, and nobody asked yet`;
  if (until !== undefined) return `${title}: not now, they said, until ${until}`;
  const yes = peopleIn(intro).find((who) => consentOf(intro, who).answer === 'yes');
  return yes ? `${title}: ${nameOf(document, yes)} has said yes` : title;
}

/** When the question left last, unless it was answered since: after a "not now" it is to be asked anew. */
function draftedSinceAnswer(intro: Intro, moment: Moment, who: PartyId): Day | undefined {
  const drafted = lastMessage(intro, moment, who);
  const { answer, entry } = consentOf(intro, who);
  const answered = answer === 'unasked' || entry === undefined ? undefined : intro.history[entry];
  return drafted && answered && drafted.at <= answered.at ? undefined : drafted?.on;
}

/** A yes of too long ago is better asked for again, before anybody is introduced on it; 'asked' when that was done today. */
function staleRow(document: VouchsafeDocument, intro: Intro, today: Day): Row | 'asked' | undefined {
  const days = document.settings.consentDays ?? DEFAULT_CONSENT_DAYS;
  for (const who of staleIn(document, intro, today)) {
    const { answeredOn } = consentOf(intro, who);
    if (who === 'me' || answeredOn === undefined) continue;
    const since = addDays(answeredOn, days + 1);
    const moment: Moment = roleIn(intro) === 'connector' ? 'permission' : 'ask';
    if (lastMessage(intro, moment, who)?.on === today) return 'asked';
    return {
      key: `stale/${intro.id}/${who}`,
      kind: 'stale',
      card: intro,
      party: who,
      headline: `Ask ${nameOf(document, who)} again`,
      why: `${titleOf(document, intro)}: their yes is of ${answeredOn}`,
      since,
      late: lateBy(since, today),
      act: { is: 'draft', moment, party: who },
      label: 'Draft the question',
    };
  }
  return undefined;
}

function sinceAnswers(consents: readonly Consent[]): Day | undefined {
  return consents
    .flatMap(({ until, answeredOn, askedOn }) => until ?? answeredOn ?? askedOn ?? [])
    .sort()
    .at(-1);
}

function latest(a: Day, b: Day | undefined): Day {
  return b !== undefined && b > a ? b : a;
}
