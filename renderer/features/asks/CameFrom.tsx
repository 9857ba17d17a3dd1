// The mail or message out of which an ask was captured, folded to its first line. It is shown as text and nothing else.
import { IconChevronRight } from '@tabler/icons-react';
import classes from './CameFrom.module.css';

export function CameFrom({ source }: { readonly source: string | undefined }) {
  if (!source) return null;
  const first = source.split('\n').find((line) => line.trim() !== '');
  return (
    <details className={classes.message}>
      <summary>
        <span className="vs-section">From the message it came in</span>
        <IconChevronRight size={16} aria-hidden />
        <span className={classes.first} dir="auto">
          {first}
        </span>
      </summary>
      <p className={classes.text} dir="auto">
        {source}
      </p>
    </details>
  );
}
