// Who was merged into a person: what those records say otherwise, each fact to be taken after all, and the way to take the
// whole merge back.
import { Button, Text } from '@mantine/core';
import { displayName } from '../../../shared/model/document.ts';
import { type MergeField, mergeChoices, mergeOf } from '../../../shared/model/merge.ts';
import type { Person, PersonFields } from '../../../shared/model/person.ts';
import { attempt } from '../../ui/attempt.ts';
import { mergedIntoOf } from '../../ui/interactions-index.ts';
import { FIELD_LABELS, SET_FIELDS, SET_LABELS, type SetField, sayField } from '../../ui/person-fields.ts';
import { dayOf, sayDay } from '../../ui/today.ts';
import { undoBatch } from '../../ui/undo-batch.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import classes from './MergedFrom.module.css';
import page from './PersonPage.module.css';

export function MergedFrom({ person }: { readonly person: Person }) {
  const merged = mergedIntoOf(useDocument(), person.id);
  if (merged.length === 0) return null;
  return (
    <details>
      <summary className={page.summary}>
        <h2 className="vs-section">Merged from ({merged.length})</h2>
      </summary>
      {merged.map((other) => (
        <Merged key={other.id} person={person} other={other} />
      ))}
    </details>
  );
}

function Merged({ person, other }: { readonly person: Person; readonly other: Person }) {
  const document = useDocument();
  const batch = mergeOf(document, other.id);
  const name = displayName(other);
  const facts = [...differentFacts(person, other), ...missingEntries(person, other)];
  const take = (changes: PersonFields) => attempt(() => request('person.edit', { id: person.id, changes }));
  return (
    <section className={`${page.card} ${classes.merged}`} aria-label={`Merged from ${name}`}>
      <div className={classes.head}>
        <bdi className={classes.name}>{name}</bdi>
        <Text size="xs" c="dimmed">
          {batch && `merged on ${sayDay(dayOf(batch.createdAt))}`}
        </Text>
      </div>
      {facts.length === 0 ? (
        <Text size="sm" c="dimmed">
          Everything that this record said stands here already.
        </Text>
      ) : (
        <dl className={classes.facts}>
          {facts.map(({ key, label, value, field, changes }) => (
            <div key={key} className={classes.fact}>
              <dt>{label}</dt>
              <dd dir="auto">{field ? sayField(document, field, value) : value}</dd>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`Take this: ${label}`}
                onClick={() => void take(changes)}
              >
                Take this
              </Button>
            </div>
          ))}
        </dl>
      )}
      {batch && (
        <Button size="compact-sm" variant="default" mt={8} onClick={() => void undoBatch(batch.id)}>
          Take the merge back
        </Button>
      )}
    </section>
  );
}

interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly field?: MergeField;
  readonly changes: PersonFields;
}

function differentFacts(person: Person, other: Person): Fact[] {
  return mergeChoices(person, other).map(({ field, other: value }) => ({
    key: field,
    label: FIELD_LABELS[field],
    value,
    field,
    changes: { [field]: other[field] },
  }));
}

/** Entries that are not with the one who stayed any more. */
function missingEntries(person: Person, other: Person): Fact[] {
  return SET_FIELDS.flatMap((field) => {
    const known = new Set(Object.keys(person[field]).map((key) => key.toLowerCase()));
    return Object.keys(other[field])
      .filter((value) => !known.has(value.toLowerCase()))
      .map((value) => ({
        key: `${field}/${value}`,
        label: SET_LABELS[field],
        value,
        changes: withEntry(person, other, field, value),
      }));
  });
}

function withEntry(person: Person, other: Person, field: SetField, value: string): PersonFields {
  if (field === 'tags') return { tags: [...Object.keys(person.tags), value] };
  return { [field]: { ...person[field], [value]: other[field][value] ?? '' } };
}
