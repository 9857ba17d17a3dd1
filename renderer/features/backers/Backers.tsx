// Backers (S4): the few who know, like and trust me and know what I can do; who nearly would send leads and what to do about
// the one thing that lacks; and whom to ask oneself about next. Quality, not size.
import { Button, Text, UnstyledButton } from '@mantine/core';
import { type Backer, backersOf } from '../../../shared/model/backers.ts';
import { displayName } from '../../../shared/model/document.ts';
import type { Person } from '../../../shared/model/person.ts';
import { contactsOf } from '../../ui/contacts.ts';
import { dustyOf } from '../../ui/dusty.ts';
import { Face } from '../../ui/Face.tsx';
import { keeping } from '../../ui/keeping.ts';
import { PagePart } from '../../ui/PagePart.tsx';
import { PeopleOrFirms } from '../../ui/PeopleOrFirms.tsx';
import { goTo, openDialog } from '../../ui/place.ts';
import { sayDay, useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import { ADVICE } from './advice.ts';
import classes from './Backers.module.css';
import { RateFew } from './RateFew.tsx';

const listOf = keeping(
  ['people', 'interactions', 'asks', 'intros', 'tagDrumbeats', 'tagDrumbeatsAtWorst'],
  (document, today) => {
    const dusty = new Set(dustyOf(document, today).map(({ person }) => person.id));
    return backersOf(document.people, contactsOf(document, today), ({ id }) => dusty.has(id));
  },
);

export function Backers() {
  const { backers, nearly, unrated, close } = listOf(useDocument(), useToday());
  const isEmpty = backers.length + nearly.length === 0;
  return (
    <div className={classes.backers}>
      <PeopleOrFirms here="backers" count={backers.length > 0 ? String(backers.length) : ''} />
      <div className={classes.scroll}>
        <Text c="dimmed" size="sm" maw={640}>
          Who knows what you know? A few people who know you, like you, trust you and know what you can do send leads
          without being asked. It takes few of them, not many.
        </Text>
        <div className={classes.columns}>
          <div className={classes.column}>
            {isEmpty ? <Nobody canRate={unrated.length > 0} /> : <Lists backers={backers} nearly={nearly} />}
          </div>
          <div className={classes.column}>
            <RateFew unrated={unrated} close={close} />
          </div>
        </div>
      </div>
    </div>
  );
}

function Lists({ backers, nearly }: { readonly backers: readonly Backer[]; readonly nearly: readonly Backer[] }) {
  return (
    <>
      <PagePart title="They would send you leads">
        {backers.length === 0 ? (
          <Text size="sm" c="dimmed">
            Nobody yet. Whoever stands below is one step away.
          </Text>
        ) : (
          <List of={backers} />
        )}
      </PagePart>
      {nearly.length > 0 && (
        <PagePart title="One thing is missing">
          <List of={nearly} />
        </PagePart>
      )}
    </>
  );
}

function List({ of }: { readonly of: readonly Backer[] }) {
  return (
    <ul className={classes.list}>
      {of.map((backer) => (
        <Line key={backer.person.id} backer={backer} />
      ))}
    </ul>
  );
}

function Line({ backer: { person, last, lacks } }: { readonly backer: Backer }) {
  const name = displayName(person);
  const advice = lacks && ADVICE[lacks];
  return (
    <li className={classes.line}>
      <span aria-hidden>
        <Face name={name} />
      </span>
      <div className={classes.said}>
        <UnstyledButton className="vs-name" onClick={() => goTo({ is: 'person', id: person.id })}>
          <bdi>{name}</bdi>
        </UnstyledButton>
        <Text size="sm" c="dimmed">
          {advice ? advice.why : last ? `Last contact ${sayDay(last)}.` : 'No contact noted yet.'}
        </Text>
        {advice && <Text size="sm">{advice.what}</Text>}
      </div>
      {advice && <Act person={person} does={advice.does} name={name} />}
    </li>
  );
}

interface ActProps {
  readonly person: Person;
  readonly name: string;
  readonly does: 'write' | 'look';
}

function Act({ person, name, does }: ActProps) {
  return does === 'write' ? (
    <Button
      size="compact-sm"
      variant="light"
      aria-label={`Write to ${name}`}
      onClick={() => openDialog({ is: 'draft', moment: 'catch-up', party: person.id })}
    >
      Write to them
    </Button>
  ) : (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`Open ${name}`}
      onClick={() => goTo({ is: 'person', id: person.id })}
    >
      Open
    </Button>
  );
}

function Nobody({ canRate }: { readonly canRate: boolean }) {
  return (
    <div className={classes.empty}>
      <Text fw={600}>Nobody is rated yet</Text>
      <Text size="sm" c="dimmed" maw={420}>
        {canRate
          ? 'Answer the four questions for the people you know well, a few at a time. Whoever has four times yes stands here.'
          : 'Say of a few people how well you know them. Then you can ask yourself the four questions about them here.'}
      </Text>
      {!canRate && <Button onClick={() => goTo({ is: 'people' })}>Go to your people</Button>}
    </div>
  );
}
