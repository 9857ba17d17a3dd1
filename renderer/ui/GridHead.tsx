// The head of a grid: a click on a column sorts by it, and again turns it round. The first box chooses all that is shown.

import classes from './Grid.module.css';
import type { GridColumn } from './Grid.tsx';

interface Props {
  readonly id: string;
  readonly columns: readonly GridColumn<never>[];
  readonly sort: { readonly by: string; readonly down: boolean };
  /** The head that the keys are on. */
  readonly at: number | undefined;
  /** Whether all rows are chosen; absent where none can be. */
  readonly allChosen: boolean | undefined;
}

export function GridHead({ id, columns, sort, at, allChosen }: Props) {
  const sortedBy = (key: string) => (sort.by !== key ? 'none' : sort.down ? 'descending' : 'ascending');
  return (
    <thead className={classes.head}>
      <tr aria-rowindex={1} className={classes.row}>
        {allChosen === undefined ? (
          <td className={classes.choose} />
        ) : (
          <td className={classes.choose} data-choose="all">
            <input type="checkbox" tabIndex={-1} checked={allChosen} readOnly aria-label="Choose all that are shown" />
          </td>
        )}
        {columns.map(({ key, title }, n) => (
          <th
            key={key}
            id={`${id}head-${key}`}
            scope="col"
            className={n === 0 ? classes.first : undefined}
            aria-sort={sortedBy(key)}
            data-sort={key}
            data-active={at === n || undefined}
          >
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}
