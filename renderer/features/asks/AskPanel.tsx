// The panel of an ask: the next action, its brief with what a connector would feel, what is mine about it, who was told, the
// cards that hang on it, its history.
import { Alert, Button, Group, Select, Stack, TagsInput } from '@mantine/core';
import { ASK_KINDS, type Ask, type AskFields, type AskKind, missingFromBrief } from '../../../shared/model/ask.ts';
import { nextAction } from '../../../shared/model/board.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { actOn } from '../../ui/act.ts';
import { attempt, attemptMove } from '../../ui/attempt.ts';
import { DayField } from '../../ui/DayField.tsx';
import { HistoryList } from '../../ui/HistoryList.tsx';
import { InPlace } from '../../ui/InPlace.tsx';
import { MessagesSent } from '../../ui/MessagesSent.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { openDialog } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { Suggestions } from '../../ui/Suggestions.tsx';
import { sayDay, sayDays, useToday } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { AskIntros } from './AskIntros.tsx';
import { AskMenu } from './AskMenu.tsx';
import { BriefEditor } from './BriefEditor.tsx';
import { CameFrom } from './CameFrom.tsx';
import { isAboutJob, Job } from './Job.tsx';
import { LinkedAsks } from './LinkedAsks.tsx';
import { MyAsk } from './MyAsk.tsx';
import { WhoWasTold } from './WhoWasTold.tsx';

export function AskPanel({ ask }: { readonly ask: Ask }) {
  const document = useDocument();
  const edit = (changes: AskFields) => attempt(() => request('ask.edit', { id: ask.id, changes }));
  const subtitle = `${ask.asker === 'me' ? 'my own ask' : `asked by ${nameOf(document, ask.asker)}`}${ask.due ? ` · due ${sayDay(ask.due)}` : ''}`;
  return (
    <Panel kind={`Ask · ${ask.kind}`} title={ask.title} subtitle={subtitle} menu={<AskMenu ask={ask} />}>
      <Next ask={ask} />
      <BriefEditor ask={ask} />
      <CameFrom source={ask.source} />
      {ask.kind === 'referral' && <Job ask={ask} edit={edit} />}
      {ask.asker === 'me' && <MyAsk ask={ask} edit={edit} />}
      <WhoWasTold ask={ask} />
      <Suggestions ask={ask} />
      <AskIntros ask={ask} />
      <LinkedAsks ask={ask} />
      <Section title="About it">
        <InPlace label="Title" value={ask.title} onSave={(title) => edit({ title })} />
        <PersonPicker label="Who asks" value={ask.asker} withMe onChange={(asker) => asker && void edit({ asker })} />
        <Group grow align="flex-start">
          <Select
            label="Kind"
            data={[...ASK_KINDS]}
            value={ask.kind}
            allowDeselect={false}
            onChange={(kind) => kind && void edit({ kind: kind as AskKind })}
          />
          {!isAboutJob(ask) && (
            <DayField label="By when" withLabel value={ask.due ?? ''} onSave={(due) => edit({ due })} />
          )}
        </Group>
        <TagsInput label="Tags" value={Object.keys(ask.tags)} onChange={(tags) => void edit({ tags })} />
        {ask.stage === 'closed' && (
          <InPlace
            label="Value that came of it"
            placeholder="What whoever helped would like to hear"
            multiline
            value={ask.value ?? ''}
            onSave={(value) => edit({ value })}
          />
        )}
      </Section>
      <MessagesSent card={ask} />
      <HistoryList card={ask} />
    </Panel>
  );
}

function Next({ ask }: { readonly ask: Ask }) {
  const next = nextAction(useDocument(), ask, useToday());
  if (ask.stage === 'closed') return <Closed ask={ask} />;
  const missing = missingFromBrief(ask);
  return (
    <Stack gap={10}>
      {missing.length > 0 && (
        <Alert variant="light" color="terracotta" p="sm">
          The brief does not say {missing.join(', or ')} yet.
        </Alert>
      )}
      <Group gap={8}>
        {next.mine && <Button onClick={() => actOn(ask, next)}>{sayDays(next.sentence)}</Button>}
        {ask.stage === 'captured' && (next.code !== 'shape' || missing.length > 0) && (
          <Button
            variant="default"
            onClick={() => void attemptMove({ name: 'card.move', argument: { id: ask.id, to: 'shaped' } })}
          >
            Call it shaped
          </Button>
        )}
        {next.code !== 'propose' && (
          <Button variant="default" onClick={() => openDialog({ is: 'intro', ask: ask.id })}>
            Propose an intro
          </Button>
        )}
        {ask.stage === 'shaped' && (
          <Button variant="default" onClick={() => openDialog({ is: 'tell', card: ask.id })}>
            Tell several…
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Closed({ ask }: { readonly ask: Ask }) {
  return (
    <Alert color="gray" variant="light">
      Closed: {ask.outcome}
      {ask.outcomeWords && ` – ${ask.outcomeWords}`}
      {ask.declinedFor && (
        <span dir="auto">
          {` – ${ask.declinedFor}`} ({ask.mayTellReason ? 'the asker may be told' : 'not for the asker'})
        </span>
      )}
    </Alert>
  );
}
