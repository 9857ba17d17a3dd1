// Stories of laptops: real vaults on disk, real sockets, one process. What one user does on one laptop is there on the other.
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { Laptop, nearAddress, pair, until } from './laptops.ts';

beforeAll(startAutomerge);

const laptops: Laptop[] = [];

afterEach(async () => {
  const bugs = laptops.flatMap(({ bugs }) => bugs);
  for (const laptop of laptops.splice(0)) await laptop.gone();
  expect(bugs).toEqual([]);
});

async function laptop(name: string): Promise<Laptop> {
  const made = await Laptop.make(name);
  laptops.push(made);
  return made;
}

/** Study with two people, and travel, which is empty, paired and in step. */
async function couple(): Promise<[Laptop, Laptop]> {
  const [study, travel] = [await laptop('study'), await laptop('travel')];
  await study.meet('Ana Pinto');
  await study.meet('Ben Roth');
  await pair(study, travel);
  await until(() => study.isInStepWith(travel), 'in step');
  return [study, travel];
}

describe('two laptops', () => {
  test('Y19: each is shown the name of the other and asked; after both yes they have each other, and the empty one has all', async () => {
    const [study, travel] = [await laptop('study'), await laptop('travel')];
    await study.meet('Ana Pinto');
    const code = await study.session.sync.show();
    expect(study.pairing).toMatchObject({ is: 'showing', words: code.words, left: 3 });
    await travel.session.sync.join({ code: code.words.toUpperCase(), address: nearAddress(code) });
    await until(() => study.pairing?.is === 'asking' && travel.pairing?.is === 'asking', 'being asked');
    expect(study.pairing).toMatchObject({ role: 'study', name: 'travel', people: 0, hasData: false });
    expect(travel.pairing).toMatchObject({ role: 'travel', name: 'study', people: 1, hasData: false });
    expect(study.state).toMatchObject({ is: 'off', laptops: [] });
    await travel.session.sync.confirm({ yes: true });
    expect(travel.pairing).toMatchObject({ is: 'asking', saidYes: true });
    await study.session.sync.confirm({ yes: true });
    await until(() => study.isInStepWith(travel), 'in step');
    expect(travel.people).toEqual(['Ana Pinto']);
    expect(study.state).toMatchObject({ is: 'on', laptops: [{ name: 'study', isThis: true }, { name: 'travel' }] });
    expect(study.pairing).toMatchObject({ is: 'done', name: 'travel' });
  });

  test('Y33: one change is on the other board at once, both ways', async () => {
    const [study, travel] = await couple();
    await study.meet('Cleo Marsh');
    await until(() => travel.people.includes('Cleo Marsh'), 'the change there');
    await travel.meet('Dan Okoro');
    await until(() => study.people.includes('Dan Okoro'), 'the change here');
    await until(() => study.isInStepWith(travel), 'in step');
    expect(travel.people).toEqual(study.people);
  });
});

describe('apart and together again', () => {
  test('Y32: what was done while the other was locked is there when it is unlocked, on both', async () => {
    const [study, travel] = await couple();
    await travel.lock();
    await until(() => study.of(travel)?.trouble === 'locked-there', 'the bye');
    await study.meet('Cleo Marsh');
    await until(() => study.of(travel)?.toSend === 1, 'one change waiting');
    await study.lock();
    await travel.unlock();
    await travel.meet('Dan Okoro');
    await study.unlock();
    await until(() => study.isInStepWith(travel), 'in step');
    expect(study.people).toEqual(['Ana Pinto', 'Ben Roth', 'Cleo Marsh', 'Dan Okoro']);
    expect(travel.people).toEqual(study.people);
    expect(study.of(travel)?.trouble).toBeUndefined();
  });

  test('Y49: the port stays over restarts, so that an address that was typed once goes on being right', async () => {
    const [study, travel] = await couple();
    const { addresses } = study.itself ?? {};
    await study.lock();
    await study.unlock();
    await until(() => study.isInStepWith(travel), 'in step');
    expect(study.itself?.addresses).toEqual(addresses);
  });

  test('Y30: a week apart comes in one go, and windows are told how far it is', async () => {
    const [study, travel] = await couple();
    await travel.lock();
    for (let count = 0; count < 700; count++) await study.meet(`Person ${count}`);
    expect(study.of(travel)?.toSend).toBe(700);
    await travel.unlock();
    const shares: number[] = [];
    await until(() => {
      const { progress } = study.of(travel) ?? {};
      if (progress !== undefined) shares.push(progress);
      return study.isInStepWith(travel);
    }, 'in step');
    expect(travel.people).toHaveLength(702);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });
});

