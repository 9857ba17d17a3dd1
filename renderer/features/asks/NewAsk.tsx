// Capturing an ask costs seconds: one line is enough. The rest is there for whoever knows it already.
import { Button, Group, Modal, SegmentedControl, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ASK_KINDS, type AskKind } from '../../../shared/model/ask.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { attempt, attemptOnce, say } from '../../ui/attempt.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { GiveFirst } from '../../ui/GiveFirst.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { go } from '../../ui/place.ts';
import { WordsInput } from '../../ui/WordsInput.tsx';
import { request } from '../../vouchsafe.ts';

interface Props {
  readonly asker?: PartyId | undefined;
  readonly onClose: () => void;
}

export function NewAsk({ asker: given, onClose }: Props) {
  const [title, setTitle] = useState('');
  const [asker, setAsker] = useState<PartyId | undefined>(given ?? 'me');
  const [kind, setKind] = useState<AskKind>('introduction');
  const [what, setWhat] = useState('');
  const [due, setDue] = useState('');
  const [tags, setTags] = useState<string[]>([]);

  async function keep(event: React.FormEvent | React.KeyboardEvent, open: boolean): Promise<void> {
    event.preventDefault();
    const done = await attemptOnce(async () => {
      const brief = what.trim() ? { brief: { what } } : {};
      const id = await request('ask.capture', { title, asker: asker ?? 'me', kind, due, tags, ...brief });
      onClose();
      if (open) go({ screen: { is: 'board' }, panel: id });
    });
    if (done && !open) say('Captured.');
  }

  async function addAsker(name: string): Promise<void> {
    await attempt(async () => setAsker(await request('person.add', { name })));
  }

  return (
    <Modal opened onClose={onClose} title="New ask" size="lg">
      <form
        onSubmit={(event) => void keep(event, false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep(event, true);
        }}
      >
        <Stack gap="md">
          <TextInput
            data-autofocus
            autoFocus
            size="md"
            label="What is asked for, in a line"
            placeholder="Someone who has repriced a B2B SaaS"
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            maxLength={300}
            dir="auto"
            required
          />
          <Group grow align="flex-start">
            <PersonPicker
              label="Who asks"
              value={asker}
              onChange={setAsker}
              withMe
              onAdd={(name) => void addAsker(name)}
            />
            <DayInput label="By when" value={due} onChange={setDue} required={false} />
          </Group>
          <SegmentedControl
            aria-label="Kind of ask"
            value={kind}
            onChange={(value) => setKind(value as AskKind)}
            data={ASK_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))}
          />
          <WordsInput label="What exactly (may wait)" value={what} onChange={setWhat} />
          <TagsInput
            label="Tags"
            value={tags}
            onChange={setTags}
            placeholder={tags.length ? '' : 'pricing, climate…'}
          />
          {asker !== undefined && asker !== 'me' && <GiveFirst person={asker} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={(event) => void keep(event as unknown as React.FormEvent, true)}>
              Keep and open
            </Button>
            <Button type="submit">Keep it</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const KIND_LABELS: Readonly<Record<AskKind, string>> = {
  introduction: 'Introduction',
  referral: 'Referral (somebody vouches)',
  recommendation: 'Recommendation (a name)',
};
