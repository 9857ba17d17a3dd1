// Two laptops pair: as it should go, and every way in which it may not. Real sockets. The step by itself is in pairing-steps.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import type { Code } from '../../../../electron/keeper/sync/code.ts';
import { DialError } from '../../../../electron/keeper/sync/connect.ts';
import { WAIT } from '../../../../electron/keeper/sync/pairing.ts';
import { endAll, ended, introduction, show, take, until } from './pairs.ts';
import { relay } from './relay.ts';

beforeAll(loadCrypto);
afterEach(endAll);

const WRONG = 'zoo zoo zoo zoo zoo zoo';
const NOBODY = { asked: [], kept: [], done: false };

describe('two laptops', () => {
  test.each<[string, (code: Code) => string]>([
    ['the QR', ({ link }) => link],
    ['the words', ({ words }) => words],
    ['the first four letters of each', ({ words }) => words.replaceAll(/\b(\w{4})\w*/gu, '$1')],
    ['capitals and spaces to spare', ({ words }) => `  ${words.toUpperCase().replaceAll(' ', '\n  ')} `],
  ])('Y14, Y18, Y19: pair by %s; each is shown the other, and each has it in its roll', async (_, typed) => {
    const study = await show();
    const travel = await take(typed(study.pairing.code), study.at);
    await ended(study, travel);
    expect([study.done, travel.done, study.over, travel.over]).toEqual([true, true, [], []]);
    expect(study.asked).toEqual([introduction('travel', travel.identity)]);
    expect(travel.asked).toEqual([introduction('study', study.identity)]);
    expect(study.kept.map(({ certificate }) => certificate)).toEqual([travel.identity.certificate]);
    expect(travel.kept.map(({ certificate }) => certificate)).toEqual([study.identity.certificate]);
    expect([study.bugs, travel.bugs, study.wrong]).toEqual([[], [], []]);
  });

  test('Y15, Y23: afterwards the code is dead and nothing listens', async () => {
    const study = await show();
    await ended(study, await take(study.pairing.code.link, study.at));
    await expect(take(study.pairing.code.link, study.at)).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('Y19: neither is kept anywhere until both users have said yes, whoever says it first', async () => {
    for (const first of ['study', 'travel'] as const) {
      const study = await show({ yes: undefined } as never);
      const travel = await take(study.pairing.code.link, study.at, { yes: undefined } as never);
      await until(() => study.asked.length + travel.asked.length === 2);
      const [one, other] = first === 'study' ? [study, travel] : [travel, study];
      one.pairing.confirm(true);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect([study.kept, travel.kept, study.done, travel.done]).toEqual([[], [], false, false]);
      other.pairing.confirm(true);
      await ended(study, travel);
      expect([study.done, travel.done]).toEqual([true, true]);
    }
  });

  test.each(['study', 'travel'])('Y19: when the user of %s says no, nothing has happened on either', async (who) => {
    const study = await show({ yes: who !== 'study' });
    const travel = await take(study.pairing.code.link, study.at, { yes: who !== 'travel' });
    await ended(study, travel);
    expect([study.over, travel.over, study.kept, travel.kept]).toEqual([['declined'], ['declined'], [], []]);
  });

  test('Y21: before anybody is asked to bring two together, each is told how full the other is', async () => {
    const study = await show({ yes: undefined } as never);
    const travel = await take(study.pairing.code.link, study.at, { yes: undefined } as never);
    await until(() => study.asked.length + travel.asked.length === 2);
    expect([study.asked[0]?.people, travel.asked[0]?.people]).toEqual([0, 5000]);
    expect([study.kept, travel.kept]).toEqual([[], []]);
  });

  test('Y13: a laptop that meanwhile stands in another circle joins none, and says so', async () => {
    const study = await show();
    const travel = await take(study.pairing.code.link, study.at, { refuses: 'other-circle' });
    await ended(study, travel);
    expect([study.over, travel.over, travel.kept]).toEqual([['other-circle'], ['other-circle'], []]);
  });

  test('Y20: a circle that is full, or a laptop of another protocol, is told', async () => {
    const full = await show({ refuses: 'circle-full' });
    const late = await take(full.pairing.code.link, full.at);
    await ended(full, late);
    expect([full.over, late.over]).toEqual([['circle-full'], ['circle-full']]);
    const study = await show({ protocol: 2 });
    const travel = await take(study.pairing.code.link, study.at);
    await ended(study, travel);
    expect([study.over[0], travel.over[0], study.asked, travel.asked]).toEqual(['too-new', 'too-new', [], []]);
  });
});

describe('a code', () => {
  test('Y15: wrong words are counted: after three, the right ones are too late, and the QR still works', async () => {
    const study = await show();
    for (const left of [2, 1, 0]) {
      const wrong = await take(WRONG, study.at);
      await ended(wrong);
      expect([wrong.over, study.wrong.at(-1)]).toEqual([['code-wrong'], left]);
      expect(wrong).toMatchObject(NOBODY);
    }
    const late = await take(study.pairing.code.words, study.at);
    await ended(late);
    expect([late.over, study.wrong, study.asked]).toEqual([['code-over'], [2, 1, 0], []]);
    const scanned = await take(study.pairing.code.link, study.at);
    await ended(study, scanned);
    expect([study.done, scanned.done]).toEqual([true, true]);
  });

  test('Y15: a wrong QR is refused as often as it comes and uses nothing up', async () => {
    const study = await show();
    const forged = study.pairing.code.link.replace(/c=[0-9a-f]{32}/u, `c=${'00'.repeat(16)}`);
    for (let n = 0; n < 12; n += 1) {
      const wrong = await take(forged, study.at);
      await ended(wrong);
      expect(wrong.over).toEqual(['code-wrong']);
    }
    const travel = await take(study.pairing.code.words, study.at);
    await ended(study, travel);
    expect([study.wrong, travel.done]).toEqual([[], true]);
  });

  test('Y15: five minutes after it was shown it is over, whatever the time of day, and nothing listens', async () => {
    let now = 7_000;
    const study = await show({ clock: () => now });
    now += WAIT.code - 1;
    const wrong = await take(WRONG, study.at);
    await ended(wrong);
    expect([wrong.over, study.over]).toEqual([['code-wrong'], []]);
    now += 1;
    await ended(study);
    expect([study.over, study.kept]).toEqual([['expired'], []]);
    await expect(take(study.pairing.code.link, study.at)).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('Y15: is over when study closes it, also for one who is at it', async () => {
    const study = await show({ yes: undefined } as never);
    const travel = await take(study.pairing.code.link, study.at, { yes: undefined } as never);
    await until(() => study.asked.length + travel.asked.length === 2);
    study.pairing.cancel();
    await ended(study, travel);
    expect([study.over, travel.over, study.kept, travel.kept]).toEqual([['cancelled'], ['declined'], [], []]);
    await expect(take(study.pairing.code.link, study.at)).rejects.toBeInstanceOf(DialError);
  });

  test('Y15: travel may give up as well', async () => {
    const study = await show({ yes: undefined } as never);
    const travel = await take(study.pairing.code.link, study.at, { yes: undefined } as never);
    await until(() => travel.asked.length === 1);
    travel.pairing.cancel();
    await ended(study, travel);
    expect([study.over, travel.over]).toEqual([['declined'], ['cancelled']]);
  });

  test('Y15: the first of two who have it is taken, the other is told that it is over', async () => {
    const study = await show({ yes: undefined } as never);
    const first = await take(study.pairing.code.link, study.at);
    await until(() => study.asked.length === 1);
    const second = await take(study.pairing.code.link, study.at);
    await ended(second);
    study.pairing.confirm(true);
    await ended(study, first);
    expect([first.done, second.over, study.kept.length]).toEqual([true, ['code-over'], 1]);
  });

  test('Y16: a link whose fingerprint is not that of the laptop found there gives it no proof', async () => {
    const [study, other] = [await show(), await show()];
    await expect(take(study.pairing.code.link, other.at)).rejects.toMatchObject({ reason: 'stranger' });
    expect([other.asked, other.wrong, other.over]).toEqual([[], [], []]);
  });

  test('Y16: a proof is given once; when it goes astray nothing is tried again', async () => {
    const study = await show();
    let [connections, isProved] = [0, false];
    const astray = await relay(study.at, (bytes, way, at) => {
      if (way === 'up' && at === 0) connections += 1;
      if (way === 'up' && at > 0) isProved = true;
      return way === 'down' && isProved ? undefined : bytes;
    });
    const travel = await take(study.pairing.code.link, astray.at);
    await ended(travel);
    expect([travel.over, connections]).toEqual([['cut'], 1]);
    astray.close();
  });
});
