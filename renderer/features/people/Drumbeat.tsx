// How the user stands with a person: how well they know them, how often they want to be in touch and when that is due, and
// until when the person wants no asks.
import { NativeSelect, SegmentedControl, Text, VisuallyHidden } from '@mantine/core';
import { type Beat, beatOf, lastContact, rhythmOf, sayDrumbeat } from '../../../shared/model/drumbeat.ts';
import type { Day } from '../../../shared/model/identity.ts';
import type { Interaction } from '../../../shared/model/interaction.ts';
import { CLOSENESS, type Person, type PersonFields } from '../../../shared/model/person.ts';
import { attempt } from '../../ui/attempt.ts';
import { useLastContacts } from '../../ui/contacts.ts';
import { DayField } from '../../ui/DayField.tsx';
import { useInteractionsWith } from '../../ui/interactions-index.ts';
import { sayKind } from '../../ui/kinds.tsx';
import { LANGUAGES, sayLanguage } from '../../ui/language.ts';
import { PagePart } from '../../ui/PagePart.tsx';
import { sayDay, useToday } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { DaysField } from './DaysField.tsx';
import classes from './Drumbeat.module.css';
import facts from './Facts.module.css';
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
export function Drumbeat({ person }: { readonly person: Person }) {
  const edit = (changes: PersonFields) => attempt(() => request('person.edit', { id: person.id, changes }));
  return (
    <PagePart title="Between you">
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
        <Rhythms person={person} onEdit={edit} />
        <Due person={person} />
        <Row person={person} field="noAsksUntil" what="No asks until">
          <DayField
            label="No asks until"
            placeholder="Ask any time"
            value={person.noAsksUntil ?? ''}
            onSave={(noAsksUntil) => edit({ noAsksUntil })}
          />
        </Row>
        <Row person={person} field="language" what="Write in">
          <Language language={person.language} onSave={(language) => edit({ language })} />
        </Row>
      </div>
    </PagePart>
  );
}

interface LanguageProps {
  readonly language: string | undefined;
  readonly onSave: (language: string) => Promise<boolean>;
}

function Language({ language, onSave }: LanguageProps) {
  const offered = language && !LANGUAGES.some((each) => each === language) ? [...LANGUAGES, language] : LANGUAGES;
  return (
    <NativeSelect
      className={classes.select}
      aria-label="Language of your messages to them"
      data={[{ value: '', label: 'not said' }, ...offered.map((value) => ({ value, label: sayLanguage(value) }))]}
      value={language ?? ''}
      wrapperProps={{ 'data-none': language === undefined || undefined }}
      onChange={(event) => void onSave(event.currentTarget.value)}
    />
  );
}

interface RhythmsProps {
  readonly person: Person;
  readonly onEdit: (changes: PersonFields) => Promise<boolean>;
}

/** The ideal, and at worst. Without one of their own, that of their tags holds, and says so. */
function Rhythms({ person, onEdit }: RhythmsProps) {
  const document = useDocument();
  const { drumbeat, drumbeatAtWorst } = person;
  const rhythm = rhythmOf(person, document);
  const ofTag = rhythm?.tag === undefined ? undefined : `${sayDrumbeat(rhythm.ideal)}, as “${rhythm.tag}”`;
  return (
    <>
      <Row person={person} field="drumbeat" what="Drumbeat">
        <DaysField
          label="Drumbeat"
          days={drumbeat}
          none={ofTag ?? 'none'}
          onSave={(days) => onEdit({ drumbeat: days, ...(days === 0 && { drumbeatAtWorst: 0 }) })}
        />
      </Row>
      {(drumbeat !== undefined || drumbeatAtWorst !== undefined) && (
        <Row person={person} field="drumbeatAtWorst" what="At worst">
          <DaysField
            label="At worst"
            days={drumbeatAtWorst}
            none="not said"
            above={drumbeat}
            onSave={(days) => onEdit({ drumbeatAtWorst: days })}
          />
        </Row>
      )}
    </>
  );
}

/** When the next contact is due, and whether it was missed. Without a drumbeat, only when the last one was. */
function Due({ person }: { readonly person: Person }) {
  const today = useToday();
  const on = useLastContacts().get(person.id);
  const met = lastContact(useInteractionsWith(person.id), today);
  const beat = beatOf(person, on, today, useDocument());
  if (!beat && on === undefined) return null;
  return (
    <div className={facts.fact}>
      <span />
      <Text size="sm" c="dimmed" className={classes.due} role="status">
        {beat && (
          <span className="vs-chip" data-tone={beat.hurts ? 'no' : beat.late > 0 ? 'asked' : 'yes'}>
            {sayBeat(beat)}
          </span>
        )}
        <span>{on === undefined ? 'no contact noted yet' : sayLast(on, met)}</span>
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

/** The kind is known where it was logged as one; else a card tells of it, further down the page. */
function sayLast(on: Day, met: Interaction | undefined): string {
  return `last ${sayDay(on)}, ${met?.on === on ? sayKind(met.kind).toLowerCase() : 'over a card'}`;
}
