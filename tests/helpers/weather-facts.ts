// Weather over the facts of cards: everything that is recorded, corrected, struck and taken back in their histories, and
// what the user sets about them: rules, drumbeats of tags, templates, the week's few.
import { ASK_KINDS } from '../../shared/model/ask.ts';
import { plantAsk, RESPONSES, recordAssessment, recordResponse, tellOfAsk } from '../../shared/model/broadcast.ts';
import { snoozeCard } from '../../shared/model/cards.ts';
import { ANSWERS, recordWithdrawal } from '../../shared/model/consent.ts';
import { correctFact, strikeFact } from '../../shared/model/correction.ts';
import { declineAsk } from '../../shared/model/decline.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { setTagDrumbeat } from '../../shared/model/drumbeat.ts';
import { FEELINGS, recordFeedback } from '../../shared/model/feedback.ts';
import { addDays, type PersonId } from '../../shared/model/identity.ts';
import { CHANNELS, editIntro, MODES } from '../../shared/model/intro.ts';
import { growAsk } from '../../shared/model/linked.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { MOMENTS } from '../../shared/model/messages/moments.ts';
import { closeIntro } from '../../shared/model/move.ts';
import { OUTCOMES } from '../../shared/model/outcome.ts';
import { BACKER_ANSWERS, editPerson } from '../../shared/model/person.ts';
import { editPromise } from '../../shared/model/promise.ts';
import { find } from '../../shared/model/table.ts';
import { editTemplate, saveTemplate } from '../../shared/model/template.ts';
import { recordNews, recordThanks, SETTLED } from '../../shared/model/thanks.ts';
import { switchRule, WARNING_IDS } from '../../shared/model/warnings.ts';
import { pickForWeek } from '../../shared/model/week.ts';
import { TODAY } from '../shared/story.ts';
import type { Random } from '../torture/random.ts';
import { type Gust, insider, one, type Verb, WORDS } from './gusts.ts';

const DAYS = [-200, -21, 0, 1, 30].map((days) => addDays(TODAY, days));

/** Every verb that writes into a history, and those around it. */
export function factGusts(): readonly Gust[] {
  return [...askGusts(), ...introGusts(), ...correctionGusts(), ...correctionGusts(), ...settingGusts()];
}

function askGusts(): readonly Gust[] {
  const onAsk =
    (verb: (id: never, party: PersonId, random: Random) => Verb): Gust =>
    (document, random) =>
      verb(one<never>(document, 'asks', random), one<PersonId>(document, 'people', random), random);
  return [
    onAsk((id, party, { pick }) => {
      const said = { channel: pick(CHANNELS), on: pick(DAYS) };
      return (d, s) => tellOfAsk(d, { id, parties: [party], ...said }, s);
    }),
    onAsk((id, party, { pick }) => {
      const said = { response: pick(RESPONSES), on: pick(DAYS), words: pick(WORDS) };
      return (d, s) => recordResponse(d, { id, party, ...said }, s);
    }),
    onAsk((id, party, { pick }) => {
      const said = { on: pick(DAYS), until: pick(DAYS), words: pick(WORDS) };
      return (d, s) => plantAsk(d, { id, party, ...said }, s);
    }),
    onAsk((id, party, { pick }) => {
      const said = { on: pick(DAYS), words: pick(WORDS) };
      return (d, s) => recordAssessment(d, { id, party, ...said }, s);
    }),
    onAsk((id, _, { pick }) => {
      const said = { title: pick(WORDS), kind: pick(ASK_KINDS) };
      return (d, s) => growAsk(d, { id, ...said }, s);
    }),
    onAsk((id, _, { pick, oneIn }) => {
      const said = { reason: pick(WORDS), mayTellReason: oneIn(2) };
      return (d, s) => declineAsk(d, { id, ...said }, s);
    }),
    onAsk((id, party, { pick, oneIn }) => {
      const [thanks, on] = [pick(SETTLED), pick(DAYS)];
      return (d, s) =>
        oneIn(2) ? recordThanks(d, { id, party, thanks }, s) : recordNews(d, { id, party, news: thanks, on }, s);
    }),
  ];
}

