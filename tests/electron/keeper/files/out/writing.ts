// What the tests of this folder share: a network of a few people, and the whole text of a file.

import type { Tally, Wanted } from '../../../../../electron/keeper/files/out/wanted.ts';
import { emptyDocument, type VouchsafeDocument } from '../../../../../shared/model/document.ts';
import type { PersonId } from '../../../../../shared/model/identity.ts';
import { addPerson, type Person, type PersonFields } from '../../../../../shared/model/person.ts';
import { find } from '../../../../../shared/model/table.ts';
import { GUARDED } from '../../../../helpers/leaving.ts';
import { stampAt } from '../../../../helpers/stamp.ts';

export type Writer = (document: VouchsafeDocument, wanted: Wanted) => Generator<string, Tally>;

/** What a test says of a person: what the user can, and what files can. */
export type Said = PersonFields & Pick<Person, 'alsoInFile' | 'fromFile' | 'uid'>;
interface Network {
  readonly document: VouchsafeDocument;
  readonly ids: PersonId[];
}

/** A network of people, in which each is found again by the order in which they came. */
export function networkOf(...people: readonly Said[]): Network {
  const document = emptyDocument();
  const ids = people.map(({ alsoInFile, fromFile, uid, ...fields }) => {
    const id = addPerson(document, fields, stampAt());
    const person = find(document.people, id) as Person;
    if (alsoInFile) person.alsoInFile = alsoInFile;
    if (fromFile) person.fromFile = fromFile;
    if (uid) person.uid = uid;
    return id;
  });
  return { document, ids };
}

/** The whole file, and what was counted. */
export function written(writer: Writer, document: VouchsafeDocument, wanted = GUARDED): { text: string; tally: Tally } {
  const steps = writer(document, wanted);
  let text = '';
  for (;;) {
    const step = steps.next();
    if (step.done) return { text, tally: step.value };
    text += step.value;
  }
}

/** The lines of a vCard file, unfolded. */
export function linesOf(writer: Writer, { document }: Network, wanted?: Wanted): string[] {
  return written(writer, document, wanted).text.replaceAll('\r\n ', '').split('\r\n');
}
