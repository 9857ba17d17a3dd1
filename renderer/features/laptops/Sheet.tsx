// A sheet on the screen of the laptops, under its small heading.
import classes from './laptops.module.css';

interface Props {
  readonly title: string;
  readonly children: React.ReactNode;
}

export function Sheet({ title, children }: Props) {
  return (
    <section className={classes.part} aria-label={title}>
      <h2 className={`vs-section ${classes.heading}`}>{title}</h2>
      {children}
    </section>
  );
}
