// One row of a grid. Plain elements only, because dozens are made in a frame while scrolling.
import { memo } from 'react';
import classes from './Grid.module.css';
import type { GridColumn } from './Grid.tsx';

interface Props {
  readonly id: string;
  readonly row: unknown;
  readonly name: string;
  readonly columns: readonly GridColumn<unknown>[];
  readonly index: number;
  readonly top: number;
  readonly isActive: boolean;
  /** Absent where no row can be chosen. */
  readonly isChosen: boolean | undefined;
}

function Row({ id, row, name, columns, index, top, isActive, isChosen }: Props) {
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={classes.row}
      data-index={index}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {isChosen === undefined ? (
        <td className={classes.choose} />
      ) : (
        <td data-choose className={classes.choose}>
          <input type="checkbox" tabIndex={-1} checked={isChosen} readOnly aria-label={`Choose ${name}`} />
        </td>
      )}
      {columns.map(({ key, cell }, n) =>
        n === 0 ? (
          <th key={key} scope="row" className={classes.first}>
            {cell(row)}
          </th>
        ) : (
          <td key={key} className={classes.cell} data-cell={key}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

export const GridRow = memo(Row);
