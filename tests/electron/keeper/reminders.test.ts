// What the keeper gives out for a notification: nothing while it is locked, no name where none is wanted, and nothing twice.
import { describe, expect, test } from 'vitest';
import { Reminders, type RemindersAsked } from '../../../electron/keeper/reminders.ts';
import { snoozeCard } from '../../../shared/model/cards.ts';
import { emptyDocument, type VouchsafeDocument } from '../../../shared/model/document.ts';
import { friends } from '../../shared/moves.ts';
import { TODAY } from '../../shared/story.ts';

const ASKED: RemindersAsked = {
  names: false,
  since: `${TODAY} 08:00`,
  missed: false,
  digest: true,
  told: [],
  shown: [],
};

/** Ana's ask is due today, and one of Björn's was put aside until ten. */
function aMorning() {
  const { story, ana, bjorn } = friends();
  const due = story.ask({ title: 'A garden designer', asker: ana, due: TODAY });
  const aside = story.ask({ title: 'A boat', asker: bjorn });
  story.change((d, s) => snoozeCard(d, { id: aside, until: TODAY, time: '10:00' }, s));
  let time = '10:00';
  const open: { document: VouchsafeDocument | undefined } = { document: story.document };
  const reminders = new Reminders(
    () => open.document,
    () => ({ day: TODAY, time }),
  );
  const at = (now: string) => {
    time = now;
  };
  const look = (more: Partial<RemindersAsked> = {}) => reminders.look({ ...ASKED, ...more });
  return { story, due, aside, open, at, look };
}

describe('The keeper', () => {
  test('has nothing to say while the vault is locked', async () => {
    const { open, look } = aMorning();
    open.document = undefined;
    expect(await look()).toBeUndefined();
  });

  test('lets no name and no title out unless names are wanted', async () => {
    const { look } = aMorning();
    for (const missed of [false, true]) {
      const quiet = JSON.stringify(await look({ missed }));
      for (const word of ['Ana', 'Jansen', 'Björn', 'garden', 'boat']) expect(quiet).not.toContain(word);
      expect(JSON.stringify(await look({ missed, names: true }))).toMatch(/garden.*boat/);
    }
  });

  test('tells the digest and the moments, each under its key', async () => {
    const { look, due, aside } = aMorning();
    const moment = `moment/${aside}/${TODAY} 10:00`;
    expect((await look())?.reminders.map(({ key }) => key)).toEqual([`digest/${TODAY}`, moment]);
    expect((await look({ digest: false }))?.reminders.map(({ key, to }) => [key, to])).toEqual([
      [moment, { card: aside }],
    ]);
    expect((await look({ digest: false, told: [moment] }))?.reminders).toEqual([]);
    expect((await look({ digest: false, since: `${TODAY} 10:00` }))?.reminders).toEqual([]);
    expect((await look({ missed: true, digest: false }))?.reminders[0]).toMatchObject({
      keys: [moment],
      to: { card: aside },
    });
    expect(due).not.toBe(aside);
  });

  test('says which of those on the screen need nobody any more', async () => {
    const { story, open, look, aside, due } = aMorning();
    const shown = [`digest/${TODAY}`, 'digest/2026-11-21', `moment/${aside}/${TODAY} 10:00`, 'locked', 'test'];
    expect((await look({ shown }))?.settled).toEqual(['digest/2026-11-21']);
    story.change((d, s) => snoozeCard(d, { id: aside, until: '2026-12-01' }, s));
    open.document = story.document;
    expect((await look({ shown }))?.settled).toEqual(['digest/2026-11-21', `moment/${aside}/${TODAY} 10:00`]);
    story.change((d, s) => snoozeCard(d, { id: due, until: '2026-12-01' }, s));
    open.document = story.document;
    expect((await look({ shown }))?.settled).toContain(`digest/${TODAY}`);
  });

  test('goes on where the one card of a digest is gone, because another laptop’s document took its place', async () => {
    const { story } = friends();
    story.ask({ title: 'A garden designer', due: TODAY });
    const open = { document: story.document };
    const reminders = new Reminders(
      () => open.document,
      () => ({ day: TODAY, time: '10:00' }),
    );
    expect((await reminders.look(ASKED))?.reminders[0]?.to).toHaveProperty('card');
    open.document = emptyDocument();
    const shown = [`digest/${TODAY}`];
    expect(await reminders.look({ ...ASKED, digest: false, shown })).toEqual({ reminders: [], settled: shown });
  });
});
