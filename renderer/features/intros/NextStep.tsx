// What to do next with an introduction: one hint, one primary action, and what else may be done now. Warnings that are still
// true stand here quietly until it is made.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { type NextAction, nextAction } from '../../../shared/model/board.ts';
import { type Intro, roleIn } from '../../../shared/model/intro.ts';
import { planOf } from '../../../shared/model/warning-facts.ts';
import { actOn } from '../../ui/act.ts';
import { openDialog } from '../../ui/place.ts';
import { sayDays, useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './NextStep.module.css';
import { useWarnings } from './use-warnings.ts';

export function NextStep({ intro }: { readonly intro: Intro }) {
  const document = useDocument();
  const next = nextAction(document, intro, useToday());
  const connects = roleIn(intro) === 'connector';
  const isClosed = intro.stage === 'closed';
  return (
    <Stack gap={10}>
      {isClosed ? (
        <Alert color="gray" variant="light" p="sm">
          Closed: {intro.outcome}
          {intro.outcomeWords && ` – ${intro.outcomeWords}`}
        </Alert>
      ) : (
        <Alert color="terracotta" variant={next.mine ? 'light' : 'default'} p="sm">
          {sayDays(hintFor(next, connects))}
        </Alert>
      )}
      <Group gap={8}>
        {next.mine && (
          <Button className={classes.next} onClick={() => actOn(intro, next)}>
            <span className={classes.label}>{sayDays(next.sentence)}</span>
          </Button>
        )}
        {!isClosed && <Others intro={intro} next={next} connects={connects} />}
      </Group>
      {!isClosed && intro.introducedOn === undefined && <StillTrue intro={intro} />}
    </Stack>
  );
}

interface OtherProps {
  readonly intro: Intro;
  readonly next: NextAction;
  readonly connects: boolean;
}

/** What else is possible: what the primary action does not do already. */
function Others({ intro, next, connects }: OtherProps) {
  return (
    <>
      {connects && intro.stage === 'ready' && !(next.mine && next.code === 'introduce') && (
        <Button variant="default" onClick={() => openDialog({ is: 'draft', moment: 'introduction', card: intro.id })}>
          Draft the introduction
        </Button>
      )}
      {!intro.introducedOn && (
        <Button variant="default" onClick={() => openDialog({ is: 'introduce', card: intro.id })}>
          {connects ? 'I introduced them…' : 'It was made…'}
        </Button>
      )}
      {!(next.code === 'follow up' && next.party === undefined) && (
        <Button variant="default" onClick={() => openDialog({ is: 'close', card: intro.id })}>
          Close it…
        </Button>
      )}
    </>
  );
}

function StillTrue({ intro }: { readonly intro: Intro }) {
  const plan = useMemo(() => planOf(intro), [intro]);
  // A stale yes stands at the consent itself.
  const warnings = useWarnings(plan).filter(({ rule }) => rule !== 'stale-consent');
  if (warnings.length === 0) return null;
  return (
    <div>
      {warnings.map(({ sentence, source }) => (
        <Text size="xs" c="dimmed" key={sentence}>
          {sayDays(sentence)} ({source})
        </Text>
      ))}
    </div>
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
      return party ? 'The time has come to ask how it went, honestly.' : 'The time has come to say how it went.';
    case 'hear':
      return `${sentence}. Note it when it comes.`;
    default:
      return sentence;
  }
}
