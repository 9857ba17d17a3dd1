// The Automerge door: what goes in comes out, on this laptop and on another.
import * as Automerge from '@automerge/automerge';
import { beforeAll, describe, expect, test } from 'vitest';
import { genesis, Network, startAutomerge } from '../../../electron/keeper/document.ts';
import { captureAsk, editAsk } from '../../../shared/model/ask.ts';
import { emptyDocument, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { addPerson, editPerson } from '../../../shared/model/person.ts';
import { addSample, removeSample } from '../../../shared/model/sample.ts';
import { find } from '../../../shared/model/table.ts';
import { recordTie } from '../../../shared/model/tie.ts';
import type { Edit } from '../../../shared/model/undo.ts';
import { stampAt } from '../../helpers/stamp.ts';

beforeAll(startAutomerge);

/** One for each list of GENESIS; a hash that has shipped never changes. */
const GENESIS_HASHES = [
  '86e3824de356dff19b383fdf7e7a3461068bbb7708964274227e85eee30362b5',
  '2e3d9ac79d91be2eb49bb663a41c4ec1ae0b79570afe33cb8c17a82bf3dcfa25',
  'ad98a48051536a4cadadd85d7169fb46c13ae65f3c40a62f1f99939d4c100e92',
];

function tieOf(document: VouchsafeDocument) {
  const [a, b] = ['Ana', 'Bruno'].map((name) => addPerson(document, { name }, stampAt())) as [PersonId, PersonId];
  return { a, b, kind: 'colleague' };
}

function newNetwork(): Network {
  const { snapshot, heads } = genesis();
  return Network.load(snapshot, heads);
}

describe('the network', () => {
  test('starts from the same genesis in every vault, for ever', () => {
    const hashes = Automerge.getAllChanges(Automerge.load(genesis().snapshot)).map(
      (change) => Automerge.decodeChange(change).hash,
    );
    expect(hashes).toEqual(GENESIS_HASHES);
    expect(genesis().heads).toEqual(GENESIS_HASHES.slice(-1));
    expect(newNetwork().plain).toEqual(emptyDocument());
  });

  test('of an older Vouchsafe gets the parts that it lacks, the same on both laptops', () => {
    const [first] = Automerge.getAllChanges(Automerge.load(genesis().snapshot)) as [Uint8Array];
    const [old] = Automerge.applyChanges(Automerge.init(), [first]);
    const older = () => Network.load(Automerge.save(old), Automerge.getHeads(old));
    const [study, travel] = [older(), older()];
    expect(study.plain).toEqual(emptyDocument());
    for (const laptop of [study, travel]) laptop.receive(laptop.missingGenesis());
    const { bytes } = study.change((document) => recordTie(document, tieOf(document), stampAt()), 0);
    travel.receive(bytes);
    expect(travel.plain).toEqual(study.plain);
    expect(study.missingGenesis()).toEqual([]);
    expect(study.heads).toEqual(travel.heads);
  });

  test('tells what an earlier change did, when asked for it by name', () => {
    const network = newNetwork();
    const stamp = stampAt();
    const { value: id } = network.change((document) => addPerson(document, { name: 'Ana', firm: 'Acme' }, stamp), 0);
    const made = network.change(
      (document) => {
        addSample(document, undefined, stamp);
        editPerson(document, {
          id,
          changes: { name: 'Ana J', firm: '', tags: ['health'], emails: { 'a@x.example': '' } },
        });
        return 'b1';
      },
      0,
      (name) => name,
    );
    network.change((document) => editPerson(document, { id, changes: { name: 'Ana Jansen' } }), 0);
    const byPath = (edits: readonly Edit[]) => new Map(edits.map(({ path, ...edit }) => [path.join('/'), edit]));
    expect(byPath(network.editsOf('b1') ?? [])).toEqual(byPath(made.edits));
    expect(network.editsOf('b2')).toBeUndefined();
  });

  test('comes back from a snapshot exactly as it was', () => {
    const network = newNetwork();
    network.change((document) => addSample(document, undefined, stampAt()), 0);
    const { snapshot, heads, readModel } = network.save();
    expect(Network.load(snapshot, heads).plain).toEqual(network.plain);
    expect(Network.show(readModel).plain).toEqual(network.plain);
  });

  test('comes back from the log of its changes exactly as it was', () => {
    const network = newNetwork();
    const replayed = newNetwork();
    const stamp = stampAt();
    const log = [
      network.change((document) => addSample(document, undefined, stamp), 1000),
      network.change((document) => captureAsk(document, { title: 'A translator' }, stamp), 2000),
      network.change((document) => removeSample(document, undefined, stamp), 3000),
    ];
    replayed.receive(log.flatMap(({ bytes }) => bytes));
    expect(replayed.plain).toEqual(network.plain);
    expect(replayed.heads).toEqual(network.heads);
  });

  test('never holds a collaborative text: that would load ten times slower', () => {
    const network = newNetwork();
    network.change((document) => addSample(document, undefined, stampAt()), 0);
    network.change((document) => {
      document.me.name = 'Mo';
    }, 0);
    const texts: string[] = [];
    const walk = (value: unknown, path: string) => {
      if (typeof value === 'string') texts.push(path);
      else if (typeof value === 'object' && value !== null && !Automerge.isImmutableString(value))
        for (const [key, each] of Object.entries(value)) walk(each, `${path}/${key}`);
    };
    walk(Automerge.load(network.save().snapshot), '');
    expect(texts).toEqual([]);
  });

  test('is left as it was by a verb that refuses half way', () => {
    const network = newNetwork();
    const before = network.plain;
    const half = () =>
      network.change((document) => {
        addPerson(document, { name: 'Ana' }, stampAt());
        addPerson(document, {}, stampAt());
      }, 0);
    expect(half).toThrow('Give at least a name');
    expect(network.plain).toBe(before);
  });

  test('merges what two laptops wrote apart, whole', () => {
    const stamp = stampAt();
    const study = newNetwork();
    const { bytes, value: id } = study.change(
      (document) => addPerson(document, { name: 'Ana', firm: 'Tidewater' }, stamp),
      0,
    );
    const travel = newNetwork();
    travel.receive(bytes);
    const here = study.change((document) => editPerson(document, { id, changes: { title: 'Founder' } }), 0);
    const there = travel.change((document) => editPerson(document, { id, changes: { place: 'Porto' } }), 0);
    study.receive(there.bytes);
    travel.receive(here.bytes);
    expect(study.plain).toEqual(travel.plain);
    expect(find(study.plain.people, id)).toMatchObject({ name: 'Ana', title: 'Founder', place: 'Porto' });
  });

  test('says when part of its log is missing', () => {
    const stamp = stampAt();
    const network = newNetwork();
    const first = network.change((document) => captureAsk(document, { title: 'One' }, stamp), 0);
    const second = network.change(
      (document) => editAsk(document, { id: first.value, changes: { title: 'Two' } }, stamp),
      0,
    );
    const other = newNetwork();
    other.receive(second.bytes);
    expect(other.isIncomplete()).toBe(true);
    other.receive(first.bytes);
    expect(other.isIncomplete()).toBe(false);
    expect(other.plain).toEqual(network.plain);
  });

  test('finds what a backup has and it lacks', () => {
    const stamp = stampAt();
    const network = newNetwork();
    const { bytes } = network.change((document) => addPerson(document, { name: 'Ana' }, stamp), 0);
    const backup = newNetwork();
    backup.receive(bytes);
    const more = backup.change((document) => addPerson(document, { name: 'Björn' }, stamp), 0);
    const missing = network.missingFrom({ ...backup.save(), changes: [] });
    expect(missing).toEqual(more.bytes);
    expect(backup.missingFrom({ ...network.save(), changes: [] })).toEqual([]);
  });

  test('refuses a snapshot whose history does not end in its heads', () => {
    const { snapshot } = genesis();
    expect(() => Network.load(snapshot, ['00'.repeat(32)])).toThrow('damaged');
  });
});
