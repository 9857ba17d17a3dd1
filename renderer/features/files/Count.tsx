// Numbers with their names, side by side.
import { sayNumber } from '../../ui/saying.ts';
import classes from './Count.module.css';

interface Props {
  readonly title: string;
  readonly count: number;
  readonly strong?: boolean;
}

export function Count({ title, count, strong = false }: Props) {
  return (
    <div
      className={classes.count}
      data-strong={(strong && count > 0) || undefined}
      data-none={count === 0 || undefined}
    >
      <dt>{title}</dt>
      <dd>{sayNumber(count)}</dd>
    </div>
  );
}

export function Counts({ children }: { readonly children: React.ReactNode }) {
  return <dl className={classes.counts}>{children}</dl>;
}
