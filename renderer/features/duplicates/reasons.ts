// Why two people are thought to be one, in words, with what they share.
import type { DuplicateReason } from '../../../shared/model/duplicates.ts';
import type { Person } from '../../../shared/model/person.ts';

/** "Same e-mail: ana@example.org". */
export function sayReason(reason: DuplicateReason, a: Person, b: Person): string {
  const what = sharedBy(reason, a, b);
  const said = reason.charAt(0).toUpperCase() + reason.slice(1);
  return what === undefined ? said : `${said}: ${what}`;
}

function sharedBy(reason: DuplicateReason, a: Person, b: Person): string | undefined {
  switch (reason) {
    case 'same e-mail':
      return inBoth(a.emails, b.emails);
    case 'same LinkedIn address':
      return inBoth(a.links, b.links);
    case 'names alike, same phone':
      return inBoth(a.phones, b.phones, (number) => number.replace(/\D/g, ''));
    case 'same name and firm':
    case 'names alike, same firm':
      return a.firm;
    case 'same name':
    case 'same identity in their files':
      return undefined;
  }
}

function inBoth(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
  key = (value: string) => value.toLowerCase(),
): string | undefined {
  const known = new Set(Object.keys(b).map(key));
  return Object.keys(a).find((value) => known.has(key(value)));
}