function introGusts(): readonly Gust[] {
  const onIntro =
    (verb: (id: never, party: PersonId, random: Random, document: VouchsafeDocument) => Verb): Gust =>
    (document, random) => {
      const id = one<never>(document, 'intros', random);
      return verb(id, insider(document, id, random) as PersonId, random, document);
    };
  return [
    onIntro((id, party, { pick }) => {
      const said = { on: pick(DAYS), words: pick(WORDS) };
      return (d, s) => recordWithdrawal(d, { id, party, ...said }, s);
    }),
    onIntro((id, party, { pick, oneIn }) => {
      const said = { on: pick(DAYS), feeling: pick(FEELINGS), words: pick(WORDS), neverLeaves: oneIn(2) };
      return (d, s) => recordFeedback(d, { id, party, ...said }, s);
    }),
    onIntro((id, party, { pick }) => {
      const said = { news: pick(SETTLED), on: pick(DAYS), words: pick(WORDS) };
      return (d, s) => recordNews(d, { id, party, ...said }, s);
    }),
    onIntro((id, party, { pick }) => {
      const said = { on: pick(DAYS), until: pick(DAYS) };
      return (d, s) => plantAsk(d, { id, party, ...said }, s);
    }),
    onIntro((id, party, { pick }) => {
      const said = { moment: pick(MOMENTS), channel: 'copied', subject: pick(WORDS), words: pick(WORDS) };
      return (d, s) => noteMessage(d, { id, parties: [party], ...said }, s);
    }),
    onIntro((id, _, { pick }) => {
      const changes = { mode: pick(MODES), approach: pick(WORDS), value: pick(WORDS), followUpOn: pick(DAYS) };
      return (d, s) => editIntro(d, { id, changes }, s);
    }),
    onIntro((id, party, { pick }) => {
      const said = { outcome: pick(OUTCOMES), value: pick(WORDS) };
      return (d, s) => closeIntro(d, { id, ...said, thanked: [party], override: true }, s);
    }),
    onIntro((id, _, { pick, oneIn }, document) => {
      const promise = pick([...Object.keys(find(document.intros, id)?.promises ?? {}), 'none']);
      const changes = { text: pick(WORDS), due: pick(DAYS), struck: oneIn(2) };
      return (d, s) => editPromise(d, { id, promise, changes }, s);
    }),
    onIntro((id, _, { pick }) => {
      const until = pick([...DAYS, '']);
      return (d, s) => snoozeCard(d, { id, until }, s);
    }),
  ];
}

function correctionGusts(): readonly Gust[] {
  const onEntry =
    (verb: (id: string, entry: string, random: Random) => Verb): Gust =>
    (document, random) => {
      const table = random.oneIn(3) ? 'asks' : 'intros';
      const id = one<string>(document, table, random);
      const card = find(document.asks, id) ?? find(document.intros, id);
      const keys = Object.keys(card?.history ?? {});
      return verb(id, keys.length === 0 ? 'none' : random.pick(keys), random);
    };
  return [
    onEntry((id, entry, { oneIn }) => {
      const struck = !oneIn(3);
      return (d, s) => strikeFact(d, { id, entry, struck }, s);
    }),
    onEntry((id, entry, { pick, oneIn }) => {
      const changes = {
        ...(oneIn(2) && { on: pick(DAYS) }),
        ...(oneIn(2) && { words: pick([...WORDS, '']) }),
        ...(oneIn(2) && { until: pick([...DAYS, '']), terms: pick(WORDS) }),
        ...(oneIn(2) && { answer: pick([...ANSWERS, ...RESPONSES, ...FEELINGS, '']) }),
        ...(oneIn(2) && { neverLeaves: oneIn(2) }),
      };
      return (d, s) => correctFact(d, { id, entry, changes }, s);
    }),
  ];
}

function settingGusts(): readonly Gust[] {
  return [
    (_, { pick, oneIn }) => {
      const said = { rule: pick(WARNING_IDS), off: oneIn(2) };
      return (d) => switchRule(d, said);
    },
    (_, { pick }) => {
      const said = { tag: pick(WORDS), ideal: pick([0, 7, 90]), atWorst: pick([0, 30, 180]) };
      return (d) => setTagDrumbeat(d, said);
    },
    (_, { pick }) => {
      const said = { moment: pick(MOMENTS), language: pick(['en', 'de-AT']), subject: pick(WORDS), body: pick(WORDS) };
      return (d, s) => saveTemplate(d, { ...said, name: pick(WORDS) }, s);
    },
    (document, random) => {
      const id = one<never>(document, 'templates', random);
      return (d) => editTemplate(d, { id, changes: { name: random.pick(WORDS), body: random.pick(WORDS) } });
    },
    (document, random) => {
      const table = random.pick(['asks', 'intros', 'people'] as const);
      const said = { table, id: one<string>(document, table, random), on: random.pick([...DAYS, '']) };
      return (d, s) => pickForWeek(d, said, s);
    },
    (document, random) => {
      const id = one<PersonId>(document, 'people', random);
      const changes = {
        knowsMe: random.pick(BACKER_ANSWERS),
        trustsMe: random.pick([...BACKER_ANSWERS, '' as const]),
        drumbeatAtWorst: random.pick([0, 90]),
        snoozedUntil: random.pick([...DAYS, '']),
        language: random.pick(['', 'de']),
      };
      return (d) => editPerson(d, { id, changes });
    },
  ];
}
