// What speed relies on: bytes that are passed through are those that would be made anew, a hurried save holds what an
// unhurried one holds, and no verb can reach into a document that was shown before.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { genesis, Network, startAutomerge } from '../../../electron/keeper/document.ts';
import { Session } from '../../../electron/keeper/session.ts';
import { addPerson } from '../../../shared/model/person.ts';
import { addSample, removeSample } from '../../../shared/model/sample.ts';
import type { FromKeeper } from '../../../shared/state.ts';
import { networkWith, verbsMaking } from '../../helpers/network.ts';
import { stampAt } from '../../helpers/stamp.ts';

const COUNTS = { people: 60, asks: 10, intros: 20, interactions: 100 };
const encoded = (document: unknown) => Buffer.from(JSON.stringify(document)).toString();

beforeAll(startAutomerge);

function networkInMemory(): Network {
  const { snapshot, heads } = genesis();
  const network = Network.load(snapshot, heads);
  for (const verb of verbsMaking(networkWith(COUNTS), 25)) network.change(verb, 0);
  return network;
}

describe('a network', () => {
  test('holds the same after a hurried save as after another', () => {
    const network = networkInMemory();
    const [calm, hurried] = [network.save(), network.save({ hurried: true })];
    expect(hurried.heads).toEqual(calm.heads);
    expect(Network.load(hurried.snapshot, hurried.heads).plain).toEqual(Network.load(calm.snapshot, calm.heads).plain);
    expect(hurried.snapshot.length).toBeGreaterThan(calm.snapshot.length);
  });

  test('gives back the bytes it was shown from, until something changes', () => {
    const made = networkInMemory();
    const { readModel, snapshot, heads } = made.save();
    const shown = Network.show(readModel);
    shown.attach(snapshot, heads);
    expect(shown.readModel()).toBe(readModel);
    expect(Buffer.from(shown.readModel()).toString()).toBe(encoded(shown.plain));
    shown.change((document) => addPerson(document, { name: 'Ana' }, stampAt()), 0);
    expect(shown.readModel()).not.toBe(readModel);
    expect(Buffer.from(shown.readModel()).toString()).toBe(encoded(shown.plain));
  });

  test('shows changes from elsewhere in its bytes, too', () => {
    const [here, there] = [networkInMemory().save(), networkInMemory()];
    const shown = Network.show(here.readModel);
    shown.attach(here.snapshot, here.heads);
    const other = Network.load(here.snapshot, here.heads);
    const { bytes } = other.change((document) => addPerson(document, { name: 'Ana' }, stampAt()), 0);
    shown.receive(bytes);
    expect(encoded(JSON.parse(Buffer.from(shown.readModel()).toString()))).toBe(encoded(shown.plain));
    expect(shown.plain).toEqual(other.plain);
    expect(there.plain).toEqual(JSON.parse(Buffer.from(here.readModel).toString()));
  });

  test('leaves every document that was shown before as it was, though nothing is frozen', () => {
    const network = networkInMemory();
    const before = network.plain;
    const was = structuredClone(before);
    const stamp = stampAt();
    const { patches } = network.change((document) => addSample(document, undefined, stamp), 0);
    const told = structuredClone(patches);
    network.change((document) => removeSample(document, undefined, stamp), 0);
    expect(before).toEqual(was);
    expect(patches).toEqual(told);
  });
});

describe('a session', () => {
  const passphrase = 'correct horse battery staple';
  let dir = '';

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'vouchsafe-shown-'));
  });

  afterEach(async () => {
    await rm(dir, { recursive: true, force: true });
  });

  test('shows a window, before it says that it is open, the document that it holds itself', async () => {
    const first = new Session(join(dir, 'vault'), 'study laptop', () => undefined);
    const words = (await first.create(passphrase)).recoveryWords.split(' ');
    await first.rehearse([0, 4, 8].map((place) => ({ place, word: words[place] ?? '' })));
    for (const verb of verbsMaking(networkWith(COUNTS), 50)) await first.change(verb);
    await first.lock();
    const heard: FromKeeper[] = [];
    const second = new Session(join(dir, 'vault'), 'study laptop', (message) => heard.push(message));
    await second.unlock({ passphrase });
    const shown = heard.flatMap((message) => ('snapshot' in message ? [message.snapshot] : []));
    expect(shown).toHaveLength(1);
    expect(Buffer.from(shown[0] ?? []).toString()).toBe(encoded(second.document));
    const isOpen = (message: FromKeeper) => 'state' in message && message.state.is === 'open';
    expect(heard.findIndex((message) => 'snapshot' in message)).toBeLessThan(heard.findIndex(isOpen));
    await second.lock();
  });
});
