// What an import leaves out and why, with line numbers, so that one can look it up in the file.
import type { ImportPreview } from '../../../shared/answers.ts';
import { sayNumber } from '../../ui/saying.ts';
import classes from './files.module.css';
import { sayReason } from './kinds.ts';

export function LeftOut({ leftOut }: Pick<ImportPreview, 'leftOut'>) {
  if (leftOut.length === 0) return null;
  return (
    <ul className={classes.leftOut} aria-label="Left out">
      {leftOut.map(({ reason, count, lines }) => (
        <li key={reason}>
          {sayNumber(count)} {sayReason(reason, count)}{' '}
          <span className={classes.lines}>
            ({lines.length === 1 ? 'line' : 'lines'} {lines.join(', ')}
            {count > lines.length ? ' and on' : ''})
          </span>
        </li>
      ))}
    </ul>
  );
}
