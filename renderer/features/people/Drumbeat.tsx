// How the user stands with a person: how well they know them, how often they want to be in touch and when that is due, and
// until when the person wants no asks.
import { NativeSelect, SegmentedControl, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { type Beat, beatOf, DRUMBEATS, lastContact, sayDrumbeat } from '../../../shared/model/drumbeat.ts';
import type { Interaction } from '../../../shared/model/interaction.ts';
import { CLOSENESS, type Person, type PersonFields } from '../../../shared/model/person.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { useInteractionsWith } from '../../ui/interactions-index.ts';
import { Part } from '../../ui/Part.tsx';
import { sayDay, useToday } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { DayField } from './DayField.tsx';
import classes from './Drumbeat.module.css';
import facts from './Facts.module.css';
import { sayKind } from './kinds.tsx';
import page from './PersonPage.module.css';
import { Row } from './Row.tsx';

const NOT_SAID = {
  value: '',
  label: (
    <>
      <span aria-hidden>?</span>
      <VisuallyHidden>not said</VisuallyHidden>
    </>
  ),
};
const OTHER = 'other';
const MOST_DAYS = 3650;

export function Drumbeat({ person }: { readonly person: Person }) {
  const edit = (changes: PersonFields) => attempt(() => request('person.edit', { id: person.id, changes }));
  return (
    <Part title="Between you">
      <div className={`${page.card} ${facts.facts}`}>
        <Row person={person} field="closeness" what="You know them" tall>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label="How well you know them"
            data={[NOT_SAID, ...CLOSENESS]}
            value={person.closeness ?? ''}
            onChange={(closeness) => void edit({ closeness: closeness as PersonFields['closeness'] & string })}
          />
        </Row>
        <Row person={person} field="drumbeat" what="Drumbeat">
          <Rhythm drumbeat={person.drumbeat} onSave={(drumbeat) => edit({ drumbeat })} />
        </Row>
        <Due person={person} />
        <Row person={person} field="noAsksUntil" what="No asks until">
          <DayField
            label="No asks until"
            placeholder="Ask any time"
            value={person.noAsksUntil ?? ''}
            onSave={(noAsksUntil) => edit({ noAsksUntil })}
          />
        </Row>
      </div>
    </Part>
  );
}

interface RhythmProps {
  readonly drumbeat: number | undefined;
  readonly onSave: (days: number) => Promise<boolean>;
}

function Rhythm({ drumbeat, onSave }: RhythmProps) {
  const [isOther, setOther] = useState(false);
  const usual = Object.keys(DRUMBEATS).map(Number);
  const days = drumbeat === undefined || usual.includes(drumbeat) ? usual : [...usual, drumbeat];

  function saveOther(text: string): Promise<boolean> | boolean {
    const wanted = Number(text);
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_DAYS) return onSave(wanted);
    say(`A drumbeat is a number of days, from 1 to ${MOST_DAYS}.`, 'refusal');
    return false;
  }

  if (isOther)
    return (
      <span className={classes.other}>
        every
        <InPlace
          label="Days between"
          hideLabel
          autoFocus
          value={drumbeat === undefined ? '' : String(drumbeat)}
          placeholder="45"
          onSave={saveOther}
          onLeave={() => setOther(false)}
        />
        days
      </span>
    );
  return (
    <NativeSelect
      className={classes.select}
      aria-label="Drumbeat"
      data={[
        { value: '0', label: 'none' },
        ...days.sort((a, b) => a - b).map((value) => ({ value: String(value), label: sayDrumbeat(value) })),
        { value: OTHER, label: 'other…' },
      ]}
      value={String(drumbeat ?? 0)}
      wrapperProps={{ 'data-none': drumbeat === undefined || undefined }}
      onChange={({ currentTarget: { value } }) => (value === OTHER ? setOther(true) : void onSave(Number(value)))}
    />
  );
}

/** When the next contact is due, and whether it was missed. Without a drumbeat, only when the last one was. */
function Due({ person }: { readonly person: Person }) {
  const today = useToday();
  const last = lastContact(useInteractionsWith(person.id), today);
  const beat = beatOf(person, last?.on, today);
  if (!beat && !last) return null;
  return (
    <div className={facts.fact}>
      <span />
      <Text size="sm" c="dimmed" className={classes.due} role="status">
        {beat && (
          <span className="vs-chip" data-tone={beat.late > 0 ? 'asked' : 'yes'}>
            {sayBeat(beat)}
          </span>
        )}
        <span>{last ? sayLast(last) : 'no contact noted yet'}</span>
      </Text>
    </div>
  );
}

function sayBeat({ next, late }: Beat): string {
  return late > 0 ? `missed by ${sayStretch(late)}` : `next by ${sayDay(next)}`;
}

/** So many days as one thinks of them: days at first, then months, then years. */
function sayStretch(days: number): string {
  if (days < 60) return days === 1 ? 'a day' : `${days} days`;
  return days < 730 ? `${Math.round(days / 30.4)} months` : `${Math.round(days / 365)} years`;
}

function sayLast({ kind, on }: Interaction): string {
  return `last ${sayDay(on)}, ${sayKind(kind).toLowerCase()}`;
}
