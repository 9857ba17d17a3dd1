// One change, as a request makes it: verb, Automerge, seal, two files synced, patches out. The mix of a busy hour.
import { captureAsk } from '../../shared/model/ask.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { Stamp } from '../../shared/model/identity.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { moveCard } from '../../shared/model/move.ts';
import { editPerson } from '../../shared/model/person.ts';
import { records } from '../../shared/model/table.ts';
import type { Desk } from './desk.ts';
import { type Figure, type Limits, median, percentile, timed } from './figure.ts';

// A change that takes longer than a frame is felt; longer than three frames, seen. At L a board has 6,000 cards.
const HALF: Limits = { S: 16, M: 16, L: 33 };
const WORST: Limits = { S: 50, M: 50, L: 100 };
// What a window is told about one change (a trial: 200 to 800 bytes).
const PATCHES = 1_000;
const ROUNDS = 75;

export async function measureChanges(desk: Desk): Promise<Figure[]> {
  return await desk.inSession(async (opened) => {
    const { document } = opened.session;
    await busyHour(document, opened.change, 5);
    const times = await busyHour(document, opened.change, ROUNDS);
    const patches = opened.told.flatMap(({ message }) =>
      'patches' in message ? [JSON.stringify(message).length] : [],
    );
    const undone: number[] = [];
    for (let i = 0; i < 50; i++) undone.push((await timed(() => opened.session.takeBack('undo'))).ms);
    const { size } = desk;
    return [
      { name: 'one durable change, half', value: median(times), unit: 'ms', limit: HALF[size] },
      { name: 'one durable change, 99 %', value: percentile(times, 99), unit: 'ms', limit: WORST[size] },
      { name: 'undo, half', value: median(undone), unit: 'ms', limit: HALF[size] },
      { name: 'patches of a change to the window', value: median(patches), unit: 'B', limit: PATCHES },
    ];
  });
}

type Change = (verb: (document: VouchsafeDocument, stamp: Stamp) => unknown) => unknown;

/** Four kinds of change in turn; answers how long each took. */
export async function busyHour(document: VouchsafeDocument, change: Change, rounds: number): Promise<number[]> {
  const people = [...records(document.people)];
  const cards = [...records(document.intros)].filter(({ stage }) => stage === 'permission');
  const times: number[] = [];
  const time = async (work: () => unknown) => void times.push((await timed(work)).ms);
  for (let i = 0; i < rounds; i++) {
    const [person, card, below] = [people[i % people.length], cards[i % cards.length], cards[(i + 1) % cards.length]];
    if (!person || !card || !below) throw new Error('the network is too small');
    await time(() => change((draft) => editPerson(draft, { id: person.id, changes: { about: `Note ${i}` } })));
    await time(() => change((draft, stamp) => captureAsk(draft, { title: `Ask ${i}` }, stamp)));
    await time(() =>
      change((draft, stamp) => moveCard(draft, { id: card.id, to: 'permission', below: below.id }, stamp)),
    );
    const met = { person: person.id, kind: 'met', on: '2026-11-22', text: `We met for the ${i}th time` } as const;
    await time(() => change((draft, stamp) => addInteraction(draft, met, stamp)));
  }
  return times;
}
