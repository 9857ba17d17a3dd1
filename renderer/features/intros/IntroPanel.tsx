// The panel of an introduction: progress, consents, one hint, the next action, why, promises, thanks, history.
import { Alert, Button, Group, Menu, Stack, TagsInput } from '@mantine/core';
import { IconArchive, IconArrowsExchange, IconCheck, IconMoon } from '@tabler/icons-react';
import { type NextAction, nextAction, titleOf } from '../../../shared/model/board.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { addDays } from '../../../shared/model/identity.ts';
import { type Intro, roleIn } from '../../../shared/model/intro.ts';
import { find } from '../../../shared/model/table.ts';
import { attempt, attemptMove } from '../../ui/attempt.ts';
import { binCard } from '../../ui/bin-card.ts';
import { HistoryList } from '../../ui/HistoryList.tsx';
import { InPlace } from '../../ui/InPlace.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { openDialog } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { sayDay, sayDays, today, useToday } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { Consents } from './Consents.tsx';
import { Progress } from './Progress.tsx';
import { Promises } from './Promises.tsx';
import { Thanks } from './Thanks.tsx';

export function IntroPanel({ intro }: { readonly intro: Intro }) {
  const document = useDocument();
  const role = roleIn(intro);
  const ask = intro.ask === undefined ? undefined : find(document.asks, intro.ask);
  const title = [intro.partyA, intro.partyB]
    .map((who) => capital(nameOf(document, who)))
    .join(role === 'connector' ? ' ↔ ' : ' → ');
  const via = intro.connector === 'me' ? undefined : `via ${nameOf(document, intro.connector)}`;
  const subtitle = [ask && `for “${ask.title}”`, via].filter(Boolean).join(' · ');
  return (
    <Panel kind={`Introduction · ${intro.mode}`} title={title} subtitle={subtitle} menu={<IntroMenu intro={intro} />}>
      <Progress intro={intro} />
      <Consents intro={intro} />
      <Next intro={intro} />
      <Words intro={intro} />
      <Promises intro={intro} />
      {(intro.introducedOn || intro.stage === 'closed') && <Thanks intro={intro} />}
      <HistoryList card={intro} />
    </Panel>
  );
}

