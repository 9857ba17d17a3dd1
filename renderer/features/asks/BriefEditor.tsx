// The brief, edited in place, with what a connector would feel beside the field it is about, while one types. The first
// three fields are always there; the next one comes by itself when it is its turn, and all of them on demand.
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Ask, Brief } from '../../../shared/model/ask.ts';
import { checkBrief, type Hint, hintsToShow } from '../../../shared/model/brief-check.ts';
import { attempt } from '../../ui/attempt.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { openDialog } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { request } from '../../vouchsafe.ts';
import { BriefHint } from './BriefHint.tsx';
import { briefFieldsOf, FIRST_FIELDS } from './brief-fields.ts';

interface Typed {
  readonly field: keyof Brief;
  readonly text: string;
}

export function BriefEditor({ ask }: { readonly ask: Ask }) {
  const [typed, setTyped] = useState<Typed | undefined>();
  const [all, setAll] = useState(false);
  // Once it is saved, the brief itself counts again: another laptop may change it next.
  useEffect(() => setTyped((typed) => (isSaved(ask.brief, typed) ? undefined : typed)), [ask.brief]);
  const brief = typed ? { ...ask.brief, [typed.field]: typed.text } : ask.brief;
  const hints = ask.stage === 'closed' ? [] : hintsToShow(checkBrief({ kind: ask.kind, brief }));
  const fields = briefFieldsOf(ask);
  const shown = fields.filter(
    ({ field }) =>
      all || FIRST_FIELDS.includes(field) || ask.brief[field] || typed?.field === field || hintOn(hints, field),
  );
  const save = (field: keyof Brief) => (text: string) =>
    attempt(() => request('ask.edit', { id: ask.id, changes: { brief: { [field]: text } } }));
  const reflect = (
    <Button size="compact-xs" variant="subtle" onClick={() => openDialog({ is: 'reflect', card: ask.id })}>
      Think it through
    </Button>
  );
  return (
    <Section title="Brief" action={ask.stage === 'closed' ? undefined : reflect}>
      {shown.map(({ field, label, placeholder }) => {
        const hint = hintOn(hints, field);
        return (
          <div key={field} data-field={field}>
            <InPlace
              label={label}
              placeholder={placeholder}
              multiline
              value={ask.brief[field] ?? ''}
              onSave={save(field)}
              onType={(text) => setTyped(isSaved(ask.brief, { field, text }) ? undefined : { field, text })}
              {...(hint && { description: <BriefHint hint={hint} /> })}
            />
          </div>
        );
      })}
      {shown.length < fields.length && (
        <Button variant="subtle" size="compact-sm" className="vs-quiet-start" onClick={() => setAll(true)}>
          More of the brief: upsides, doubts, words
        </Button>
      )}
    </Section>
  );
}

function hintOn(hints: readonly Hint[], field: keyof Brief): Hint | undefined {
  return hints.find((hint) => hint.field === field);
}

function isSaved(brief: Brief, typed: Typed | undefined): boolean {
  return typed !== undefined && (brief[typed.field] ?? '') === typed.text;
}
