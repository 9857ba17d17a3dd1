// Consent, side by side: who was asked when, how and in which words, what they answered and on which terms, and what can be
// done about it. What was noted wrongly is put right or struck at the entry.
import { Button, Group, Menu, Text } from '@mantine/core';
import { IconHandStop, IconLock } from '@tabler/icons-react';
import { nextAction } from '../../../shared/model/board.ts';
import { type Consent, consentOf, consentsNeeded, staleIn } from '../../../shared/model/consent.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { daysBetween, type PartyId } from '../../../shared/model/identity.ts';
import { type Intro, partiesOf, roleIn } from '../../../shared/model/intro.ts';
import { ledgerWith } from '../../../shared/model/ledger.ts';
import { Face } from '../../ui/Face.tsx';
import { FactMenu } from '../../ui/FactMenu.tsx';
import { openDialog } from '../../ui/place.ts';
import { Section } from '../../ui/Section.tsx';
import { sayDay, useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Consents.module.css';

export function Consents({ intro }: { readonly intro: Intro }) {
  const role = roleIn(intro);
  const people: PartyId[] =
    role === 'connector' ? partiesOf(intro) : role === 'asker' ? [intro.connector, ...others(intro)] : ['me'];
  return (
    <Section title="Consent">
      {people
        .filter((who) => who !== 'me' || role === 'introduced')
        .map((who) => (
          <Row key={who} intro={intro} who={who} />
        ))}
    </Section>
  );
}

function Row({ intro, who }: { readonly intro: Intro; readonly who: PartyId }) {
  const document = useDocument();
  const today = useToday();
  const consent = consentOf(intro, who);
  const name = who === 'me' ? 'You' : nameOf(document, who);
  const isStale = staleIn(document, intro, today).includes(who);
  const isOpen = intro.stage !== 'closed' && intro.introducedOn === undefined;
  // How much is asked of them besides: this one counts itself.
  const besides = who === 'me' || !isOpen ? 0 : ledgerWith(document, who).open - 1;
  const load = besides > 0 && `in ${besides} other open ${besides === 1 ? 'intro' : 'intros'}`;
  const facts = [sayAsked(consent, consentsNeeded(intro).includes(who)), load].filter(Boolean);
  const entry = consent.entry === undefined ? undefined : intro.history[consent.entry];
  return (
    <div className={classes.row}>
      <Face name={name} me={who === 'me'} consent={consent.answer} />
      <div className={classes.words}>
        <Text size="sm" fw={600} truncate dir="auto">
          {name}
        </Text>
        {facts.length > 0 && (
          <Text size="xs" c="dimmed">
            {facts.join(' · ')}
          </Text>
        )}
        <Said consent={consent} />
        {isStale && (
          <Text size="xs" c="var(--vs-asked-text)" mt={2}>
            That yes is old: ask again before you count on it.
          </Text>
        )}
      </div>
      <Group gap={2} wrap="nowrap" className={classes.answer}>
        <span className="vs-chip" data-tone={isStale ? 'asked' : TONES[consent.answer]}>
          {sayState(consent, isStale, today)}
        </span>
        {entry && (
          <FactMenu card={intro} entry={entry} what={`the answer of ${name}`}>
            {consent.answer === 'yes' && (
              <Menu.Item
                leftSection={<IconHandStop size={16} />}
                onClick={() => openDialog({ is: 'withdrew', card: intro.id, party: who })}
              >
                {who === 'me' ? 'I take it back…' : 'They took it back…'}
              </Menu.Item>
            )}
          </FactMenu>
        )}
      </Group>
      {isOpen && <Actions intro={intro} who={who} consent={consent} isStale={isStale} />}
    </div>
  );
}

interface ActionProps {
  readonly intro: Intro;
  readonly who: PartyId;
  readonly consent: Consent;
  readonly isStale: boolean;
}

function Actions({ intro, who, consent, isStale }: ActionProps) {
  const next = nextAction(useDocument(), intro, useToday());
  if (consent.answer === 'yes' && !isStale) return null;
  // For whoever is next the draft is what the panel's first button opens.
  const isDrafted = next.mine && next.party === who && (next.code === 'ask' || next.code === 'nudge');
  const isFirst = consent.answer === 'unasked';
  return (
    <Group gap={6} className={classes.actions}>
      {who !== 'me' && consent.answer !== 'no' && (
        <>
          {!isDrafted && (
            <Button
              size="compact-xs"
              variant="light"
              onClick={() => openDialog({ is: 'draft', moment: momentFor(intro, consent), card: intro.id, party: who })}
            >
              {isFirst ? 'Draft the question' : consent.answer === 'asked' ? 'Draft a nudge' : 'Draft it again'}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => openDialog({ is: 'asked', card: intro.id, party: who })}
          >
            {isFirst ? 'I asked…' : 'I asked again…'}
          </Button>
        </>
      )}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => openDialog({ is: 'answered', card: intro.id, party: who })}
      >
        {who === 'me' ? 'I answer…' : 'They answered…'}
      </Button>
    </Group>
  );
}

/** Their words and terms, and the words in which they were asked. */
function Said({ consent: { words, terms, asked, neverLeaves } }: { readonly consent: Consent }) {
  return (
    <>
      {words && (
        <Text size="xs" dir="auto" className={classes.said}>
          “{words}”
        </Text>
      )}
      {terms && (
        <Text size="xs" dir="auto" className={classes.said}>
          Terms: {terms}
        </Text>
      )}
      {neverLeaves && (
        <Text size="xs" c="dimmed" className={classes.confidence}>
          <IconLock size={12} aria-hidden /> in confidence
        </Text>
      )}
      {asked && (
        <details className={classes.asked}>
          <summary>In which words</summary>
          <Text size="xs" c="dimmed" dir="auto" className={classes.said}>
            {asked}
          </Text>
        </details>
      )}
    </>
  );
}

const TONES: Readonly<Record<Consent['answer'], string | undefined>> = {
  unasked: undefined,
  asked: 'asked',
  yes: 'yes',
  'not now': 'asked',
  no: 'no',
};

function momentFor(intro: Intro, consent: Consent) {
  if (consent.answer === 'asked') return 'nudge';
  return roleIn(intro) === 'connector' ? 'permission' : 'ask';
}

function others(intro: Intro): PartyId[] {
  return partiesOf(intro).filter((who) => who !== 'me' && consentOf(intro, who).answer !== 'unasked');
}

function sayAsked({ answer, askedOn, channel, times = 1 }: Consent, isNeeded: boolean): string {
  if (answer === 'unasked') return isNeeded ? '' : 'need not be asked';
  if (!askedOn) return 'answered without being asked';
  const how = channel === 'in person' ? ' in person' : channel ? ` by ${channel}` : '';
  const often = times > 1 ? ` (${times}×)` : '';
  return `asked${how} on ${sayDay(askedOn)}${often}`;
}

function sayState(consent: Consent, isStale: boolean, today: string): string {
  const { answer, askedOn, answeredOn, until, withdrawn } = consent;
  switch (answer) {
    case 'unasked':
      return 'not asked';
    case 'asked': {
      const days = askedOn ? daysBetween(askedOn, today) : 0;
      return days > 0 ? `waiting ${days} d` : 'asked today';
    }
    case 'not now':
      return until ? `not now · ${sayDay(until)}` : 'not now';
    default: {
      const said = withdrawn ? 'taken back' : isStale ? 'old yes' : answer;
      return answeredOn ? `${said} · ${sayDay(answeredOn)}` : said;
    }
  }
}
