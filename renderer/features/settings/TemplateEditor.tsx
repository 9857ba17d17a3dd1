// A template under the user's hands: its name, subject and words, the placeholders to choose from, what is wrong with them as
// one types, and how it reads with invented people in it.
import { Alert, Menu, Stack, Text, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Moment } from '../../../shared/model/messages/moments.ts';
import { PLACEHOLDERS } from '../../../shared/model/messages/placeholders.ts';
import { faultsIn, fill } from '../../../shared/model/messages/template-text.ts';
import { type Beginning, builtInFor } from '../../../shared/model/messages/templates.ts';
import { attempt } from '../../ui/attempt.ts';
import { BUILT_INS } from '../../ui/built-in.ts';
import { request } from '../../vouchsafe.ts';
import classes from './Settings.module.css';
import { SAMPLE_FACTS } from './sample-facts.ts';

interface Props {
  readonly template: Beginning;
  readonly moment: Moment;
}

export function TemplateEditor({ template, moment }: Props) {
  const { name, subject, body } = template;
  const [typed, setTyped] = useState({ name, subject, body });
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = useRef({ name, subject, body });
  // What changed elsewhere (another laptop, an undo) shows at once, unless one has written there.
  useEffect(() => {
    const before = shown.current;
    shown.current = { name, subject, body };
    setTyped((now) => ({
      name: now.name === before.name ? name : now.name,
      subject: now.subject === before.subject ? subject : now.subject,
      body: now.body === before.body ? body : now.body,
    }));
  }, [name, subject, body]);

  async function keep(): Promise<void> {
    const isSame = typed.name === name && typed.subject === subject && typed.body === body;
    if (isSame || template.id === undefined) return;
    const { id } = template;
    if (!(await attempt(() => request('template.edit', { id, changes: typed })))) setTyped({ name, subject, body });
  }

  function insert(placeholder: string): void {
    const mark = placeholder === '?' ? '{{?}}' : `{{${placeholder}}}`;
    const { selectionStart = typed.body.length, selectionEnd = typed.body.length } = area.current ?? {};
    const next = typed.body.slice(0, selectionStart) + mark + typed.body.slice(selectionEnd);
    setTyped({ ...typed, body: next });
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(selectionStart + mark.length, selectionStart + mark.length);
    });
  }

  return (
    <Stack gap={10} mt={10} onBlur={() => void keep()}>
      <TextInput
        label="Name"
        maxLength={60}
        w={240}
        value={typed.name}
        onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
        dir="auto"
      />
      <TextInput
        label="Subject"
        maxLength={1_000}
        value={typed.subject}
        onChange={(event) => setTyped({ ...typed, subject: event.currentTarget.value })}
        dir="auto"
      />
      <Textarea
        ref={area}
        label="Words"
        description="A line that begins with {{?}} is left out when something that it names is not known."
        autosize
        minRows={6}
        maxRows={18}
        maxLength={20_000}
        value={typed.body}
        onChange={(event) => setTyped({ ...typed, body: event.currentTarget.value })}
        dir="auto"
      />
      <Placeholders onChoose={insert} />
      <Faults subject={typed.subject} body={typed.body} />
      <Preview subject={typed.subject} body={typed.body} language={template.language} moment={moment} />
    </Stack>
  );
}

function Placeholders({ onChoose }: { readonly onChoose: (placeholder: string) => void }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.insert}>
          <IconPlus size={14} aria-hidden /> Insert a placeholder
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Menu.Item onClick={() => onChoose('?')}>
          {'{{?}}'}{' '}
          <Text span size="xs" c="dimmed">
            at the beginning of a line: only if all of it is known
          </Text>
        </Menu.Item>
        {Object.entries(PLACEHOLDERS).map(([placeholder, about]) => (
          <Menu.Item key={placeholder} onClick={() => onChoose(placeholder)}>
            {`{{${placeholder}}}`}{' '}
            <Text span size="xs" c="dimmed">
              {about}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Faults({ subject, body }: Pick<Beginning, 'subject' | 'body'>) {
  const faults = faultsIn(`${subject}\n${body}`);
  if (faults.length === 0) return null;
  const unknown = faults.filter((fault) => fault.is === 'unknown').map(({ text }) => text);
  const unclosed = faults.filter((fault) => fault.is === 'unclosed').map(({ text }) => text);
  return (
    <Alert variant="light" color="terracotta" p="sm" role="status">
      {unknown.length > 0 && <div>There is no such placeholder: {unknown.join(', ')}</div>}
      {unclosed.length > 0 && <div>These braces do not close: {unclosed.join(', ')}</div>}
    </Alert>
  );
}

interface PreviewProps {
  readonly subject: string;
  readonly body: string;
  readonly language: string;
  readonly moment: Moment;
}

function Preview({ subject, body, language, moment }: PreviewProps) {
  const { gaps } = builtInFor(BUILT_INS, language);
  return (
    <section className={classes.preview} aria-label={`How it reads: ${moment}`}>
      <Text size="xs" c="dimmed" mb={6}>
        How it reads, with invented people
      </Text>
      <Text size="sm" fw={600} dir="auto">
        {fill(subject, SAMPLE_FACTS, gaps)}
      </Text>
      <Text size="sm" dir="auto" className={classes.previewBody}>
        {fill(body, SAMPLE_FACTS, gaps)}
      </Text>
    </section>
  );
}