function Next({ intro }: { readonly intro: Intro }) {
  const document = useDocument();
  const day = useToday();
  const next = nextAction(document, intro, day);
  const connects = roleIn(intro) === 'connector';
  const closed = intro.stage === 'closed';
  return (
    <Stack gap={10}>
      {closed ? (
        <Alert color="gray" variant="light" p="sm">
          Closed: {intro.outcome}
          {intro.outcomeWords && ` – ${intro.outcomeWords}`}
        </Alert>
      ) : (
        <Alert color="terracotta" variant={next.mine ? 'light' : 'default'} p="sm">
          {sayDays(hintFor(next, connects))}
        </Alert>
      )}
      {!closed && (
        <Group gap={8}>
          {connects && !intro.introducedOn && (
            <Button
              variant={next.code === 'introduce' ? 'filled' : 'default'}
              onClick={() => openDialog({ is: 'draft', moment: 'introduction', card: intro.id })}
            >
              Draft the introduction
            </Button>
          )}
          {!intro.introducedOn && (
            <Button variant="default" onClick={() => openDialog({ is: 'introduce', card: intro.id })}>
              It was made…
            </Button>
          )}
          <Button
            variant={next.code === 'follow up' ? 'filled' : 'default'}
            onClick={() => openDialog({ is: 'close', card: intro.id })}
          >
            Close it…
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function hintFor({ code, sentence, party }: NextAction, connects: boolean): string {
  switch (code) {
    case 'ask':
      if (party === 'me') return `${sentence}. A no is as good as a yes.`;
      if (!connects) return `${sentence}. Ask for permission to ask; make it easy to say no.`;
      return `${sentence}. Ask each side on its own, and make it easy to say no.`;
    case 'nudge':
      return `${sentence}: no answer for some days. A short word with a way out keeps it easy.`;
    case 'wait':
      return `${sentence}. Nothing to do for now.`;
    case 'prepare':
      return `${sentence}: a few lines to forward, and the names.`;
    case 'introduce':
      return connects
        ? 'Everybody wants it. Introduce them, say who each is and why, and leave a way out.'
        : `${sentence}.`;
    case 'quiet':
      return sentence.startsWith('Quiet') ? `${sentence}. You have stepped out of the way.` : `${sentence}.`;
    case 'follow up':
      return 'The time has come to ask how it went.';
    default:
      return sentence;
  }
}

function Words({ intro }: { readonly intro: Intro }) {
  const document = useDocument();
  const edit = (changes: Record<string, string>) => attempt(() => request('intro.edit', { id: intro.id, changes }));
  const first = (who: Intro['partyB']) => capital(nameOf(document, who));
  const gain = (who: Intro['partyB']) => (who === 'me' ? 'What I gain' : `What ${first(who)} gains`);
  const field = (name: 'why' | 'gainA' | 'gainB' | 'blurb' | 'names' | 'value', label: string, placeholder = '') => (
    <InPlace
      label={label}
      placeholder={placeholder}
      multiline
      value={intro[name] ?? ''}
      onSave={(text) => edit({ [name]: text })}
    />
  );
  return (
    <Section title="Why, and for whom">
      {field('why', 'Why they should meet')}
      {field('gainA', gain(intro.partyA))}
      {intro.partyB !== undefined && field('gainB', gain(intro.partyB))}
      {intro.partyB === undefined && (
        <PersonPicker
          label="Second party"
          placeholder="Still open"
          value={undefined}
          exclude={[intro.partyA, intro.connector]}
          onChange={(party) => party && void attempt(() => request('intro.nameParty', { id: intro.id, party }))}
        />
      )}
      {roleIn(intro) === 'asker' &&
        field('blurb', `Words for ${first(intro.connector)} to forward`, 'Few, in the third person')}
      {roleIn(intro) === 'asker' && field('names', 'Names to bring', 'Whom to meet, by name')}
      {intro.introducedOn && field('value', 'Value that came of it', 'What whoever helped would like to hear')}
      <Group grow align="flex-start">
        <InPlace label="Due" type="date" value={intro.due ?? ''} onSave={(due) => edit({ due })} />
        {intro.introducedOn && (
          <InPlace
            label="Follow up on"
            type="date"
            value={intro.followUpOn ?? ''}
            onSave={(day) => edit({ followUpOn: day })}
          />
        )}
      </Group>
      <TagsInput
        label="Tags"
        value={Object.keys(intro.tags)}
        onChange={(tags) => void attempt(() => request('intro.edit', { id: intro.id, changes: { tags } }))}
      />
    </Section>
  );
}

function IntroMenu({ intro }: { readonly intro: Intro }) {
  const document = useDocument();
  const other = intro.mode === 'direct' ? 'permission first' : 'direct';
  const snooze = (until: string) => void attempt(() => request('card.snooze', { id: intro.id, until }));
  const reopen = () =>
    void attemptMove({
      name: 'card.move',
      argument: { id: intro.id, to: intro.introducedOn ? 'introduced' : 'proposed' },
    });
  return (
    <>
      {roleIn(intro) === 'connector' && (
        <Menu.Item
          leftSection={<IconArrowsExchange size={16} />}
          onClick={() => void attempt(() => request('intro.edit', { id: intro.id, changes: { mode: other } }))}
        >
          Switch to {other}
        </Menu.Item>
      )}
      {intro.stage === 'closed' && (
        <Menu.Item leftSection={<IconCheck size={16} />} onClick={reopen}>
          Open it again
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconMoon size={16} />}
        onClick={() => snooze(intro.snoozedUntil ? '' : addDays(today(), 7))}
      >
        {intro.snoozedUntil
          ? `Take it up again (aside until ${sayDay(intro.snoozedUntil)})`
          : 'Put it aside for a week'}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArchive size={16} />}
        onClick={() => void binCard('intros', intro.id, titleOf(document, intro))}
      >
        Put it into the bin
      </Menu.Item>
    </>
  );
}

function capital(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
