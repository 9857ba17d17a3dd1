// Who is at a firm now. Firms of thousands show the first of them; the table of people shows the rest.
import { Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { displayName } from '../../../shared/model/document.ts';
import { CLOSENESS, type Person } from '../../../shared/model/person.ts';
import { PagePart } from '../../ui/PagePart.tsx';
import classes from './firms.module.css';
import { PersonLine } from './PersonLine.tsx';

const AT_FIRST = 12;

export function PeopleNow({ people }: { readonly people: readonly Person[] }) {
  const [all, setAll] = useState(false);
  const sorted = [...people].sort((a, b) => nearness(b) - nearness(a) || displayName(a).localeCompare(displayName(b)));
  const shown = all ? sorted : sorted.slice(0, AT_FIRST);
  return (
    <PagePart title="There now">
      {people.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody you know.
        </Text>
      ) : (
        <ul className={classes.lines}>
          {shown.map((person) => (
            <PersonLine key={person.id} person={person} what={person.title ?? ''} aside={sayKnown(person)} />
          ))}
        </ul>
      )}
      {shown.length < people.length && (
        <UnstyledButton className={classes.more} onClick={() => setAll(true)}>
          Show all {people.length.toLocaleString('en-GB')}
        </UnstyledButton>
      )}
    </PagePart>
  );
}

function nearness({ closeness }: Person): number {
  return closeness === undefined ? -1 : CLOSENESS.indexOf(closeness);
}

function sayKnown({ closeness }: Person): string {
  return closeness === undefined ? '' : closeness === 'hardly' ? 'hardly known' : `known ${closeness}`;
}
