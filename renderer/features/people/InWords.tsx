// What a person is good at, what they look for, and whatever else is worth knowing: what matching will read.
import type { Person } from '../../../shared/model/person.ts';
import { attempt } from '../../ui/attempt.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { PagePart } from '../../ui/PagePart.tsx';
import { request } from '../../vouchsafe.ts';
import { NeverLeaves } from './NeverLeaves.tsx';
import classes from './PersonPage.module.css';

const FIELDS = [
  ['expertise', 'Good at', 'What would you recommend them for?'],
  ['needs', 'Looks for', 'Whom or what would they love to find?'],
  ['about', 'About', 'What they care about, how they like to be met'],
] as const;

export function InWords({ person }: { readonly person: Person }) {
  return (
    <PagePart title="In your words">
      <div className={`${classes.card} ${classes.words}`}>
        {FIELDS.map(([field, label, placeholder]) => (
          <div key={field} className={classes.word} data-lockable>
            <InPlace
              label={label}
              placeholder={placeholder}
              multiline
              value={person[field] ?? ''}
              onSave={(text) => attempt(() => request('person.edit', { id: person.id, changes: { [field]: text } }))}
            />
            <NeverLeaves person={person} field={field} what={label} />
          </div>
        ))}
      </div>
    </PagePart>
  );
}
