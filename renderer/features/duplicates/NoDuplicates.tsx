// Nobody is twice here, as far as can be told: a picture worth reaching, and where to go from it.
import { Button, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { displayName, personOf } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { goTo } from '../../ui/place.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Duplicates.module.css';

interface Props {
  /** Who stayed in the last merge of this visit. */
  readonly merged: PersonId | undefined;
}

export function NoDuplicates({ merged }: Props) {
  const document = useDocument();
  const person = merged === undefined ? undefined : personOf(document, merged);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <div className={classes.empty}>
      <div className={classes.sign} aria-hidden>
        <span />
        <span />
      </div>
      <Title order={2} fz={21} ta="center">
        Everybody here is somebody of their own
      </Title>
      <Text c="dimmed" ta="center" maw={460}>
        No two people share an address, a LinkedIn page, a phone number and a name, or look alike in any other way that
        we know of. Somebody is twice all the same? Choose two in the table, or say so on the page of one.
      </Text>
      <Group gap={8} mt={8} justify="center">
        {person && (
          <Button ref={first} variant="default" onClick={() => goTo({ is: 'person', id: person.id })}>
            Open {displayName(person)}
          </Button>
        )}
        <Button {...(!person && { ref: first })} onClick={() => goTo({ is: 'people' })}>
          Back to your people
        </Button>
      </Group>
    </div>
  );
}
