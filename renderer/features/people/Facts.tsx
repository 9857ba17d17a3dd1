// Who a person is: facts, each edited where it stands and saved at once.
import { foldFirm } from '../../../shared/model/firm-name.ts';
import type { Person, PersonFields } from '../../../shared/model/person.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { readBirthday, sayBirthday } from '../../ui/birthday.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { offer } from '../../ui/offer.tsx';
import { PagePart } from '../../ui/PagePart.tsx';
import { today } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { Entries } from './Entries.tsx';
import classes from './Facts.module.css';
import page from './PersonPage.module.css';
import { Row } from './Row.tsx';
import { Tags } from './Tags.tsx';

const LINES = [
  ['firm', 'Firm', 'Where they work'],
  ['title', 'Title', 'What they do there'],
  ['place', 'Place', 'Where they live'],
] as const;

export function Facts({ person }: { readonly person: Person }) {
  const edit = (changes: PersonFields) => attempt(() => request('person.edit', { id: person.id, changes }));

  async function saveLine(field: 'firm' | 'title' | 'place', text: string): Promise<boolean> {
    const done = await edit({ [field]: text });
    if (done && field === 'firm') offerBefore(person, text.trim());
    return done;
  }

  function saveBirthday(text: string): Promise<boolean> | boolean {
    const birthday = readBirthday(text);
    if (birthday !== undefined) return edit({ birthday });
    say('That is not a birthday. Write it like “17 May 1984”, or “17 May” if you do not know the year.', 'refusal');
    return false;
  }

  return (
    <PagePart title="Who they are">
      <div className={`${page.card} ${classes.facts}`}>
        {LINES.map(([field, label, placeholder]) => (
          <Row key={field} person={person} field={field} what={label} isLabelled>
            <InPlace
              label={label}
              placeholder={placeholder}
              value={person[field] ?? ''}
              onSave={(text) => saveLine(field, text)}
            />
          </Row>
        ))}
        <div className={page.rule} />
        <Entries person={person} field="emails" type="email" onSave={edit} />
        <Entries person={person} field="phones" onSave={edit} />
        <Entries person={person} field="links" onSave={edit} />
        <div className={page.rule} />
        <Row person={person} field="birthday" what="Birthday" isLabelled>
          <InPlace label="Birthday" value={sayBirthday(person.birthday)} onSave={saveBirthday} />
        </Row>
        <Row person={person} field="tags" what="Tags">
          <Tags person={person} onSave={(tags) => edit({ tags })} />
        </Row>
      </div>
    </PagePart>
  );
}

/** Whoever works elsewhere now was somewhere before: offered to be noted, for it may as well have been a mistake. */
function offerBefore({ id, firm, title }: Person, now: string): void {
  if (!firm || foldFirm(firm) === foldFirm(now)) return;
  const until = today().slice(0, 7);
  offer({
    said: `Were they at ${firm} until now?`,
    action: 'Yes, note it',
    onAction: () => attempt(() => request('affiliation.add', { person: id, firm, title, until })),
  });
}
