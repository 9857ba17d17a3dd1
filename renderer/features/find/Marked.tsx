// A text with the characters that answered set off: bolder, and marked for whoever cannot see that.
import classes from './Find.module.css';

interface Props {
  readonly text: string;
  readonly spans: readonly (readonly [start: number, end: number])[];
}

export function Marked({ text, spans }: Props) {
  const parts: React.ReactNode[] = [];
  let from = 0;
  for (const [start, end] of spans) {
    if (start < from || end > text.length) continue;
    parts.push(text.slice(from, start));
    parts.push(
      <mark className={classes.mark} key={start}>
        {text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
