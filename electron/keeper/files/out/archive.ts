// The readable archive: the whole network as one page for people, that needs no Vouchsafe, no network and no program but a
// browser, today or in thirty years, on a screen or on paper. No script, nothing fetched, and nothing of it is anything but
// text, whatever somebody is called (html.ts).
import { createHash } from 'node:crypto';
import { columnOf } from '../../../../shared/model/board.ts';
import type { Card } from '../../../../shared/model/cards.ts';
import { displayName, type VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { Firm } from '../../../../shared/model/firm.ts';
import { tellAsk, tellIntro } from './archive-cards.ts';
import { firmsTold, gather, type Told } from './archive-index.ts';
import { tellPerson } from './archive-person.ts';
import { ARCHIVE_STYLE } from './archive-style.ts';
import { capital, counted, fact, type Page, sayInstant, tagsOf } from './archive-words.ts';
import { html, Markup } from './html.ts';
import type { Origin } from './json.ts';
import { isWhole } from './leaving.ts';
import type { Tally, Wanted } from './wanted.ts';

/** Above so many, the names of a letter may break over columns. */
const LONG = 12;

/** The page, in pieces. */
export function* writeArchive(
  document: VouchsafeDocument,
  wanted: Wanted,
  tally: Tally,
  origin: Origin,
): Generator<string> {
  const telling = yield* gather(document, wanted, tally, origin.today);
  const page: Page = { document, wanted, telling, today: origin.today };
  const letters = byLetter([...telling.people.values()]);
  const firms = firmsTold(document, wanted);
  yield head(page, origin).text;
  yield index(page, letters, firms).text;
  const people = letters.flatMap(({ letter, people }) => people.map((told) => [letter, told] as const));
  yield* section('People', people, (told) => tellPerson(page, told), tally);
  const columned = <C extends Card>(cards: readonly C[]) =>
    cards.map((card) => [columnName(page, card), card] as const);
  yield* section('Asks', columned(telling.asks), (ask, place) => tellAsk(page, ask, place), tally);
  yield* section('Introductions', columned(telling.intros), (intro, place) => tellIntro(page, intro, place), tally);
  yield* section(
    'Firms',
    firms.map((firm) => ['', firm] as const),
    tellFirm,
    tally,
  );
  yield html`<footer>Written by Vouchsafe on ${origin.device}, ${sayInstant(origin.now)}. What is in the bin is not here.</footer>
</body>
</html>
`.text;
}

/** A part of the archive, its articles under the headings of their groups; nothing where there are none. */
function* section<Item>(
  title: string,
  items: readonly (readonly [group: string, item: Item])[],
  tell: (item: Item, place: number) => Markup,
  tally: Tally,
): Generator<string> {
  if (items.length === 0) return;
  yield html`<h2 id="${anchorOf(title)}">${title}</h2>\n`.text;
  let [last, groups] = ['', 0];
  for (const [place, [group, item]] of items.entries()) {
    if (group !== last) yield html`<h3 class="group" id="${anchorOf(title)}-${++groups}">${group}</h3>\n`.text;
    last = group;
    tally.records++;
    yield tell(item, place + 1).text;
  }
}

function head({ document, wanted, telling }: Page, { now }: Origin): Markup {
  const { name, title, firm } = document.me;
  const heading = name ? html`The network of <bdi>${name}</bdi>` : html`My network`;
  const people = counted(telling.people.size, 'person', 'people');
  const cards = `${counted(telling.asks.length, 'ask')} and ${counted(telling.intros.length, 'introduction')}`;
  const style = new Markup(ARCHIVE_STYLE);
  const hash = createHash('sha256').update(ARCHIVE_STYLE).digest('base64');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name ? `The network of ${name}` : 'My network'}</title>
<style>${style}</style>
</head>
<body>
<header class="cover">
<div class="sign" aria-hidden="true"><i></i><b></b><i></i></div>
<h1>${heading}</h1>
${(title || firm) && html`<p class="soft"><bdi>${[title, firm].filter(Boolean).join(' · ')}</bdi></p>`}
<p class="lead">${people}, ${cards}, as they stood on ${sayInstant(now)}.</p>
<p class="notice small">${noticeOf(wanted)}</p>
</header>
`;
}

function noticeOf(wanted: Wanted): string {
  if (isWhole(wanted))
    return 'All of it is here, what was said in confidence too, and nothing is locked. Keep it as you would a diary.';
  const left = wanted.everything ? '' : ' What never leaves the vault stayed there.';
  return `${wanted.people ? 'Only some people are here, with what concerns them.' : 'Nothing here is locked.'}${left}`;
}

/** Ways to everything: the parts, the letters, and everybody's name. */
function index({ telling }: Page, letters: readonly Letter[], firms: readonly Firm[]): Markup {
  const sizes = {
    People: telling.people.size,
    Asks: telling.asks.length,
    Introductions: telling.intros.length,
    Firms: firms.length,
  };
  const parts = Object.entries(sizes).filter(([, size]) => size > 0);
  return html`<nav aria-label="Contents">
<p class="parts">${parts.map(([title, size]) => html`<a href="#${anchorOf(title)}">${title} <span class="soft">${size.toLocaleString('en')}</span></a>`)}</p>
${letters.length > 1 && html`<p class="letters">${letters.map(({ letter }, place) => html`<a href="#people-${place + 1}">${letter}</a>`)}</p>`}
<div class="names">${letters.map(
    ({ letter, people }) =>
      html`<div class="${people.length > LONG ? 'long' : ''}"><p class="initial">${letter}</p><ul>${people.map(
        ({ person, place }) => html`<li><a href="#p${place}"><bdi>${displayName(person)}</bdi></a></li>`,
      )}</ul></div>`,
  )}</div>
</nav>
`;
}

function tellFirm({ name, aliases, tags, link, about }: Firm): Markup {
  return html`<article>
<header><h4><bdi>${name}</bdi></h4></header>
<dl class="facts">
${fact('Also called', Object.keys(aliases).join(', '))}
${fact('Link', link)}
${fact('Tags', tagsOf(tags))}
</dl>
${about && html`<p class="about said" dir="auto">${about}</p>`}
</article>
`;
}

interface Letter {
  readonly letter: string;
  readonly people: readonly Told[];
}

/** People by the first letter of their names, in whatever script; the rest under #. */
function byLetter(people: readonly Told[]): Letter[] {
  const letters = new Map<string, Told[]>();
  for (const told of people) {
    const [first = ''] = displayName(told.person).trim().normalize('NFKD').toLocaleUpperCase('en');
    const letter = /\p{L}/u.test(first) ? first : '#';
    const others = letters.get(letter);
    if (others) others.push(told);
    else letters.set(letter, [told]);
  }
  return [...letters].map(([letter, people]) => ({ letter, people }));
}

function columnName({ today }: Page, card: Card): string {
  return capital(columnOf(card, today));
}

/** A part's anchor. Titles are ours. */
function anchorOf(title: string): string {
  return title.toLowerCase();
}
