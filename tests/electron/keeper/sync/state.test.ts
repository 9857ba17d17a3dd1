// What windows are told about sync: what the user wants to know of each laptop, and nothing that a window does not show.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { type Kept, newKept, withPeer } from '../../../../electron/keeper/sync/kept.ts';
import { removeLaptop, standing } from '../../../../electron/keeper/sync/roll.ts';
import { type Live, type LivePeer, QUIET, syncState } from '../../../../electron/keeper/sync/state.ts';
import { sentenceOfTrouble } from '../../../../shared/sync.ts';
import { founder, pair } from './circles.ts';

beforeAll(loadCrypto);

interface Circle {
  readonly kept: Kept;
  readonly travel: string;
  readonly office: string;
}

function circle(): Circle {
  const study = founder('study');
  const travel = pair(study, 'travel').identity.id;
  const office = pair(study, 'office').identity.id;
  return { kept: newKept(study.identity, study.roll), travel, office };
}

const live = (id: string, peer: LivePeer): Live => ({ ...QUIET, peers: new Map([[id, peer]]) });

/** What is told of one laptop. */
function told(kept: Kept, of: string, at: Live = QUIET) {
  const state = syncState(kept, at);
  return state.is === 'off' ? undefined : state.laptops.find(({ id }) => id === of);
}

describe('what windows are told', () => {
  test('Y65: this laptop first, then the others by name; nothing is known of those that were never met', () => {
    const { kept, travel, office } = circle();
    const others = { isThis: false, lacks: 0, brings: 0, isInStep: false };
    expect(syncState(kept, QUIET)).toEqual({
      is: 'on',
      laptops: [
        { id: kept.identity.id, name: 'study', isThis: true, lacks: 0, brings: 0, isInStep: true },
        { id: office, name: 'office', ...others },
        { id: travel, name: 'travel', ...others },
      ],
      gone: [],
    });
  });

  test('Y65: how far a laptop is, how it is in touch, when it was last heard, and what went wrong', () => {
    const { kept, travel } = circle();
    const met = withPeer(kept, travel, { heardAt: 5, inStepAt: 4 });
    const behind = { isConnected: true, lacks: 12, brings: 3, isInStep: true, progress: { done: 1, total: 9 } };
    const at = { heardAt: 5, inStepAt: 4 };
    expect(told(met, travel, live(travel, behind))).toMatchObject({
      ...at,
      ...{ how: 'direct', lacks: 12, brings: 3, isInStep: false, progress: { done: 1, total: 9 } },
    });
    const level = { isConnected: true, lacks: 0, brings: 0, isInStep: true };
    expect(told(met, travel, live(travel, level))).toMatchObject({ how: 'direct', isInStep: true });
    expect(told(met, travel, { ...QUIET, seenInFolder: new Set([travel]) })).toMatchObject({ ...at, how: 'folder' });
    expect(told(met, travel, live(travel, { trouble: 'twin' }))?.trouble).toBe('twin');
    expect(sentenceOfTrouble('twin')).toMatch(/^A copy .* join again/u);
  });

  test('Y65: which files of whom the folder waits for, by name', () => {
    const { kept, travel, office } = circle();
    const withFolder: Kept = { ...kept, carrier: { kind: 'disk', path: '/media/stick' } };
    const missingFiles = new Map([
      [travel, 1],
      [office, 0],
      ['00'.repeat(16), 4],
    ]);
    const state = syncState(withFolder, { ...QUIET, missingFiles, folderTrouble: 'It is not there.' });
    expect(state).toMatchObject({
      folder: { carrier: 'disk', waitsFor: [{ laptop: 'travel', files: 1 }], trouble: 'It is not there.' },
    });
    expect(syncState(kept, { ...QUIET, missingFiles })).not.toHaveProperty('folder');
  });

  test('Y12, Y65: a removed laptop is named with the day it was last in step', () => {
    const { kept, travel, office } = circle();
    const roll = removeLaptop(removeLaptop(kept.roll, kept.identity, travel), kept.identity, office);
    const state = syncState({ ...withPeer(kept, travel, { inStepAt: 7 }), roll }, QUIET);
    expect(state).toMatchObject({
      laptops: [{ name: 'study' }],
      gone: [
        { id: office, name: 'office' },
        { id: travel, name: 'travel', inStepAt: 7 },
      ],
    });
  });

  test('Y65: no keys, credentials, addresses or paths', () => {
    const { kept, travel } = circle();
    const full: Kept = {
      ...withPeer(kept, travel, {
        thread: 'ab'.repeat(16),
        typed: ['198.51.100.7:4711'],
        addresses: ['laptop.local:1'],
      }),
      carrier: { kind: 'webdav', url: 'https://cloud.example/desk', user: 'Mo', password: 'hush hush' },
    };
    const text = JSON.stringify(syncState(full, live(travel, { isConnected: true })));
    const secrets = [
      full.identity.key,
      toHex(full.identity.certificate),
      'ab'.repeat(16),
      '198.51',
      '.local',
      'cloud',
      'hush',
    ];
    for (const { box, fingerprint } of standing(full.roll)) secrets.push(toHex(box), fingerprint);
    for (const secret of [...secrets, toHex(full.identity.box.privateKey)]) expect(text).not.toContain(secret);
  });
});

describe('off and paused', () => {
  test('Y66: without a drawer sync is off, and where this laptop was removed, too', () => {
    expect(syncState(undefined, QUIET)).toEqual({ is: 'off', isRemoved: false });
    const { kept } = circle();
    const roll = removeLaptop(kept.roll, kept.identity, kept.identity.id);
    expect(syncState({ ...kept, roll }, QUIET)).toEqual({ is: 'off', isRemoved: true });
  });

  test('Y66: paused, nobody is in touch, and all that is known of the others is there still', () => {
    const { kept, travel } = circle();
    const met: Kept = { ...withPeer(kept, travel, { heardAt: 5, inStepAt: 4 }), isPaused: true };
    const busy: Live = {
      ...live(travel, { isConnected: true, lacks: 3, brings: 1, trouble: 'busy' }),
      seenInFolder: new Set([travel]),
    };
    const state = syncState(met, busy);
    expect(state.is).toBe('paused');
    expect(told(met, travel, busy)).toEqual({
      ...{ id: travel, name: 'travel', isThis: false, lacks: 0, brings: 0, isInStep: false },
      ...{ heardAt: 5, inStepAt: 4 },
    });
    expect(told({ ...met, isPaused: false }, travel, busy)).toMatchObject({ how: 'direct', lacks: 3, heardAt: 5 });
  });
});
