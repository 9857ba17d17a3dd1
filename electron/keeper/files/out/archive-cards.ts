// Asks and introductions in the archive: what was wanted, who agreed and in which words, what was promised, how it ended.
import type { Ask, Brief } from '../../../../shared/model/ask.ts';
import { columnOf } from '../../../../shared/model/board.ts';
import { type Consent, consentOf } from '../../../../shared/model/consent.ts';
import type { PartyId } from '../../../../shared/model/identity.ts';
import { type Intro, partiesOf, peopleIn, roleIn } from '../../../../shared/model/intro.ts';
import type { Undertaking } from '../../../../shared/model/promise.ts';
import { thanksTo } from '../../../../shared/model/thanks.ts';
import { feedbackIn, messagesIn, newsOf, plantedOf, toldIn } from './archive-record.ts';
import { begin, capital, face, fact, historyOf, type Page, sayDay, tagsOf, who } from './archive-words.ts';
import { html, type Markup } from './html.ts';
import { visibleName } from './wanted.ts';

const BRIEF: readonly (readonly [keyof Brief, string])[] = [
  ['what', 'What'],
  ['who', 'Who'],
  ['why', 'Why'],
  ['value', 'Value they bring'],
  ['whyConnector', 'Why this connector'],
  ['connectorUpside', 'For the connector'],
  ['targetUpside', 'For the target'],
  ['hesitation', 'Hesitation'],
  ['blurb', 'Words to forward'],
  ['terms', 'On their terms'],
  ['vouch', 'To vouch for'],
  ['approach', 'Approach'],
];
const ROLES = { connector: 'you connect', asker: 'you ask', introduced: 'offered to you' };
const SAID: Readonly<Record<Consent['answer'], string>> = {
  unasked: 'not asked',
  asked: 'asked, no answer yet',
  yes: 'said yes',
  'not now': 'said not now',
  no: 'said no',
};

/** An ask with its brief and its history. */
export function tellAsk(page: Page, ask: Ask, place: number): Markup {
  return html`
<article id="a${place}">
<header><div><h4 dir="auto">${ask.title}</h4><p class="soft">${capital(ask.kind)}, asked for by ${who(page, ask.asker)}</p></div>
<span class="stage">${stageOf(page, ask)}</span></header>
<dl class="facts">
${BRIEF.map(([field, title]) => fact(title, ask.brief[field]))}
${fact('Due', ask.due && sayDay(ask.due))}
${fact('Put aside until', ask.snoozedUntil && sayDay(ask.snoozedUntil))}
${fact('Role', ask.jobRole)}
${fact('Firm', ask.jobFirm)}
${fact('Link', ask.jobLink)}
${fact('Handed in', ask.submittedOn && sayDay(ask.submittedOn))}
${fact('Outcome', ask.outcome && outcomeOf(ask))}
${fact('Declined because', ask.declinedFor)}
${fact('Value made', ask.value)}
${fact('Tags', tagsOf(ask.tags))}
</dl>
${plantedOf(page, ask)}
${toldIn(page, ask)}
${newsOf(page, ask)}
${messagesIn(page, ask)}
${historyOf(page, ask)}
</article>
`;
}

