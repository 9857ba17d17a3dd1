// E6 in small: what of a person stays home, wherever else it may be written.
import { describe, expect, test } from 'vitest';
import {
  isHome,
  isWanted,
  isWhollyHome,
  visibleName,
  visiblePerson,
} from '../../../../../electron/keeper/files/out/wanted.ts';
import type { VouchsafeDocument } from '../../../../../shared/model/document.ts';
import type { PersonId } from '../../../../../shared/model/identity.ts';
import { mergePeople } from '../../../../../shared/model/merge.ts';
import { editPerson, type Person } from '../../../../../shared/model/person.ts';
import { find } from '../../../../../shared/model/table.ts';
import { EVERYTHING, GUARDED } from '../../../../helpers/leaving.ts';
import { stampAt } from '../../../../helpers/stamp.ts';
import { networkOf, type Said } from './writing.ts';

function seen(said: Said, wanted = GUARDED) {
  const { document, ids } = networkOf(said);
  return visiblePerson(document, personIn(document, ids[0]), wanted);
}

function personIn(document: VouchsafeDocument, id: PersonId | undefined): Person {
  return find(document.people, id ?? '') as Person;
}

describe('a person without what never leaves', () => {
  test('is the person themself where nothing is marked, or everything was wanted', () => {
    const { document, ids } = networkOf({ name: 'Ana', about: 'x', neverLeaves: [] });
    const person = personIn(document, ids[0]);
    expect(visiblePerson(document, person, GUARDED)).toEqual({ person, keptHome: 0 });
    expect(seen({ name: 'Ana', about: 'x', neverLeaves: ['about'] }, EVERYTHING).person?.about).toBe('x');
  });

  test('lacks fields and entries, each counted once', () => {
    const emails = { 'Ana@Example.org': 'home', 'ana@work.example': 'work' };
    const neverLeaves = ['about', 'needs', 'emails/ana@example.org', 'phones'];
    const { person, keptHome } = seen({ name: 'Ana', about: 'x', emails, phones: { '1': '', '2': '' }, neverLeaves });
    expect(person).toMatchObject({ name: 'Ana', emails: { 'ana@work.example': 'work' }, phones: {} });
    expect(person).not.toHaveProperty('about');
    expect(keptHome).toBe(4);
  });

  test('keeps through whom we met in neither of its two fields', () =>
    expect(seen({ name: 'Ana', metThroughName: 'Eva', neverLeaves: ['metThrough'] }).person).not.toHaveProperty(
      'metThroughName',
    ));

  test('tells it neither by what a file said, nor by an identity, nor by the marks', () => {
    const { person } = seen({
      name: 'Ana',
      emails: { 'ana@example.org': '' },
      birthday: '1980-02-03',
      alsoInFile: { 'Birth year': '1980', 'E-mail (old)': 'was ANA@example.org', NICKNAME: 'Nan' },
      fromFile: { birthday: '1980-02-03', 'emails/ana@example.org': '', name: 'Ana' },
      uid: 'mailto:ana@example.org',
      neverLeaves: ['birthday', 'emails/ana@example.org'],
    });
    expect(person?.alsoInFile).toEqual({ NICKNAME: 'Nan' });
    expect(person?.fromFile).toEqual({ name: 'Ana' });
    expect(person?.neverLeaves).toEqual({ birthday: true });
    expect(JSON.stringify(person)).not.toMatch(/example\.org|1980/i);
  });

  test('is nobody where everything about them is marked', () =>
    expect(seen({ name: 'Ana', neverLeaves: ['*'] })).toEqual({ person: undefined, keptHome: 1 }));
});

describe('somebody who was merged into another', () => {
  const { document, ids } = networkOf({ name: 'Ana' }, { name: 'Anna', about: 'secret' });
  const [keep, other] = ids as [PersonId, PersonId];
  mergePeople(document, { keep, other, takeFromOther: [] }, stampAt());
  editPerson(document, { id: keep, changes: { neverLeaves: ['about'] } });

  test('keeps back what the one who stays keeps back', () =>
    expect(visiblePerson(document, personIn(document, other), GUARDED).person).not.toHaveProperty('about'));

  test('is chosen with them, and called as they are', () => {
    expect(isWanted(document, other, { everything: false, people: new Set([keep]) })).toBe(true);
    expect(visibleName(document, other, GUARDED)).toBe('Ana');
  });
});

describe('a party', () => {
  const { document, ids } = networkOf({
    name: 'Ana',
    emails: { 'ana@example.org': '' },
    neverLeaves: ['name', 'ties'],
  });
  const [ana] = ids as [PersonId];

  test('whose name never leaves is called by the next best thing', () =>
    expect(visibleName(document, ana, GUARDED)).toBe('ana@example.org'));

  test('has fields that are none of the person’s own', () => {
    expect(isHome(document, personIn(document, ana), GUARDED, 'ties')).toBe(true);
    expect(isHome(document, personIn(document, ana), EVERYTHING, 'ties')).toBe(false);
    expect(isWhollyHome(document, ana, GUARDED)).toBe(false);
  });

  test('that is me is never chosen, and never stays home', () => {
    expect(isWanted(document, 'me', { everything: false, people: new Set([ana]) })).toBe(false);
    expect(isWhollyHome(document, 'me', GUARDED)).toBe(false);
  });
});
