// The head of the two lists of a network: people, and the firms where they are. One leads to the other.
import { Title, UnstyledButton } from '@mantine/core';
import classes from './PeopleOrFirms.module.css';
import { goTo } from './place.ts';

interface Props {
  readonly here: 'people' | 'firms';
  /** How many are shown: "5,000", "12 of 5,000". */
  readonly count: string;
}

const TITLES = { people: 'People', firms: 'Firms' } as const;

export function PeopleOrFirms({ here, count }: Props) {
  return (
    <div className={classes.head}>
      {(['people', 'firms'] as const).map((each) =>
        each === here ? (
          <Title order={1} key={each} className={classes.here}>
            {TITLES[each]}{' '}
            <span className={classes.count} aria-live="polite">
              {count}
            </span>
          </Title>
        ) : (
          <UnstyledButton key={each} className={classes.other} onClick={() => goTo({ is: each })}>
            {TITLES[each]}
          </UnstyledButton>
        ),
      )}
    </div>
  );
}
