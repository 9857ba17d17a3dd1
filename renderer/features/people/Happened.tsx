// What happened with a person that is no note of the user's: a step of a card, a message, an import, a merge. It was
// recorded where it happened, so it is read here and not changed.
import { UnstyledButton } from '@mantine/core';
import { IconArrowsJoin2, IconFileImport, IconMessageQuestion, IconSend, IconUsersGroup } from '@tabler/icons-react';
import type { Batch } from '../../../shared/model/batch.ts';
import { titleOf } from '../../../shared/model/board.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { sayEntry } from '../../../shared/model/history.ts';
import type { Moment } from '../../../shared/model/timeline.ts';
import { go } from '../../ui/place.ts';
import { sayDay, sayDays } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Timeline.module.css';

type Told = Exclude<Moment, { interaction: unknown }>;

export function Happened({ moment }: { readonly moment: Told }) {
  return (
    <li className={classes.note}>
      <span className={classes.icon}>
        <Picture moment={moment} />
      </span>
      <div className={classes.body}>
        {'card' in moment ? <OfCard moment={moment} /> : <OfBatch batch={moment.batch} on={moment.on} />}
      </div>
    </li>
  );
}

function OfCard({ moment: { card, entry, on } }: { readonly moment: Extract<Told, { card: unknown }> }) {
  const document = useDocument();
  const title = titleOf(document, card);
  return (
    <div className={classes.line} data-told>
      {card.binnedAt === undefined ? (
        <UnstyledButton
          className={classes.title}
          onClick={() => go({ screen: { is: 'board' }, panel: card.id, dialog: undefined })}
        >
          <bdi>{title}</bdi>
        </UnstyledButton>
      ) : (
        <bdi className={classes.title}>{title}</bdi>
      )}
      <span>{sayDay(on)}</span>
      {/* The day is said already. */}
      <span className={classes.told} dir="auto">
        {sayDays(sayEntry({ ...entry, on: '' }, (who) => nameOf(document, who)))}
      </span>
    </div>
  );
}

function OfBatch({ batch, on }: { readonly batch: Batch; readonly on: string }) {
  return (
    <div className={classes.line} data-told>
      <span className={classes.title}>{batch.kind === 'merge' ? 'Merged' : 'Came with an import'}</span>
      <span>{sayDay(on)}</span>
      <span className={classes.told} dir="auto">
        {batch.words}
        {batch.undoneAt !== undefined && ' (taken back since)'}
      </span>
    </div>
  );
}

function Picture({ moment }: { readonly moment: Told }) {
  const Icon =
    'batch' in moment
      ? moment.batch.kind === 'merge'
        ? IconArrowsJoin2
        : IconFileImport
      : moment.kind === 'messages'
        ? IconSend
        : moment.kind === 'asks'
          ? IconMessageQuestion
          : IconUsersGroup;
  return <Icon size={16} stroke={1.7} aria-hidden />;
}
