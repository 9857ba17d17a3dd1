// The head of the three lists of a network: people, the firms where they are, and the few who would send leads. Each leads
// to the others.
import { Title, UnstyledButton } from '@mantine/core';
import classes from './PeopleOrFirms.module.css';
import { goTo } from './place.ts';

const LISTS = ['people', 'firms', 'backers'] as const;
const TITLES = { people: 'People', firms: 'Firms', backers: 'Backers' } as const;

interface Props {
  readonly here: (typeof LISTS)[number];
  /** How many are shown: "5,000", "12 of 5,000". */
  readonly count: string;
}

export function PeopleOrFirms({ here, count }: Props) {
  return (
    <div className={classes.head}>
      {LISTS.map((each) =>
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
