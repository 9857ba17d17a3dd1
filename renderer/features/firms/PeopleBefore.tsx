// Who was at a firm and is elsewhere now: often the warmest way in. Somebody can be added here.
import { ActionIcon, Button, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { displayName } from '../../../shared/model/document.ts';
import type { Affiliation } from '../../../shared/model/firm.ts';
import type { FirmRow, PastPerson } from '../../../shared/model/firm-table.ts';
import { attempt } from '../../ui/attempt.ts';
import { offerUndo } from '../../ui/offer.tsx';
import { PagePart } from '../../ui/PagePart.tsx';
import { request } from '../../vouchsafe.ts';
import { AddBefore } from './AddBefore.tsx';
import classes from './firms.module.css';
import { PersonLine } from './PersonLine.tsx';

export function PeopleBefore({ firm }: { readonly firm: FirmRow }) {
  const [isAdding, setAdding] = useState(false);
  const sorted = [...firm.before].sort((a, b) => order(b.affiliation).localeCompare(order(a.affiliation)));
  const add = (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      leftSection={<IconPlus size={14} />}
      onClick={() => setAdding(true)}
    >
      Add somebody
    </Button>
  );
  return (
    <PagePart title="Were there" {...(!isAdding && { action: add })}>
      {isAdding && <AddBefore firm={firm} onClose={() => setAdding(false)} />}
      {sorted.length === 0 && !isAdding && (
        <Text size="sm" c="dimmed">
          Nobody is noted. Whoever was here knows who is, and may introduce you.
        </Text>
      )}
      {sorted.length > 0 && (
        <ul className={classes.lines}>
          {sorted.map((past) => (
            <Before key={past.affiliation.id} past={past} firm={firm.name} />
          ))}
        </ul>
      )}
    </PagePart>
  );
}

function Before({ past: { person, affiliation }, firm }: { readonly past: PastPerson; readonly firm: string }) {
  const name = displayName(person);
  const bin = { table: 'affiliations' as const, ids: [affiliation.id] };

  async function remove(): Promise<void> {
    if (!(await attempt(() => request('bin.put', bin)))) return;
    offerUndo(`${name} is no longer listed under ${firm}.`, () => request('bin.restore', bin));
  }

  const what = [affiliation.title, sayTime(affiliation)].filter(Boolean).join(', ');
  return (
    <PersonLine
      person={person}
      what={what}
      aside={person.firm ? `now at ${person.firm}` : ''}
      action={
        <ActionIcon
          className={classes.remove}
          variant="subtle"
          color="gray"
          aria-label={`Put ${name}’s time here into the bin`}
          onClick={() => void remove()}
        >
          <IconTrash size={15} />
        </ActionIcon>
      }
    />
  );
}

function order({ from, until, createdAt }: Affiliation): string {
  return `${until ?? from ?? ''} ${createdAt}`;
}

/** "2016 to 2019-04", "since 2016", "until 2019". */
function sayTime({ from, until }: Affiliation): string {
  if (from && until) return `${from} to ${until}`;
  if (from) return `since ${from}`;
  return until ? `until ${until}` : '';
}
