// One note or interaction: kind, day and words, each edited where it stands.
import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { INTERACTION_KINDS, type Interaction, type interactionChanges } from '../../../shared/model/interaction.ts';
import { attempt } from '../../ui/attempt.ts';
import { InPlace } from '../../ui/InPlace.tsx';
import { sayDay } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { putIntoBin } from './binned.tsx';
import { DayField } from './DayField.tsx';
import { KindIcon, sayKind } from './kinds.tsx';
import classes from './Notes.module.css';

type Changes = Parameters<typeof interactionChanges.parse>[0] & Partial<Pick<Interaction, 'kind' | 'on' | 'text'>>;

export function Note({ note }: { readonly note: Interaction }) {
  const about = `${sayKind(note.kind)}, ${sayDay(note.on)}`;
  const edit = (changes: Changes) => attempt(() => request('interaction.edit', { id: note.id, changes }));
  // A note has its day; an emptied field keeps the one it had.
  const saveDay = async (on: string) => on !== '' && edit({ on });
  return (
    <li className={classes.note} aria-label={about}>
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
          <ActionIcon
            className={classes.bin}
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`Put into the bin: ${about}`}
            onClick={() => void putIntoBin({ table: 'interactions', ids: [note.id], said: 'The note is in the bin.' })}
          >
            <IconTrash size={15} />
          </ActionIcon>
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
}
