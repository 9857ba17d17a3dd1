// Who was asked and what they said: one row a person, with what can be done about it.
import { Button, Group, Text } from '@mantine/core';
import { type Consent, consentOf, consentsNeeded } from '../../../shared/model/consent.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { daysBetween, type PartyId } from '../../../shared/model/identity.ts';
import { type Intro, partiesOf, roleIn } from '../../../shared/model/intro.ts';
import { ledgerWith } from '../../../shared/model/ledger.ts';
import { Face } from '../../ui/Face.tsx';
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
  const isNeeded = consentsNeeded(intro).includes(who);
  const load = who === 'me' ? 0 : ledgerWith(document, who).open;
  return (
    <div className={classes.row}>
      <Face name={name} me={who === 'me'} consent={consent.answer} />
      <div className={classes.words}>
        <Text size="sm" fw={600} truncate dir="auto">
          {name}
        </Text>
        <Text size="xs" c="dimmed" dir="auto">
          {sayWhat(consent, isNeeded)}
          {load > 1 && ` · ${load} open intros`}
        </Text>
      </div>
      <span className="vs-chip" data-tone={TONES[consent.answer]}>
        {sayState(consent, today)}
      </span>
      {intro.stage !== 'closed' && (
        <Group gap={6} className={classes.actions}>
          <Ask intro={intro} who={who} consent={consent} />
          {consent.answer !== 'yes' && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => openDialog({ is: 'answered', card: intro.id, party: who })}
            >
              {who === 'me' ? 'I answer…' : 'They answered…'}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}

function Ask({ intro, who, consent }: { readonly intro: Intro; readonly who: PartyId; readonly consent: Consent }) {
  if (who === 'me' || consent.answer === 'yes' || consent.answer === 'no') return null;
  const isParty = partiesOf(intro).includes(who) && roleIn(intro) === 'connector';
  return (
    <>
      {isParty && (
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => openDialog({ is: 'draft', moment: 'permission', card: intro.id, party: who })}
        >
          {consent.answer === 'unasked' ? 'Draft the question' : 'Draft it again'}
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => openDialog({ is: 'asked', card: intro.id, party: who })}
      >
        {consent.answer === 'unasked' ? 'I asked…' : 'I asked again…'}
      </Button>
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

function others(intro: Intro): PartyId[] {
  return partiesOf(intro).filter((who) => who !== 'me' && consentOf(intro, who).answer !== 'unasked');
}

function sayWhat(consent: Consent, isNeeded: boolean): string {
  const how = consent.channel === 'in person' ? 'in person' : `by ${consent.channel ?? 'some way'}`;
  const asked = consent.askedOn ? `asked ${how} on ${sayDay(consent.askedOn)}` : '';
  if (consent.words) return `“${consent.words}”`;
  if (consent.answer === 'unasked') return isNeeded ? 'not asked yet' : 'need not be asked';
  return asked;
}

function sayState(consent: Consent, today: string): string {
  switch (consent.answer) {
    case 'unasked':
      return 'unasked';
    case 'asked': {
      const days = consent.askedOn ? daysBetween(consent.askedOn, today) : 0;
      return days > 0 ? `waiting ${days} d` : 'asked today';
    }
    case 'not now':
      return consent.until ? `not now · ${sayDay(consent.until)}` : 'not now';
    default:
      return consent.answeredOn ? `${consent.answer} · ${sayDay(consent.answeredOn)}` : consent.answer;
  }
}
