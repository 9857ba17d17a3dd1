// Who a person is: facts, each edited where it stands and saved at once.
import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { CLOSENESS, type Person, type PersonFields } from '../../../shared/model/person.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { request } from '../../vouchsafe.ts';
import { readBirthday, sayBirthday } from '../../ui/birthday.ts';
import { DayField } from './DayField.tsx';
import { Entries } from './Entries.tsx';
import classes from './Facts.module.css';
import { Part } from './Part.tsx';
import page from './PersonPage.module.css';
import { Tags } from './Tags.tsx';

type LineField = 'firm' | 'title' | 'place' | 'metOn' | 'noAsksUntil';

const NOT_SAID = {
  value: '',
  label: (
    <>
      <span aria-hidden>?</span>
      <VisuallyHidden>not said</VisuallyHidden>
    </>
  ),
};

export function Facts({ person }: { readonly person: Person }) {
  const edit = (changes: PersonFields) => attempt(() => request('person.edit', { id: person.id, changes }));
  const line = (field: LineField) => ({
    value: person[field] ?? '',
    onSave: (text: string) => edit({ [field]: text }),
  });

  function saveBirthday(text: string): Promise<boolean> | boolean {
    const birthday = readBirthday(text);
    if (birthday !== undefined) return edit({ birthday });
    say('That is not a birthday. Write it like “17 May 1984”, or “17 May” if you do not know the year.', 'refusal');
    return false;
  }

  return (
    <Part title="Who they are">
      <div className={`${page.card} ${classes.facts}`}>
        <InPlace label="Firm" placeholder="Where they work" {...line('firm')} />
        <InPlace label="Title" placeholder="What they do there" {...line('title')} />
        <InPlace label="Place" placeholder="Where they live" {...line('place')} />
        <div className={page.rule} />
        <Entries title="E-mail" entries={person.emails} type="email" onSave={(emails) => edit({ emails })} />
        <Entries title="Phone" entries={person.phones} onSave={(phones) => edit({ phones })} />
        <Entries title="Links" entries={person.links} onSave={(links) => edit({ links })} />
        <div className={page.rule} />
        <InPlace label="Birthday" value={sayBirthday(person.birthday)} onSave={saveBirthday} />
        <Fact title="Met on">
          <DayField label="Met on" {...line('metOn')} />
        </Fact>
        <Tags person={person} onSave={(tags) => edit({ tags })} />
        <Fact title="You know them" tall>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label="How well you know them"
            data={[NOT_SAID, ...CLOSENESS]}
            value={person.closeness ?? ''}
            onChange={(closeness) => void edit({ closeness: closeness as PersonFields['closeness'] & string })}
          />
        </Fact>
        <Fact title="No asks until">
          <DayField label="No asks until" {...line('noAsksUntil')} placeholder="Ask any time" />
        </Fact>
      </div>
    </Part>
  );
}

interface FactProps {
  readonly title: string;
  readonly tall?: boolean;
  readonly children: React.ReactNode;
}

function Fact({ title, tall = false, children }: FactProps) {
  return (
    <div className={classes.fact} data-tall={tall || undefined}>
      <span className={classes.title} aria-hidden>
        {title}
      </span>
      {children}
    </div>
  );
}