/** An introduction with everybody's consent, promises, thanks and history. */
export function tellIntro(page: Page, intro: Intro, place: number): Markup {
  const [a, b] = [intro.partyA, intro.partyB];
  const via = intro.connector === 'me' ? '' : html`, through ${who(page, intro.connector)}`;
  return html`
<article id="i${place}">
<header><span class="pair">${side(page, intro, a)}<i></i>${side(page, intro, b)}</span>
<div><h4>${begin(page, a)} and ${who(page, b)}</h4><p class="soft">${capital(ROLES[roleIn(intro)])}${via} · ${intro.mode}</p></div>
<span class="stage">${stageOf(page, intro)}</span></header>
<dl class="facts">
${fact('For the ask', askOf(page, intro))}
${fact('Why', intro.why)}
${fact('First gains', intro.gainA)}
${fact('Second gains', intro.gainB)}
${fact('Words to forward', intro.blurb)}
${fact('Names', intro.names)}
${fact('Approach', intro.approach)}
${fact('Introduced', intro.introducedOn && `${sayDay(intro.introducedOn)}${intro.how ? ` (${intro.how})` : ''}`)}
${fact('Follow up', intro.followUpOn && sayDay(intro.followUpOn))}
${fact('Due', intro.due && sayDay(intro.due))}
${fact('Put aside until', intro.snoozedUntil && sayDay(intro.snoozedUntil))}
${fact('Outcome', intro.outcome && outcomeOf(intro))}
${fact('Value made', intro.value)}
${fact('Tags', tagsOf(intro.tags))}
</dl>
${consentsOf(page, intro)}
${promisesOf(page, intro)}
${thanksOf(page, intro)}
${newsOf(page, intro)}
${feedbackIn(page, intro)}
${plantedOf(page, intro)}
${messagesIn(page, intro)}
${historyOf(page, intro)}
</article>
`;
}

function side(page: Page, intro: Intro, party: PartyId | undefined): Markup {
  if (party === undefined) return face('?', 'unasked');
  return face(visibleName(page.document, party, page.wanted), consentOf(intro, party).answer, party === 'me');
}

function stageOf({ today }: Page, card: Ask | Intro): string {
  return capital(columnOf(card, today));
}

function outcomeOf({ outcome, outcomeWords }: Ask | Intro): string {
  return [outcome, outcomeWords].filter(Boolean).join(' – ');
}

function askOf({ telling }: Page, intro: Intro): Markup | undefined {
  const place = intro.ask && telling.places.get(intro.ask);
  return place ? html`<a href="#a${place}"><bdi>${telling.asks[place - 1]?.title}</bdi></a>` : undefined;
}

function consentsOf(page: Page, intro: Intro): Markup | undefined {
  const asked = [...new Set([...partiesOf(intro), intro.connector])].filter(
    (who) => consentOf(intro, who).answer !== 'unasked',
  );
  if (asked.length === 0) return undefined;
  return html`<h5>Consent</h5><ul class="list">${asked.map((party) => {
    const { answer, askedOn, channel, answeredOn, until, words, terms, withdrawn } = consentOf(intro, party);
    const when = [
      askedOn && `asked ${sayDay(askedOn)}${channel ? ` (${channel})` : ''}`,
      answeredOn && `answered ${sayDay(answeredOn)}`,
    ].filter(Boolean);
    const said = `${withdrawn ? 'took their yes back' : SAID[answer]}${until ? ` until ${sayDay(until)}` : ''}`;
    return html`<li>${begin(page, party)} ${said} <span class="soft">${when.join(', ')}</span>${
      words && html`<p class="said soft" dir="auto">“${words}”</p>`
    }${terms && html`<p class="said soft" dir="auto">On these terms: ${terms}</p>`}</li>`;
  })}</ul>`;
}

function promisesOf(page: Page, intro: Intro): Markup | undefined {
  const promises = Object.values(intro.promises).filter(({ binnedAt }) => binnedAt === undefined);
  if (promises.length === 0) return undefined;
  const state = ({ state, due }: Undertaking) => [state, due && `due ${sayDay(due)}`].filter(Boolean).join(' · ');
  return html`<h5>Promises</h5><ul class="list">${promises.map(
    (each) => html`<li>${begin(page, each.by)}: <bdi>${each.text}</bdi> <span class="soft">${state(each)}</span></li>`,
  )}</ul>`;
}

function thanksOf(page: Page, intro: Intro): Markup | undefined {
  const given = peopleIn(intro).filter((party) => thanksTo(intro, party) !== undefined);
  if (given.length === 0) return undefined;
  return html`<h5>Thanks</h5><ul class="list">${given.map(
    (party) => html`<li>${who(page, party)} <span class="soft">${thanksTo(intro, party)}</span></li>`,
  )}</ul>`;
}
