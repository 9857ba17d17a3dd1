// The words that messages begin with: for each moment and language the built-in ones, and the user's own beside them. The
// language that is set here is the one in which drafts begin to whoever has none of their own.
import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TemplateId } from '../../../shared/model/identity.ts';
import { MOMENTS, type Moment } from '../../../shared/model/messages/moments.ts';
import { type Beginning, beginningsFor, languagesOf } from '../../../shared/model/messages/templates.ts';
import { attempt, attemptOnce } from '../../ui/attempt.ts';
import { BUILT_INS } from '../../ui/built-in.ts';
import { MOMENT_WORDS, sayLanguage } from '../../ui/moments.ts';
import { offerUndo } from '../../ui/offer.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';
import classes from './Settings.module.css';
import { TemplateEditor } from './TemplateEditor.tsx';

export function Messages() {
  const document = useDocument();
  const { settings } = document;
  const [moment, setMoment] = useState<Moment>('permission');
  const [language, setLanguage] = useState(settings.language ?? 'en');
  const [added, setAdded] = useState<readonly string[]>([]);
  const languages = [...new Set([...languagesOf(document, BUILT_INS), ...added])];
  const data = languages.map((tag) => ({ value: tag, label: sayLanguage(tag) }));
  return (
    <Part
      title="Messages"
      about="Drafts begin with these words. They say du in German, as one does among people who know each other; keep words of your own for a Sie."
    >
      <Select
        label="Language of drafts"
        description="For whoever has no language of their own on their page."
        w={280}
        allowDeselect={false}
        value={settings.language ?? 'en'}
        data={data}
        onChange={(tag) => tag && void attempt(() => request('settings.edit', { language: tag }))}
      />
      <Group gap={12} align="end">
        <Select
          label="Moment"
          w={240}
          allowDeselect={false}
          value={moment}
          data={MOMENTS.map((each) => ({ value: each, label: MOMENT_WORDS[each][0] }))}
          onChange={(each) => each && setMoment(each as Moment)}
        />
        <Select
          label="Written in"
          w={180}
          allowDeselect={false}
          value={language}
          data={data}
          onChange={(tag) => tag && setLanguage(tag)}
        />
        <AddLanguage
          onAdd={(tag) => {
            setAdded([...added, tag]);
            setLanguage(tag);
          }}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {MOMENT_WORDS[moment][1]}.
      </Text>
      <Words key={`${moment} ${language}`} moment={moment} language={language} />
    </Part>
  );
}

/** A tag as BCP 47 writes it, in the spelling that all programs share: `pt-BR`. */
function canonical(typed: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(typed.trim())[0];
  } catch {
    return undefined;
  }
}

function AddLanguage({ onAdd }: { readonly onAdd: (tag: string) => void }) {
  const [typed, setTyped] = useState('');
  const tag = typed.trim() === '' ? undefined : canonical(typed);
  const isWrong = typed.trim().length > 1 && tag === undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!tag) return;
        onAdd(tag);
        setTyped('');
      }}
    >
      <Group gap={8} align="end">
        <TextInput
          label="Another language"
          placeholder="fr, pt-BR…"
          w={130}
          maxLength={35}
          value={typed}
          error={isWrong && 'No such tag'}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {tag && (
          <Button type="submit" variant="default">
            Add {sayLanguage(tag)}
          </Button>
        )}
      </Group>
    </form>
  );
}

function Words({ moment, language }: { readonly moment: Moment; readonly language: string }) {
  const document = useDocument();
  const beginnings = beginningsFor(document, BUILT_INS, moment, language);
  const [open, setOpen] = useState<TemplateId | undefined>();

  async function writeFrom({ subject, body }: Beginning): Promise<void> {
    const count = beginnings.filter((each) => each.id !== undefined).length;
    const name = count === 0 ? 'My own' : `My own ${count + 1}`;
    await attemptOnce(async () => {
      setOpen(await request('template.save', { moment, language, name, subject, body }));
    });
  }

  async function putAway({ id, name }: Beginning): Promise<void> {
    if (id === undefined) return;
    const ids = [id];
    if (await attempt(() => request('bin.put', { table: 'templates', ids })))
      offerUndo(`“${name}” is in the bin.`, () => request('bin.restore', { table: 'templates', ids }));
  }

  return (
    <ul className={classes.templates} aria-label="Templates">
      {beginnings.map((each) => (
        <li key={each.id ?? 'built in'} className={classes.template}>
          <Group justify="space-between" gap={8} wrap="nowrap">
            <div className={classes.templateName}>
              <Text size="sm" fw={600} truncate dir="auto">
                {each.name}
              </Text>
              <Text size="xs" c="dimmed" truncate dir="auto">
                {each.subject}
              </Text>
            </div>
            <Group gap={6} wrap="nowrap">
              {each.id === undefined ? (
                <Button size="compact-sm" variant="light" onClick={() => void writeFrom(each)}>
                  Write my own from it
                </Button>
              ) : (
                <>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-expanded={open === each.id}
                    onClick={() => setOpen(open === each.id ? undefined : each.id)}
                  >
                    {open === each.id ? 'Fold' : 'Edit'}
                  </Button>
                  <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void putAway(each)}>
                    Put into the bin
                  </Button>
                </>
              )}
            </Group>
          </Group>
          {each.id !== undefined && open === each.id && <TemplateEditor template={each} moment={moment} />}
        </li>
      ))}
    </ul>
  );
}
