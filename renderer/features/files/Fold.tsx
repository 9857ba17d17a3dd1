// A part of a dialog that folds away: its title and its count stay to be read.
import { IconChevronRight } from '@tabler/icons-react';
import { sayNumber } from '../../ui/saying.ts';
import classes from './files.module.css';

interface Props {
  readonly title: string;
  readonly count?: number;
  /** Folded open when it first shows. */
  readonly isOpen?: boolean;
  readonly tone?: 'accent' | undefined;
  readonly children: React.ReactNode;
}

export function Fold({ title, count, isOpen = false, tone, children }: Props) {
  return (
    <details className={classes.fold} open={isOpen}>
      <summary>
        <IconChevronRight size={16} aria-hidden />
        <span>{title}</span>
        {count !== undefined && (
          <span className="vs-chip" data-tone={tone}>
            {sayNumber(count)}
          </span>
        )}
      </summary>
      <div className={classes.folded}>{children}</div>
    </details>
  );
}
