// What a file said of a person that has no field here: kept, shown on demand, given back on export.
import type { Person } from '../../../shared/model/person.ts';
import { NeverLeaves } from './NeverLeaves.tsx';
import classes from './PersonPage.module.css';

export function AlsoInFile({ person }: { readonly person: Person }) {
  const entries = Object.entries(person.alsoInFile ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return null;
  return (
    <details>
      <summary className={classes.summary}>
        <h2 className="vs-section">Also in the file ({entries.length})</h2>
      </summary>
      <dl className={classes.aside}>
        {entries.map(([key, value]) => (
          <div key={key} className={classes.also} data-lockable>
            <div>
              <dt>{key}</dt>
              <dd dir="auto">{value}</dd>
            </div>
            <NeverLeaves person={person} field={`alsoInFile/${key}`} what={key} />
          </div>
        ))}
      </dl>
    </details>
  );
}