test('Y16, Y45, Y47: laptops of one network need no address: neither for the code nor afterwards', async () => {
  const [study, travel] = [
    await Laptop.make('study', { discovers: true }),
    await Laptop.make('travel', { discovers: true }),
  ];
  laptops.push(study, travel);
  await study.meet('Ana Pinto');
  const code = await study.session.sync.show();
  await travel.session.sync.join({ code: code.words });
  await until(() => study.pairing?.is === 'asking' && travel.pairing?.is === 'asking', 'being asked');
  await study.session.sync.confirm({ yes: true });
  await travel.session.sync.confirm({ yes: true });
  await until(() => study.isInStepWith(travel), 'in step');
  await study.lock();
  await travel.meet('Ben Roth');
  await study.unlock();
  await until(() => study.people.includes('Ben Roth'), 'the change');
});

describe('three laptops', () => {
  test('Y8, Y33: one that two of them let in knows all, and what one does all have', async () => {
    const [study, travel] = await couple();
    const office = await laptop('office');
    await pair(travel, office);
    await until(() => travel.isInStepWith(office) && study.isInStepWith(travel), 'in step');
    expect(office.people).toEqual(['Ana Pinto', 'Ben Roth']);
    expect(study.state.laptops.map(({ name }) => name)).toEqual(['study', 'office', 'travel']);
    await office.meet('Cleo Marsh');
    await until(() => study.people.includes('Cleo Marsh'), 'the change at the third');
    await study.meet('Dan Okoro');
    await until(() => office.people.includes('Dan Okoro'), 'the change back');
  });

  test('Y13: a laptop that stands with others joins no other circle, and nothing changes', async () => {
    const [, travel] = await couple();
    const office = await laptop('office');
    const code = await office.session.sync.show();
    const joining = travel.session.sync.join({ code: code.words, address: nearAddress(code) });
    await expect(joining).rejects.toMatchObject({ code: 'already-paired' });
    expect(travel.state.is).toBe('on');
  });
});

describe('what users do with laptops', () => {
  test('Y10, Y12: a removed laptop is cut off, hears no more, keeps what it had, and may be paired again as a new one', async () => {
    const [study, travel] = await couple();
    const id = study.of(travel)?.id ?? '';
    await study.session.sync.remove({ laptop: id });
    await until(() => travel.state.isRemoved, 'being removed');
    await study.meet('Cleo Marsh');
    expect(study.state).toMatchObject({ is: 'off', laptops: [{ name: 'study' }], gone: [{ id, name: 'travel' }] });
    await until(() => study.state.gone[0]?.inStepAt, 'the day it was last in step');
    expect(travel.people).toEqual(['Ana Pinto', 'Ben Roth']);
    await pair(study, travel, 'together');
    await until(() => study.isInStepWith(travel), 'in step');
    expect(travel.people).toEqual(['Ana Pinto', 'Ben Roth', 'Cleo Marsh']);
    expect(study.of(travel)?.id).not.toBe(id);
  });

  test('Y9: a new name is read on both', async () => {
    const [study, travel] = await couple();
    await travel.session.sync.rename({ laptop: travel.of(study)?.id ?? '', name: 'Kitchen table' });
    await until(() => study.itself?.name === 'Kitchen table', 'the name there');
    expect(travel.of(study)?.name).toBe('Kitchen table');
  });

  test('Y66: paused, nothing listens and nothing is lost; going on brings both in step', async () => {
    const [study, travel] = await couple();
    await study.session.sync.pause({ paused: true });
    expect(study.state).toMatchObject({ is: 'paused', laptops: [{ isThis: true, addresses: [] }, {}] });
    await until(() => travel.of(study)?.trouble === 'paused-there', 'the bye');
    await travel.meet('Cleo Marsh');
    await study.lock();
    await study.unlock();
    expect(study.state.is).toBe('paused');
    await study.session.sync.pause({ paused: false });
    await until(() => study.isInStepWith(travel), 'in step');
    expect(study.people).toContain('Cleo Marsh');
  });

  test('Y23: when locked nothing listens', async () => {
    const [study, travel] = await couple();
    const port = Number(study.itself?.addresses[0]?.split(':').at(-1));
    expect(await canConnect(port)).toBe(true);
    await study.lock();
    expect(await canConnect(port)).toBe(false);
    await until(() => travel.of(study)?.trouble === 'locked-there', 'the bye');
  });
});

