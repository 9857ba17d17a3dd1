// One note or interaction: kind, day and words, each edited where it stands.
import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { INTERACTION_KINDS, type Interaction } from '../../../shared/model/interaction.ts';
import type { ArgumentOf } from '../../../shared/requests.ts';
import { attempt } from '../../ui/attempt.ts';
import { DayField } from '../../ui/DayField.tsx';
import { InPlace } from '../../ui/InPlace.tsx';
import { KindIcon, sayKind } from '../../ui/kinds.tsx';
import { sayDay } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { putIntoBin } from './binned.tsx';
import { Lock } from './NeverLeaves.tsx';
import classes from './Timeline.module.css';

type Changes = ArgumentOf<'interaction.edit'>['changes'];

/** Kept as it is while its record is: a page may show hundreds. */
export const Note = memo(function Note({ note }: { readonly note: Interaction }) {
  const about = `${sayKind(note.kind)}, ${sayDay(note.on)}`;
  const edit = (changes: Changes) => attempt(() => request('interaction.edit', { id: note.id, changes }));
  // A note has its day; an emptied field keeps the one it had.
  const saveDay = async (on: string) => on !== '' && edit({ on });
  return (
    <li className={classes.note} aria-label={about} data-note={note.id} tabIndex={-1}>
      <span className={classes.icon}>
        <KindIcon kind={note.kind} />
      </span>
      <div className={classes.body}>
        <div className={classes.line}>
          <NativeSelect
            aria-label={`Kind of the note of ${sayDay(note.on)}`}
            data={INTERACTION_KINDS.map((value) => ({ value, label: sayKind(value) }))}
            value={note.kind}
            onChange={(event) => void edit({ kind: event.currentTarget.value as Interaction['kind'] })}
          />
          <DayField label={`Day of ${about}`} value={note.on} onSave={saveDay} />
          {note.neverLeaves && <span className={classes.confidence}>in confidence</span>}
          <span className={classes.tools} data-lockable>
            <Lock
              what={about}
              isOn={note.neverLeaves === true}
              onToggle={() => edit({ neverLeaves: !note.neverLeaves })}
            />
            <ActionIcon
              className={classes.bin}
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Put into the bin: ${about}`}
              onClick={() =>
                void putIntoBin({ table: 'interactions', ids: [note.id], said: 'The note is in the bin.' })
              }
            >
              <IconTrash size={15} />
            </ActionIcon>
          </span>
        </div>
        <InPlace
          label={`Words of ${about}`}
          hideLabel
          multiline
          placeholder="No words yet"
          value={note.text}
          onSave={(text) => edit({ text })}
        />
      </div>
    </li>
  );
});
