// Where a person was before: one line for each time at a firm, latest first.
import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type Affiliation, affiliationsOf } from '../../../shared/model/firm.ts';
import type { Person } from '../../../shared/model/person.ts';
import { PagePart } from '../../ui/PagePart.tsx';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Affiliations.module.css';
import { putIntoBin } from './binned.tsx';
import { goToFirm } from './firm-place.ts';
import { useFocusReturn } from './focus-return.ts';
import { sayMoment } from './moment.ts';
import { NeverLeaves } from './NeverLeaves.tsx';
import { TimeForm } from './TimeForm.tsx';

const NEW = 'new time';

export function Affiliations({ person }: { readonly person: Person }) {
  const document = useDocument();
  const [open, setOpen] = useState<string | undefined>();
  useFocusReturn(open);
  const { affiliations, people } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  const times = useMemo(() => affiliationsOf(document, person.id), [affiliations, people, person.id]);
  const close = () => setOpen(undefined);
  return (
    <PagePart
      title="Before"
      action={
        <>
          <NeverLeaves person={person} field="affiliations" what="Where they were before" />
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            aria-expanded={open === NEW}
            data-opens={NEW}
            onClick={() => setOpen(NEW)}
          >
            Add a firm
          </Button>
        </>
      }
    >
      {(times.length > 0 || open === NEW) && (
        <ul className={classes.times} aria-label="Where they were before">
          {open === NEW && (
            <li>
              <TimeForm person={person} onDone={close} />
            </li>
          )}
          {times.map((time) =>
            open === time.id ? (
              <li key={time.id}>
                <TimeForm person={person} time={time} onDone={close} />
              </li>
            ) : (
              <Time key={time.id} time={time} onEdit={() => setOpen(time.id)} />
            ),
          )}
        </ul>
      )}
    </PagePart>
  );
}

function Time({ time, onEdit }: { readonly time: Affiliation; readonly onEdit: () => void }) {
  const said = [time.title, sayStretch(time)].filter(Boolean).join(', ');
  const putAway = () =>
    putIntoBin({ table: 'affiliations', ids: [time.id], said: `The time at ${time.firm} is in the bin.` });
  return (
    <li className={classes.time} aria-label={`was at ${[time.firm, said].filter(Boolean).join(', ')}`}>
      <div className={classes.said}>
        <UnstyledButton className={classes.firm} onClick={() => goToFirm(time.firm)}>
          <bdi>{time.firm}</bdi>
        </UnstyledButton>
        {said && <span dir="auto">{said}</span>}
      </div>
      <span className={classes.actions}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Change the time at ${time.firm}`}
          data-opens={time.id}
          onClick={onEdit}
        >
          <IconPencil size={15} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Put into the bin: the time at ${time.firm}`}
          onClick={() => void putAway()}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </span>
    </li>
  );
}

/** "from 2015 until Apr 2019", "until 2019", or '' when nobody said. */
function sayStretch({ from, until }: Affiliation): string {
  return [from && `from ${sayMoment(from)}`, until && `until ${sayMoment(until)}`].filter(Boolean).join(' ');
}
