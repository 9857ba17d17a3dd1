// The panel of an introduction: progress, consents, one hint, the next action, why, promises, feedback, thanks, history.
import { Group, TagsInput } from '@mantine/core';
import { firstName } from '../../../shared/model/board.ts';
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { type Intro, roleIn } from '../../../shared/model/intro.ts';
import { find } from '../../../shared/model/table.ts';
import { attempt } from '../../ui/attempt.ts';
import { DayField } from '../../ui/DayField.tsx';
import { HistoryList } from '../../ui/HistoryList.tsx';
import { InPlace } from '../../ui/InPlace.tsx';
import { MessagesSent } from '../../ui/MessagesSent.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { Section } from '../../ui/Section.tsx';
import { ToSettle } from '../../ui/ToSettle.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import { Consents } from './Consents.tsx';
import { Feedback } from './Feedback.tsx';
import { IntroMenu } from './IntroMenu.tsx';
import { NextStep } from './NextStep.tsx';
import { Progress } from './Progress.tsx';
import { Promises } from './Promises.tsx';
import { Thanks } from './Thanks.tsx';

export function IntroPanel({ intro }: { readonly intro: Intro }) {
  const document = useDocument();
  const role = roleIn(intro);
  const ask = intro.ask === undefined ? undefined : find(document.asks, intro.ask);
  const title = [intro.partyA, intro.partyB]
    .map((who) => (who === 'me' ? 'Me' : capital(nameOf(document, who))))
    .join(role === 'connector' ? ' ↔ ' : ' → ');
  const via = intro.connector === 'me' ? undefined : `via ${nameOf(document, intro.connector)}`;
  const isOver = intro.introducedOn !== undefined || intro.stage === 'closed';
  const subtitle = [ask && `for “${ask.title}”`, via].filter(Boolean).join(' · ');
  return (
    <Panel kind={`Introduction · ${intro.mode}`} title={title} subtitle={subtitle} menu={<IntroMenu intro={intro} />}>
      <ToSettle card={intro.id} />
      <Progress intro={intro} />
      <NextStep intro={intro} />
      {!isOver && <Consents intro={intro} />}
      {/* Once it was made, what comes of it is what counts; who agreed to it is history. */}
      {intro.introducedOn && <Feedback intro={intro} />}
      {isOver && <Thanks intro={intro} />}
      <Words intro={intro} />
      <Promises intro={intro} />
      {isOver && <Consents intro={intro} />}
      <MessagesSent card={intro} />
      <HistoryList card={intro} />
    </Panel>
  );
}

function Words({ intro }: { readonly intro: Intro }) {
  const document = useDocument();
  const edit = (changes: Record<string, string>) => attempt(() => request('intro.edit', { id: intro.id, changes }));
  const first = (who: PartyId) => firstName(document, who);
  const gain = (who: PartyId) => (who === 'me' ? 'What I gain' : `What ${first(who)} gains`);
  const field = (
    name: 'why' | 'gainA' | 'gainB' | 'blurb' | 'names' | 'approach' | 'value',
    label: string,
    placeholder = '',
  ) => (
    <div data-field={name}>
      <InPlace
        label={label}
        placeholder={placeholder}
        multiline
        value={intro[name] ?? ''}
        onSave={(text) => edit({ [name]: text })}
      />
    </div>
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
      {roleIn(intro) === 'asker' && field('approach', 'How to go about it', 'As the two of you worked it out')}
      {(intro.introducedOn || intro.stage === 'closed') &&
        field('value', 'Value that came of it', 'What whoever helped would like to hear')}
      <Group grow align="flex-start">
        <DayField label="Due" withLabel value={intro.due ?? ''} onSave={(due) => edit({ due })} />
        {intro.introducedOn && (
          <DayField
            label="Follow up on"
            withLabel
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

function capital(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
