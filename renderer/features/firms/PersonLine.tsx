// A person as a line of a firm's page: face, name, what they do or did there. A click opens their page.
import { UnstyledButton } from '@mantine/core';
import { displayName } from '../../../shared/model/document.ts';
import type { Person } from '../../../shared/model/person.ts';
import { Face } from '../../ui/Face.tsx';
import { goTo } from '../../ui/place.ts';
import classes from './firms.module.css';

interface Props {
  readonly person: Person;
  readonly what: string;
  readonly aside: string;
  /** What else can be done with the line. */
  readonly action?: React.ReactNode;
}

export function PersonLine({ person, what, aside, action }: Props) {
  const name = displayName(person);
  return (
    <li className={classes.line}>
      <UnstyledButton className={classes.person} onClick={() => goTo({ is: 'person', id: person.id })}>
        <span aria-hidden>
          <Face name={name} />
        </span>
        <bdi className={classes.personName}>{name}</bdi>
        <bdi className={classes.what}>{what}</bdi>
        <span className={classes.aside}>{aside}</span>
      </UnstyledButton>
      {action}
    </li>
  );
}
