// What needs no choice: addresses, numbers, links and tags are joined, facts from files are kept, and the rest is the same.
import { IconPlus } from '@tabler/icons-react';
import type { MergeField } from '../../../shared/model/merge.ts';
import type { Person } from '../../../shared/model/person.ts';
import { FIELD_LABELS, SET_LABELS } from '../../ui/person-fields.ts';
import classes from './Compare.module.css';
import type { Entry, joinedSets } from './choices.ts';

interface Props {
  readonly sets: ReturnType<typeof joinedSets>;
  readonly keep: Person;
  readonly other: Person;
}

export function Joined({ sets, keep, other }: Props) {
  const files = new Set([...Object.keys(keep.alsoInFile ?? {}), ...Object.keys(other.alsoInFile ?? {})]).size;
  const locked = new Set([...Object.keys(keep.neverLeaves ?? {}), ...Object.keys(other.neverLeaves ?? {})]);
  return (
    <>
      {sets.map(({ field, entries }) => (
        <Wide key={field} label={SET_LABELS[field]}>
          <ul className={classes.entries} aria-label={`${SET_LABELS[field]}, joined`}>
            {entries.map((entry) => (
              <JoinedEntry key={entry.value} entry={entry} />
            ))}
          </ul>
        </Wide>
      ))}
      {files > 0 && (
        <Wide label="From files">{files === 1 ? 'One more fact is kept.' : `${files} more facts are kept.`}</Wide>
      )}
      {locked.size > 0 && (
        <Wide label="Never leaves">
          {locked.has('*') ? 'Nothing about them leaves the vault.' : 'What never leaves of either stays in the vault.'}
        </Wide>
      )}
    </>
  );
}

function JoinedEntry({ entry: { value, label, isNew } }: { readonly entry: Entry }) {
  return (
    <li className={classes.entry} data-new={isNew || undefined}>
      {isNew && <IconPlus size={13} stroke={2} aria-label="new:" />}
      <bdi>{value}</bdi>
      {label && <span className={classes.of}>{label}</span>}
    </li>
  );
}

/** What both say alike, in a line: it takes no room from what differs. */
export function Same({ fields }: { readonly fields: readonly MergeField[] }) {
  if (fields.length === 0) return null;
  return <Wide label="The same">{fields.map((field) => FIELD_LABELS[field]).join(', ')}</Wide>;
}

function Wide({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className={classes.row}>
      <span className={classes.label}>{label}</span>
      <div className={classes.wide}>{children}</div>
    </div>
  );
}
