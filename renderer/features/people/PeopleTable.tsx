// The table of people: a grid whose rows are people and whose columns the user has chosen.
import { useCallback, useMemo } from 'react';
import { displayName } from '../../../shared/model/document.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import type { PeopleFacts } from '../../../shared/model/people-facts.ts';
import { nextSort } from '../../../shared/model/people-sort.ts';
import type { PeopleSort } from '../../../shared/model/people-table.ts';
import type { Person } from '../../../shared/model/person.ts';
import { Grid } from '../../ui/Grid.tsx';
import { goTo } from '../../ui/place.ts';
import { useToday } from '../../ui/today.ts';
import { columnsOf } from './columns.tsx';
import { goToFirm } from './firm-place.ts';
import type { Looking } from './use-look.ts';
import { view } from './view.ts';

interface Props {
  readonly ref: React.Ref<HTMLTableElement>;
  readonly people: readonly Person[];
  readonly facts: PeopleFacts;
  readonly looking: Looking;
  readonly active: PersonId | undefined;
  readonly onActive: (id: PersonId | undefined) => void;
  readonly chosen: ReadonlySet<PersonId>;
  readonly onChoose: (chosen: ReadonlySet<PersonId>) => void;
  /** What can be done with those who are chosen. */
  readonly children: React.ReactNode;
}

export function PeopleTable({ ref, people, facts, looking, children, ...hands }: Props) {
  const { columns: chosen, sort } = looking.look;
  const today = useToday();
  const columns = useMemo(() => columnsOf(chosen, facts, today), [chosen, facts, today]);
  const keyOf = useCallback(({ id }: Person) => id, []);
  return (
    <Grid
      ref={ref}
      label="People"
      rows={people}
      keyOf={keyOf}
      nameOf={displayName}
      columns={columns}
      sort={sort}
      onSort={(column) => looking.change({ sort: nextSort(sort, column as PeopleSort['by']) })}
      onOpen={({ id }) => goTo({ is: 'person', id })}
      onLink={({ firm }) => firm && goToFirm(firm)}
      offset={view.offset}
      onScroll={(offset) => {
        view.offset = offset;
      }}
      {...hands}
    >
      {children}
    </Grid>
  );
}
