// A broadcast ask (S0): who was told, who answered what, and what it brought in words. Each answer from somebody who knows
// somebody becomes an introduction in one step.
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Ask } from '../../../shared/model/ask.ts';
import { type Echo, echoOf, isKnowing, RESPONSES, type Told, toldOf } from '../../../shared/model/broadcast.ts';
import { nameOf, survivorOf } from '../../../shared/model/document.ts';
import { Face } from '../../ui/Face.tsx';
import { openDialog } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { ShowAll } from '../../ui/ShowAll.tsx';
import { sayDay } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import { ResponseForm } from './ResponseForm.tsx';
import classes from './rows.module.css';

const AT_FIRST = 6;

export function WhoWasTold({ ask }: { readonly ask: Ask }) {
  const document = useDocument();
  const [all, setAll] = useState(false);
  const told = toldOf(ask, (party) => survivorOf(document, party)).sort((a, b) => weight(a) - weight(b));
  if (told.length === 0) return null;
  const shown = all ? told : told.slice(0, AT_FIRST);
  const tell = (
    <Button size="compact-xs" variant="subtle" onClick={() => openDialog({ is: 'tell', card: ask.id })}>
      Tell more
    </Button>
  );
  return (
    <Section title="Who was told" action={ask.stage === 'closed' ? undefined : tell}>
      <Text size="sm" role="status">
        {sayEcho(told)}
      </Text>
      {shown.map((each) => (
        <Row key={each.party} ask={ask} told={each} />
      ))}
      {told.length > shown.length && <ShowAll count={told.length} onShow={() => setAll(true)} />}
    </Section>
  );
}

function Row({ ask, told }: { readonly ask: Ask; readonly told: Told }) {
  const document = useDocument();
  const [answering, setAnswering] = useState(false);
  const { party, response, words } = told;
  const name = nameOf(document, party);
  return (
    <div className={classes.told}>
      <Face name={name} />
      <div className={classes.words}>
        <Text size="sm" fw={600} truncate dir="auto">
          {name}
        </Text>
        <Text size="xs" c="dimmed" dir="auto">
          {words ? `“${words}”` : sayTold(told)}
        </Text>
      </div>
      <span className="vs-chip" data-tone={isKnowing(told) ? 'yes' : undefined}>
        {response ?? 'no answer yet'}
      </span>
      {ask.stage !== 'closed' && !answering && (
        <Group gap={6} className={classes.actions}>
          {isKnowing(told) && (
            <Button size="compact-xs" variant="light" onClick={() => openIntro(ask, told)}>
              Make it an intro
            </Button>
          )}
          {response === undefined && (
            <Button
              size="compact-xs"
              variant="light"
              onClick={() => openDialog({ is: 'draft', moment: 'ask', card: ask.id, party })}
            >
              Draft the ask
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={() => setAnswering(true)}>
            {response ? 'Changed their mind…' : 'They answered…'}
          </Button>
        </Group>
      )}
      {answering && (
        <div className={classes.actions}>
          <ResponseForm ask={ask} told={told} onDone={() => setAnswering(false)} />
        </div>
      )}
    </div>
  );
}

/** Whoever knows somebody connects, to whom they know. */
function openIntro(ask: Ask, { party }: Told): void {
  openDialog({ is: 'intro', ask: ask.id, connector: party });
}

/** Whoever knows somebody comes first, then those who have not answered, then the rest. */
function weight({ response }: Told): number {
  return response === undefined ? 2.5 : RESPONSES.indexOf(response);
}

function sayTold({ on, channel }: Told): string {
  const how = channel === 'in person' ? ' in person' : channel ? ` by ${channel}` : '';
  return on ? `told${how}, ${sayDay(on)}` : 'answered without being asked';
}

const ECHOES: Readonly<Record<Echo, string>> = {
  'nobody yet': 'Nobody knows somebody yet.',
  nobody: 'Nobody knows anybody. Ask others, or shape it anew.',
  'a few': 'A few know somebody.',
  'too many': 'Too many to honour well: choose the best two or three, and thank the rest.',
  'the home run': 'The home run: somebody knows just the one.',
};

/** What a broadcast brought, in words. */
function sayEcho(told: readonly Told[]): string {
  const answered = told.filter(({ response }) => response !== undefined).length;
  const isOne = told.filter(isKnowing).length === 1 && echoOf(told) === 'a few';
  return `${told.length} told, ${answered || 'none'} answered. ${isOne ? 'One knows somebody.' : ECHOES[echoOf(told)]}`;
}
