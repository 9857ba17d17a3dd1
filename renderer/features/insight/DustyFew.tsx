// A few relationships that gather dust (S0), the most valuable first, each with the way to write to them or to log that one
// was in touch after all.
import { Button, Text, UnstyledButton } from '@mantine/core';
import { displayName } from '../../../shared/model/document.ts';
import { DUSTY_DAYS } from '../../../shared/model/dusty.ts';
import { dustyOf } from '../../ui/dusty.ts';
import { Face } from '../../ui/Face.tsx';
import { goTo, openDialog } from '../../ui/place.ts';
import { sayDay, useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Insight.module.css';

const FEW = 5;

export function DustyFew() {
  const dusty = dustyOf(useDocument(), useToday());
  const more = dusty.length - FEW;
  if (dusty.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Nobody. Who is dusty: whoever misses their drumbeat, and whoever you know well and have not been in touch with
        for {DUSTY_DAYS} days.
      </Text>
    );
  return (
    <>
      <ul className={classes.people}>
        {dusty.slice(0, FEW).map(({ person, last }) => {
          const name = displayName(person);
          return (
            <li key={person.id}>
              <span aria-hidden>
                <Face name={name} />
              </span>
              <span className={classes.who}>
                <UnstyledButton className="vs-name" onClick={() => goTo({ is: 'person', id: person.id })}>
                  <bdi>{name}</bdi>
                </UnstyledButton>
                <Text size="xs" c="dimmed">
                  {last ? `last ${sayDay(last)}` : 'no contact noted yet'}
                </Text>
              </span>
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`Log a contact with ${name}`}
                onClick={() => openDialog({ is: 'log', person: person.id })}
              >
                Log
              </Button>
              <Button
                size="compact-sm"
                variant="light"
                aria-label={`Catch up with ${name}`}
                onClick={() => openDialog({ is: 'draft', moment: 'catch-up', party: person.id })}
              >
                Catch up
              </Button>
            </li>
          );
        })}
      </ul>
      {more > 0 && (
        <Text size="sm" c="dimmed" mt={6}>
          {more === 1 ? 'One more waits.' : `${more} more wait.`}
        </Text>
      )}
    </>
  );
}
