// A person's page in the archive: who they are, whom they know, what was given and received, what was done together.
import { displayName, survivorOf } from '../../../../shared/model/document.ts';
import type { Affiliation } from '../../../../shared/model/firm.ts';
import type { PartyId } from '../../../../shared/model/identity.ts';
import type { Person } from '../../../../shared/model/person.ts';
import type { TieSeen } from '../../../../shared/model/tie.ts';
import type { Told } from './archive-index.ts';
import { capital, counted, face, fact, type Page, sayDay, tagsOf, who } from './archive-words.ts';
import { html, type Markup, type Part } from './html.ts';

const CLOSENESS = { hardly: 'you hardly know them', somewhat: 'you know them somewhat', well: 'you know them well' };

/** Everything that is told of a person. */
export function tellPerson(page: Page, told: Told): Markup {
  const { person, place } = told;
  const name = displayName(person);
  const role = [person.title, person.firm !== name && person.firm, person.place].filter((word) => Boolean(word));
  return html`
<article id="p${place}">
<header>${face(name)}<div><h4><bdi>${name}</bdi></h4>${
    role.length > 0 && html`<p class="soft"><bdi>${role.join(' · ')}</bdi></p>`
  }</div></header>
${factsOf(page, person)}
${person.about && html`<p class="about said" dir="auto">${person.about}</p>`}
${listOf(
  'Knows',
  told.ties.map((tie) => sayTie(page, tie)),
)}
${listOf('Was at', told.affiliations.map(sayAffiliation))}
${ledgerOf(told)}
${cardsOf(page, told)}
${timeOf(told)}
${alsoOf(person)}
</article>
`;
}

function factsOf(page: Page, person: Person): Markup | undefined {
  const { birthday, metOn, metThrough, metThroughName, closeness, noAsksUntil, drumbeat } = person;
  const through = metThrough === undefined ? metThroughName : who(page, metThrough);
  const rows = [
    fact('E-mail', setOf(person.emails)),
    fact('Phone', setOf(person.phones)),
    fact('Links', setOf(person.links)),
    fact('Good at', person.expertise),
    fact('Looks for', person.needs),
    fact('Birthday', birthday && sayDay(birthday)),
    fact('Met on', metOn && sayDay(metOn)),
    fact('How you met', person.howMet),
    fact('Through', through),
    fact('Closeness', closeness && CLOSENESS[closeness]),
    fact('No asks until', noAsksUntil && sayDay(noAsksUntil)),
    fact('Drumbeat', drumbeat === undefined ? undefined : `every ${counted(drumbeat, 'day')}`),
    fact(
      'At worst',
      person.drumbeatAtWorst === undefined ? undefined : `every ${counted(person.drumbeatAtWorst, 'day')}`,
    ),
    fact('Knows you', person.knowsMe),
    fact('Likes you', person.likesMe),
    fact('Trusts you', person.trustsMe),
    fact('Knows your work', person.knowsMyWork),
    fact('Language', person.language),
    fact('Tags', tagsOf(person.tags)),
  ].filter((row) => row !== undefined);
  return rows.length === 0 ? undefined : html`<dl class="facts">${rows}</dl>`;
}

function setOf(entries: Readonly<Record<string, string>>): Markup | undefined {
  const said = Object.entries(entries);
  if (said.length === 0) return undefined;
  return html`${said.map(
    ([key, label]) => html`<span><bdi>${key}</bdi>${label !== '' && html` <span class="label">${label}</span>`}</span>`,
  )}`;
}

function sayTie(page: Page, { tie, other, kind }: TieSeen): Markup {
  const words = [kind, tie.closeness && `knows them ${tie.closeness}`, tie.words].filter((word) => Boolean(word));
  return html`${who(page, other)}${words.length > 0 && html` <span class="soft"><bdi>${words.join(' · ')}</bdi></span>`}`;
}

function sayAffiliation({ firm, title, from, until }: Affiliation): Markup {
  const years = [from && sayDay(from), until && sayDay(until)].filter(Boolean).join(' – ');
  const words = [title, years].filter((word) => Boolean(word));
  return html`<bdi>${firm}</bdi>${words.length > 0 && html` <span class="soft"><bdi>${words.join(' · ')}</bdi></span>`}`;
}

function ledgerOf({ ledger }: Told): Markup | undefined {
  const said = (deeds: Told['ledger']['given']) =>
    [
      deeds.introductions && counted(deeds.introductions, 'introduction'),
      deeds.referrals && counted(deeds.referrals, 'referral'),
      deeds.help && (deeds.help === 1 ? 'help once' : `help ${deeds.help} times`),
    ]
      .filter(Boolean)
      .join(', ');
  const [given, received] = [said(ledger.given), said(ledger.received)];
  if (given === '' && received === '') return undefined;
  return html`<h5>Given and received</h5><p class="deeds">${given && `You gave ${given}. `}${received && `They gave ${received}.`}</p>`;
}

function cardsOf(page: Page, { person, asks, intros }: Told): Markup | undefined {
  const isThem = (party: PartyId) => party !== 'me' && survivorOf(page.document, party) === person.id;
  const lines = [
    ...asks.map((ask) => {
      const place = page.telling.places.get(ask.id);
      return html`<a href="#a${place}"><bdi>${ask.title}</bdi></a> <span class="soft">ask · ${ask.outcome ?? ask.stage}</span>`;
    }),
    ...intros.map((intro) => {
      const { partyA: a, partyB: b, outcome, stage } = intro;
      const parts = isThem(intro.connector)
        ? html`of ${who(page, a)} and ${who(page, b)}, through them`
        : html`to ${who(page, isThem(a) ? b : a)}`;
      const place = page.telling.places.get(intro.id);
      return html`<a href="#i${place}">Introduction</a> ${parts} <span class="soft">${outcome ?? stage}</span>`;
    }),
  ];
  return listOf('Asks and introductions', lines);
}

function timeOf({ interactions }: Told): Markup | undefined {
  if (interactions.length === 0) return undefined;
  return html`<h5>Time together</h5><ul class="time">${interactions.map(
    ({ on, kind, text, neverLeaves }) =>
      html`<li><span class="when">${sayDay(on)}</span><div><span class="label">${capital(kind)}${
        neverLeaves && ' · in confidence'
      }</span>${text !== '' && html`<p class="said" dir="auto">${text}</p>`}</div></li>`,
  )}</ul>`;
}

function alsoOf({ alsoInFile = {} }: Person): Markup | undefined {
  const rows = Object.entries(alsoInFile).map(([title, said]) => fact(title, said));
  return rows.length === 0 ? undefined : html`<h5>Also in their address book</h5><dl class="facts">${rows}</dl>`;
}

function listOf(title: string, lines: readonly Part[]): Markup | undefined {
  if (lines.length === 0) return undefined;
  return html`<h5>${title}</h5><ul class="list">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
