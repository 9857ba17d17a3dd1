// What a filter asks for: a firm, a place, how well known, when last in touch, which tags. Each takes effect as it is set.
import { Autocomplete, Checkbox, Radio, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { CLOSENESS, type Person } from '../../../shared/model/person.ts';
import { records } from '../../../shared/model/table.ts';
import { useDocument } from '../../vouchsafe.ts';
import { ContactEditor } from './ContactEditor.tsx';
import { TagsList } from './TagsList.tsx';
import type { Looking } from './use-look.ts';
import type { FilterPart } from './words.ts';

interface Props {
  readonly looking: Looking;
  readonly part: FilterPart;
  readonly onDone: () => void;
}

/** The filters of which something can be chosen; the others are only on or off. */
export function isAsking(part: FilterPart): boolean {
  return part !== 'missed' && part !== 'noEmail' && part !== 'untagged';
}

export function FilterEditor({ looking, part, onDone }: Props) {
  switch (part) {
    case 'firm':
    case 'place':
      return <TextEditor looking={looking} part={part} onDone={onDone} />;
    case 'closeness':
      return <ClosenessEditor looking={looking} />;
    case 'lastContact':
      return <ContactEditor looking={looking} />;
    case 'open':
      return <OpenEditor looking={looking} />;
    case 'allTags':
    case 'anyTags':
    case 'noTags':
      return <TagsList looking={looking} part={part} />;
    case 'untagged':
    case 'missed':
    case 'noEmail':
      return null;
  }
}

/** A firm or a place, suggested from those that people have. */
function TextEditor({ looking, part, onDone }: Props & { readonly part: 'firm' | 'place' }) {
  const [text, setText] = useState(looking.look.filter[part] ?? '');
  const known = useKnown(part);

  function apply(value: string): void {
    looking.filter({ [part]: value.trim() === '' ? undefined : value.trim() });
    onDone();
  }

  return (
    <Autocomplete
      data-autofocus
      size="sm"
      label={part === 'firm' ? 'People of this firm' : 'People whose place has'}
      placeholder={part === 'firm' ? 'Kestrel Robotics' : 'Lisbon'}
      dir="auto"
      maxLength={500}
      limit={8}
      data={known}
      comboboxProps={{ withinPortal: false }}
      value={text}
      onChange={setText}
      onOptionSubmit={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.defaultPrevented) apply(text);
      }}
    />
  );
}

function useKnown(part: 'firm' | 'place'): string[] {
  const { people } = useDocument();
  return useMemo(() => {
    const known = new Set<string>();
    for (const person of records<Person>(people)) if (person[part]) known.add(person[part]);
    return [...known].sort((a, b) => a.localeCompare(b));
  }, [people, part]);
}

function ClosenessEditor({ looking }: { readonly looking: Looking }) {
  const wanted: readonly string[] = looking.look.filter.closeness ?? [];
  return (
    <Checkbox.Group
      label="You know them"
      value={[...wanted]}
      onChange={(next) => {
        const closeness = [...CLOSENESS, '' as const].filter((each) => next.includes(each));
        looking.filter({ closeness: closeness.length > 0 ? closeness : undefined });
      }}
    >
      <Stack gap={8} mt={6}>
        {[...CLOSENESS, ''].map((closeness, n) => (
          <Checkbox
            key={closeness}
            size="sm"
            radius={5}
            value={closeness}
            label={closeness || 'not said'}
            data-autofocus={n === 0 || undefined}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function OpenEditor({ looking }: { readonly looking: Looking }) {
  return (
    <Radio.Group
      label="They have a part in"
      value={looking.look.filter.open ?? null}
      onChange={(open) => looking.filter({ open: open as 'card' | 'intro' })}
    >
      <Stack gap={8} mt={6}>
        <Radio size="sm" value="card" label="any open card" />
        <Radio size="sm" value="intro" label="an open introduction" />
      </Stack>
    </Radio.Group>
  );
}
