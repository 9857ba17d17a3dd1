// The two steps of pairing by themselves: every turn, every wait, with the clock given as a number.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { bindingOf, codeKey, proofOf } from '../../../../electron/keeper/sync/code.ts';
import { type Introduction, type PairingMessage, WAIT } from '../../../../electron/keeper/sync/pairing.ts';
import { beginStudy, type StudyEvent, type StudyStep, stepStudy } from '../../../../electron/keeper/sync/study.ts';
import { beginTravel, stepTravel, type TravelEvent } from '../../../../electron/keeper/sync/travel.ts';
import { ROLL } from './pairs.ts';

beforeAll(loadCrypto);

const WRONG = 'zoo zoo zoo zoo zoo zoo';

describe('the step of study', () => {
  const own: Introduction = { protocol: 1, name: 'study', box: 'b0'.repeat(32), people: 5000 };
  const theirs: Introduction = { protocol: 1, name: 'travel', box: 'b0'.repeat(32), people: 0 };
  const code = { words: WRONG, long: new Uint8Array(16).fill(7), link: '' };
  const binding = (guest: number) => bindingOf('01'.repeat(32), '02'.repeat(32), new Uint8Array(32).fill(guest));
  const proof = (guest: number, long = code.long) =>
    toHex(proofOf(codeKey({ by: 'long', long }, binding(guest)), 'travel', binding(guest)));

  function play(...events: readonly StudyEvent[]): StudyStep {
    const first: StudyStep = { state: beginStudy(own, code, 1_000), send: [], orders: [] };
    return events.reduce((step, event) => stepStudy(step.state, event), first);
  }
  const comes = (guest: number, now: number, host = '192.0.2.9'): StudyEvent => ({
    is: 'connected',
    guest,
    host,
    binding: binding(guest),
    now,
  });
  const says = (guest: number, message: PairingMessage, now: number): StudyEvent => ({
    is: 'message',
    guest,
    message,
    now,
  });
  const proves = (guest: number, now: number) => says(guest, { by: 'long', proof: proof(guest) }, now);
  const OVER = [{ to: 1, message: { no: 'code-over' } }];

  test('Y15: a right proof is right until five minutes have passed, and too late from then on', () => {
    const at = 1_000 + WAIT.code;
    expect(play(comes(1, 5_000), proves(1, at - 1)).send[0]).toMatchObject({
      to: 1,
      message: { proof: expect.any(String) },
    });
    expect(play(comes(1, 5_000), proves(1, at)).send).toEqual(OVER);
    expect(play(comes(1, at)).send).toEqual(OVER);
    expect(play({ is: 'time', now: at - 1 }).orders).toEqual([]);
    expect(play({ is: 'time', now: at })).toMatchObject({
      state: { isOver: true },
      orders: [{ order: 'over', why: 'expired' }],
    });
  });

  test('Y20: who does not prove within 10 s is closed, and the code is as good as before', () => {
    const step = play(comes(1, 2_000), comes(2, 8_000), { is: 'time', now: 2_000 + WAIT.proof });
    expect(step.orders).toEqual([{ order: 'close', guest: 1 }]);
    expect(stepStudy(step.state, proves(2, 13_000)).send).toHaveLength(2);
  });

  test('Y20: who crowds from one address makes room for who comes from another, however fast', () => {
    const crowd = Array.from({ length: 40 }, (_, n) => comes(n + 2, 3_000 + n));
    const step = play(comes(1, 2_000, '192.0.2.1'), ...crowd);
    expect(step.state.waiting.size).toBe(8);
    expect(stepStudy(step.state, proves(1, 4_000)).send[0]).toMatchObject({
      to: 1,
      message: { proof: expect.any(String) },
    });
  });

  test('Y20: eight may wait; a ninth from the same address closes the one that has waited longest', () => {
    const eight = Array.from({ length: 8 }, (_, n) => comes(n + 1, 2_000 + n));
    expect(play(...eight).orders).toEqual([]);
    expect(play(...eight, comes(9, 3_000)).orders).toEqual([{ order: 'close', guest: 1 }]);
    const right = play(...eight, comes(9, 3_000), proves(9, 3_001));
    expect(right.orders).toEqual([2, 3, 4, 5, 6, 7, 8].map((guest) => ({ order: 'close', guest })));
  });

  test('Y20: an introduction, a yes and a kept are waited for 10, 120 and 30 s', () => {
    const met = [comes(1, 2_000), proves(1, 3_000)];
    const asked = [...met, says(1, theirs, 4_000)];
    const added: StudyEvent[] = [
      ...asked,
      says(1, { yes: true }, 5_000),
      { is: 'confirmed', yes: true, now: 6_000 },
      { is: 'added', entries: ROLL, now: 7_000 },
    ];
    for (const [events, until, why] of [
      [met, 3_000 + WAIT.proof, 'slow'],
      [asked, 4_000 + WAIT.yes, 'slow'],
      [added, 7_000 + WAIT.answer, 'late'],
    ] as const) {
      expect(play(...events, { is: 'time', now: until - 1 }).orders).toEqual([]);
      expect(play(...events, { is: 'time', now: until }).orders).toEqual([{ order: 'over', why }]);
    }
  });

  test('Y20: cut before both said yes nothing has happened; cut later study says that it may list one who was never here', () => {
    const asked = [comes(1, 2_000), proves(1, 3_000), says(1, theirs, 4_000), says(1, { yes: true }, 5_000)];
    expect(play(...asked, { is: 'ended', guest: 1 }).orders).toEqual([{ order: 'over', why: 'cut' }]);
    const both: StudyEvent[] = [...asked, { is: 'confirmed', yes: true, now: 6_000 }];
    expect(play(...both).orders).toEqual([{ order: 'add', guest: 1, other: theirs }]);
    for (const event of [{ is: 'ended', guest: 1 }, says(1, { no: 'declined' }, 7_000), { is: 'cancelled' }] as const)
      expect(play(...both, event).orders).toEqual([{ order: 'over', why: 'late' }]);
  });

  test('Y19: any message out of its turn ends it, and nobody is added', () => {
    const all: PairingMessage[] = [
      { by: 'long', proof: proof(1) },
      { proof: proof(1) },
      theirs,
      { yes: true },
      { entries: ROLL },
      { kept: true },
    ];
    const turns: [readonly StudyEvent[], number][] = [
      [[comes(1, 2_000)], 0],
      [[comes(1, 2_000), proves(1, 3_000)], 2],
      [[comes(1, 2_000), proves(1, 3_000), says(1, theirs, 4_000)], 3],
      [[comes(1, 2_000), proves(1, 3_000), says(1, theirs, 4_000), says(1, { yes: true }, 5_000)], -1],
    ];
    for (const [events, turn] of turns) {
      for (const message of all.filter((_, n) => n !== turn)) {
        const { orders, send } = play(...events, says(1, message, 6_000));
        expect([orders.map(({ order }) => order), send]).toEqual([[turn === 0 ? 'close' : 'over'], []]);
      }
    }
  });

  test('Y19: a user who answers twice, or before being asked, changes nothing', () => {
    const yes: StudyEvent = { is: 'confirmed', yes: true, now: 5_000 };
    expect(play(yes)).toMatchObject({ send: [], orders: [] });
    expect(play(comes(1, 2_000), proves(1, 3_000), yes)).toMatchObject({ send: [], orders: [] });
    const asked = [comes(1, 2_000), proves(1, 3_000), says(1, theirs, 4_000), yes];
    expect(play(...asked)).toMatchObject({ send: [{ to: 1, message: { yes: true } }], orders: [] });
    expect(play(...asked, yes)).toMatchObject({ send: [], orders: [] });
  });

  test("Y18: another connection's proof, study's own proof thrown back, and no proof at all are wrong", () => {
    const long = code.long;
    const back = toHex(proofOf(codeKey({ by: 'long', long }, binding(1)), 'study', binding(1)));
    for (const wrong of [proof(2), back, '00'.repeat(32), proof(1, new Uint8Array(16))]) {
      const step = play(comes(1, 2_000), says(1, { by: 'long', proof: wrong }, 3_000));
      expect(step).toMatchObject({ send: [{ message: { no: 'code-wrong' } }], orders: [{ order: 'close' }] });
    }
  });
});

