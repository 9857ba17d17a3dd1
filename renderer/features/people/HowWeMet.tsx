// How, when and through whom the user met a person. Who brought them together is somebody of the network, or just a name.
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { nameOf } from '../../../shared/model/document.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { ArgumentOf } from '../../../shared/requests.ts';
import { attempt } from '../../ui/attempt.ts';
import { DayField } from '../../ui/DayField.tsx';
import { Face } from '../../ui/Face.tsx';
import { InPlace } from '../../ui/InPlace.tsx';
import { PagePart } from '../../ui/PagePart.tsx';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { goTo } from '../../ui/place.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import facts from './Facts.module.css';
import classes from './HowWeMet.module.css';
import { NeverLeaves } from './NeverLeaves.tsx';
import page from './PersonPage.module.css';
import { Row } from './Row.tsx';

type Edit = (changes: ArgumentOf<'person.edit'>['changes']) => Promise<boolean>;

export function HowWeMet({ person }: { readonly person: Person }) {
  const edit: Edit = (changes) => attempt(() => request('person.edit', { id: person.id, changes }));
  return (
    <PagePart title="How you met">
      <div className={`${page.card} ${facts.facts}`}>
        <div className={facts.row} data-lockable>
          <InPlace
            label="How you met"
            hideLabel
            multiline
            placeholder="At a fair, on a ferry, in the same choir…"
            value={person.howMet ?? ''}
            onSave={(howMet) => edit({ howMet })}
          />
          <NeverLeaves person={person} field="howMet" what="How you met" />
        </div>
        <Row person={person} field="metOn" what="Met on">
          <DayField label="Met on" value={person.metOn ?? ''} onSave={(metOn) => edit({ metOn })} />
        </Row>
        <Row person={person} field="metThrough" what="Through">
          <Through person={person} edit={edit} />
        </Row>
      </div>
    </PagePart>
  );
}

function Through({ person, edit }: { readonly person: Person; readonly edit: Edit }) {
  const document = useDocument();
  const { metThrough, metThroughName } = person;
  if (metThrough === undefined && metThroughName === undefined)
    return (
      <PersonPicker
        className={classes.picker}
        label=""
        ariaLabel="Through whom you met"
        placeholder="Who brought you together?"
        value={undefined}
        exclude={[person.id]}
        onChange={(who) => who && who !== 'me' && void edit({ metThrough: who, metThroughName: '' })}
        onAdd={(name) => void edit({ metThrough: '', metThroughName: name })}
        sayAdd={(name) => `Note “${name}”, just the name`}
      />
    );
  const name = metThrough === undefined ? (metThroughName ?? '') : nameOf(document, metThrough);
  return (
    <span className={classes.through}>
      {metThrough === undefined ? (
        <bdi className={classes.name}>{name}</bdi>
      ) : (
        <UnstyledButton className={classes.who} onClick={() => goTo({ is: 'person', id: metThrough })}>
          <span aria-hidden>
            <Face name={name} />
          </span>
          <bdi className={classes.name}>{name}</bdi>
        </UnstyledButton>
      )}
      <ActionIcon
        className={classes.clear}
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`Not through ${name}`}
        onClick={() => void edit({ metThrough: '', metThroughName: '' })}
      >
        <IconX size={14} />
      </ActionIcon>
    </span>
  );
}