describe('joining with a vault that holds data', () => {
  async function twoFull(): Promise<[Laptop, Laptop]> {
    const [study, travel] = [await laptop('study'), await laptop('travel')];
    await study.meet('Ana Pinto');
    await travel.meet('Ben Roth');
    return [study, travel];
  }

  test('Y21: it is asked what becomes of both; brought together, both have all', async () => {
    const [study, travel] = await twoFull();
    const code = await study.session.sync.show();
    await travel.session.sync.join({ code: code.link, address: nearAddress(code) });
    await until(() => travel.pairing?.is === 'asking' && study.pairing?.is === 'asking', 'being asked');
    expect(travel.pairing).toMatchObject({ hasData: true, people: 1 });
    await expect(travel.session.sync.confirm({ yes: true })).rejects.toMatchObject({ code: 'request-malformed' });
    await study.session.sync.confirm({ yes: true });
    await travel.session.sync.confirm({ yes: true, bring: 'together' });
    await until(() => study.isInStepWith(travel), 'in step');
    expect(study.people).toEqual(['Ana Pinto', 'Ben Roth']);
    expect(travel.people).toEqual(study.people);
  });

  test('Y21: kept aside, it is in a backup that stays, and can be merged in later', async () => {
    const [study, travel] = await twoFull();
    await pair(study, travel, 'aside');
    await until(() => study.isInStepWith(travel), 'in step');
    expect([study.people, travel.people]).toEqual([['Ana Pinto'], ['Ana Pinto']]);
    const backups = await travel.session.backups();
    for (const { file } of backups) await travel.session.mergeBackup(file);
    await until(() => study.people.length === 2 && study.isInStepWith(travel), 'in step');
    expect(study.people).toEqual(['Ana Pinto', 'Ben Roth']);
  });

  test('Y21: whoever shows the code, an empty laptop takes what the full one has', async () => {
    const [study, travel] = [await laptop('study'), await laptop('travel')];
    await travel.meet('Ben Roth');
    await pair(study, travel);
    await until(() => study.isInStepWith(travel), 'in step');
    expect([study.people, travel.people]).toEqual([['Ben Roth'], ['Ben Roth']]);
  });
});

describe('a pairing that comes to nothing', () => {
  test('Y15: wrong words are told on both sides, and neither is in a circle', async () => {
    const [study, travel] = [await laptop('study'), await laptop('travel')];
    const code = await study.session.sync.show();
    const wrong = code.words.split(' ').reverse().join(' ');
    await travel.session.sync.join({ code: wrong, address: nearAddress(code) });
    await until(() => travel.pairing?.is === 'over', 'the end');
    expect(travel.pairing).toEqual({ is: 'over', why: 'code-wrong' });
    expect(study.pairing).toMatchObject({ is: 'showing', left: 2 });
    expect([study.state.laptops, travel.state.laptops]).toEqual([[], []]);
  });

  test('Y19: who says no is in no circle, and the other hears it', async () => {
    const [study, travel] = [await laptop('study'), await laptop('travel')];
    const code = await study.session.sync.show();
    await travel.session.sync.join({ code: code.words, address: nearAddress(code) });
    await until(() => study.pairing?.is === 'asking' && travel.pairing?.is === 'asking', 'being asked');
    await study.session.sync.confirm({ yes: false });
    await until(() => travel.pairing?.is === 'over', 'the end');
    expect([study.pairing, travel.pairing]).toEqual([
      { is: 'over', why: 'declined' },
      { is: 'over', why: 'declined' },
    ]);
    await study.session.sync.stopPairing();
    expect(study.pairing).toBeUndefined();
  });

  test('Y66: a code that was put away leaves nothing that listens, and nothing in the drawer', async () => {
    const study = await laptop('study');
    const code = await study.session.sync.show();
    const port = Number(nearAddress(code).split(':').at(-1));
    expect(await canConnect(port)).toBe(true);
    await study.session.sync.stopPairing();
    expect(await canConnect(port)).toBe(false);
    expect(await study.session.vault.readSide()).toBeUndefined();
  });
});

async function canConnect(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  const came = await Promise.race([
    once(socket, 'connect').then(
      () => true,
      () => false,
    ),
  ]);
  socket.destroy();
  return came;
}