describe('the step of travel', () => {
  const secret = { by: 'long', long: new Uint8Array(16).fill(7) } as const;
  const binding = bindingOf('01'.repeat(32), '02'.repeat(32), new Uint8Array(32));
  const own: Introduction = { protocol: 1, name: 'travel', box: 'b0'.repeat(32), people: 0 };
  const right = { proof: toHex(proofOf(codeKey(secret, binding), 'study', binding)) };
  const began = () => beginTravel(own, secret, binding, 1_000);
  const hears = (message: PairingMessage, now: number): TravelEvent => ({ is: 'message', message, now });

  function play(...events: readonly TravelEvent[]) {
    return events.reduce((step, event) => stepTravel(step.state, event), began());
  }
  const met = [hears(right, 2_000), hears({ ...own, name: 'study' }, 3_000)];
  const yes: TravelEvent = { is: 'confirmed', yes: true, now: 4_000 };

  test('Y18: tells its name only to one who has proved the code as well', () => {
    expect(began().send).toEqual([{ by: 'long', proof: toHex(proofOf(codeKey(secret, binding), 'travel', binding)) }]);
    expect(play(hears(right, 2_000)).send).toEqual([own]);
    for (const wrong of [
      '00'.repeat(32),
      began().send.map((message) => 'proof' in message && message.proof)[0] as string,
    ]) {
      expect(play(hears({ proof: wrong }, 2_000))).toMatchObject({
        send: [],
        orders: [{ order: 'over', why: 'impostor' }],
      });
    }
  });

  test('Y20: waits 30 s for an answer and 120 s for the users', () => {
    for (const [events, until] of [
      [[], 1_000 + WAIT.answer],
      [[hears(right, 2_000)], 2_000 + WAIT.answer],
      [met, 3_000 + WAIT.yes],
      [[...met, yes], 4_000 + WAIT.yes],
      [[...met, yes, hears({ yes: true }, 5_000)], 5_000 + WAIT.answer],
    ] as const) {
      expect(play(...events, { is: 'time', now: until - 1 }).orders).toEqual([]);
      expect(play(...events, { is: 'time', now: until }).orders).toEqual([{ order: 'over', why: 'slow' }]);
    }
  });

  test('Y19: takes no roll before both have said yes', () => {
    const roll = hears({ entries: ROLL }, 6_000);
    for (const events of [[], met.slice(0, 1), met, [...met, yes], [...met, hears({ yes: true }, 5_000)]]) {
      expect(play(...events, roll).orders).toEqual([{ order: 'over', why: 'malformed' }]);
    }
    const both = [...met, yes, hears({ yes: true }, 5_000), roll];
    expect(play(...both).orders).toEqual([{ order: 'join', entries: ROLL }]);
  });

  test('Y20: a roll that is being kept when the connection is cut is kept: study has it already', () => {
    const joining: TravelEvent[] = [...met, yes, hears({ yes: true }, 5_000), hears({ entries: ROLL }, 6_000)];
    const cut = play(...joining, { is: 'ended' });
    expect(cut.orders).toEqual([]);
    expect(stepTravel(cut.state, { is: 'kept' })).toMatchObject({
      send: [{ kept: true }],
      orders: [{ order: 'joined' }],
    });
    expect(play(...joining, { is: 'malformed' }).orders).toEqual([{ order: 'over', why: 'malformed' }]);
  });
});
