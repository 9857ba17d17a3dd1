// A person's page: who they are, what they are good at and look for, what passed between us, their cards.
import { Alert, Button, Group, Text } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import { displayName, personOf } from '../../../shared/model/document.ts';
import type { InteractionId, PersonId } from '../../../shared/model/identity.ts';
import type { Person } from '../../../shared/model/person.ts';
import { attempt } from '../../ui/attempt.ts';
import { BackButton } from '../../ui/BackButton.tsx';
import { leaveTo, useBackKeys } from '../../ui/back-keys.ts';
import { ToSettle } from '../../ui/ToSettle.tsx';
import { request, useDocument } from '../../vouchsafe.ts';
import { Affiliations } from './Affiliations.tsx';
import { AlsoInFile } from './AlsoInFile.tsx';
import { AsBacker } from './AsBacker.tsx';
import { Cards } from './Cards.tsx';
import { Drumbeat } from './Drumbeat.tsx';
import { Facts } from './Facts.tsx';
import { GivenAndReceived } from './GivenAndReceived.tsx';
import { HowWeMet } from './HowWeMet.tsx';
import { InWords } from './InWords.tsx';
import { MergedFrom } from './MergedFrom.tsx';
import { PersonHead } from './PersonHead.tsx';
import classes from './PersonPage.module.css';
import { Ties } from './Ties.tsx';
import { Timeline } from './Timeline.tsx';

export function PersonPage({ id, note }: { readonly id: PersonId; readonly note?: InteractionId | undefined }) {
  // Whoever was merged into somebody is shown as the one who stayed.
  const person = personOf(useDocument(), id);
  const page = useRef<HTMLElement>(null);
  useBackKeys(goBack);
  useEffect(() => page.current?.focus({ preventScroll: true }), []);
  return (
    <article className={classes.page} tabIndex={-1} ref={page} aria-label={person ? displayName(person) : 'Nobody'}>
      <div className={classes.inner}>
        <BackButton to="People" onBack={goBack} />
        {person ? <Page person={person} note={note} key={person.id} /> : <Text>There is nobody here any more.</Text>}
      </div>
    </article>
  );
}

/** Made again only when the person changes; what shows anything else looks at the document itself. */
const Page = memo(function Page({ person, note }: { person: Person; note: InteractionId | undefined }) {
  return (
    <>
      {person.binnedAt !== undefined && <InBin person={person} />}
      <PersonHead person={person} />
      <ToSettle person={person.id} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Facts person={person} />
          <Drumbeat person={person} />
          <HowWeMet person={person} />
          <Affiliations person={person} />
          <GivenAndReceived person={person} />
          <AsBacker person={person} />
          <AlsoInFile person={person} />
          <MergedFrom person={person} />
        </div>
        <div className={classes.column}>
          <InWords person={person} />
          <Ties person={person} />
          <Cards person={person} />
          <Timeline person={person} note={note} />
        </div>
      </div>
    </>
  );
});

function InBin({ person }: { readonly person: Person }) {
  const bringBack = () => attempt(() => request('bin.restore', { table: 'people', ids: [person.id] }));
  return (
    <Alert variant="light" color="gray" p="xs" mb={12}>
      <Group gap="sm">
        <Text size="sm">{displayName(person)} is in the bin.</Text>
        <Button size="compact-sm" onClick={() => void bringBack()}>
          Bring back
        </Button>
      </Group>
    </Alert>
  );
}

function goBack(): void {
  leaveTo({ is: 'people' });
}
