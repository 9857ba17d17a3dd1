// A part of a person's or a firm's page under its heading.
import { useId } from 'react';
import classes from './PagePart.module.css';

interface Props {
  readonly title: string;
  readonly action?: React.ReactNode;
  readonly children: React.ReactNode;
}

export function PagePart({ title, action, children }: Props) {
  const id = useId();
  return (
    <section className={classes.part} aria-labelledby={id}>
      <div className={classes.head} data-lockable>
        <h2 className="vs-section" id={id}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
