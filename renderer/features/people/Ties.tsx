// Whom a person knows: ties, recorded once and read from either side, and whom the user met through them.
import { ActionIcon, Button, Text, UnstyledButton } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { displayName, isSameParty, nameOf, personOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Person } from '../../../shared/model/person.ts';
import { records } from '../../../shared/model/table.ts';
import { type TieSeen, tiesOf } from '../../../shared/model/tie.ts';
import { Face } from '../../ui/Face.tsx';
import { PagePart } from '../../ui/PagePart.tsx';
import { goTo } from '../../ui/place.ts';
import { useDocument } from '../../vouchsafe.ts';
import { putIntoBin } from './binned.tsx';
import { Closeness } from './Closeness.tsx';
import { useFocusReturn } from './focus-return.ts';
import { NeverLeaves } from './NeverLeaves.tsx';
import { TieForm } from './TieForm.tsx';
import classes from './Ties.module.css';
import { sayTie } from './tie-words.ts';

const NEW = 'new tie';

export function Ties({ person }: { readonly person: Person }) {
  const document = useDocument();
  const [open, setOpen] = useState<string | undefined>();
  useFocusReturn(open);
  const { ties: table, people } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  const ties = useMemo(() => sortedTies(document, person), [table, people, person]);
  const close = () => setOpen(undefined);
  return (
    <PagePart
      title="Whom they know"
      action={
        <>
          <NeverLeaves person={person} field="ties" what="Whom they know" />
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            data-opens={NEW}
            onClick={() => setOpen(NEW)}
            aria-expanded={open === NEW}
          >
            Record a tie
          </Button>
        </>
      }
    >
      {ties.length === 0 && open !== NEW && (
        <Text size="sm" c="dimmed">
          Nobody noted yet. Ties are how a warm path is found later.
        </Text>
      )}
      {(ties.length > 0 || open === NEW) && (
        <div className={classes.card}>
          {open === NEW && <TieForm person={person} onDone={close} />}
          <ul className={classes.list} aria-label={`Whom ${displayName(person)} knows`}>
            {ties.map((seen) =>
              open === seen.tie.id ? (
                <li key={seen.tie.id}>
                  <TieForm person={person} seen={seen} onDone={close} />
                </li>
              ) : (
                <Tie key={seen.tie.id} person={person} seen={seen} onEdit={() => setOpen(seen.tie.id)} />
              ),
            )}
          </ul>
        </div>
      )}
    </PagePart>
  );
}

interface TieProps {
  readonly person: Person;
  readonly seen: TieSeen;
  readonly onEdit: () => void;
}

function Tie({ person, seen, onEdit }: TieProps) {
  const document = useDocument();
  const { tie, other, kind } = seen;
  const name = nameOf(document, other);
  const record = personOf(document, other);

  function bin(): void {
    // Two laptops may have recorded it twice; taken away, it must not show its double.
    const ids = [...records(document.ties)]
      .filter(({ a, b }) => joins(document, [a, b], person.id, other))
      .map(({ id }) => id);
    void putIntoBin({ table: 'ties', ids, said: `The tie with ${name} is in the bin.` });
  }

  return (
    <li className={classes.tie}>
      <span aria-hidden>
        <Face name={name} />
      </span>
      <div className={classes.who}>
        <UnstyledButton className={classes.name} onClick={() => goTo({ is: 'person', id: other })}>
          <bdi>{name}</bdi>
        </UnstyledButton>
        <span className={classes.about}>
          {[record?.title, record?.firm].filter(Boolean).map((part, n) => (
            <span key={part}>
              {n > 0 && ', '}
              <bdi>{part}</bdi>
            </span>
          ))}
        </span>
      </div>
      <div className={classes.what}>
        <span className={classes.kind} dir="auto">
          {sayTie(kind)}
        </span>
        <span className={classes.about} dir="auto">
          {tie.words}
        </span>
      </div>
      <span className={classes.closeness}>
        <Closeness closeness={tie.closeness} />
      </span>
      <span className={classes.actions}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Change the tie with ${name}`}
          data-opens={tie.id}
          onClick={onEdit}
        >
          <IconPencil size={15} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Put into the bin: the tie with ${name}`}
          onClick={bin}
        >
          <IconTrash size={15} />
        </ActionIcon>
      </span>
    </li>
  );
}

const RANK = { well: 0, somewhat: 1, hardly: 2 } as const;

/** The closest first, then by name. */
function sortedTies(document: VouchsafeDocument, person: Person): TieSeen[] {
  const rank = ({ tie }: TieSeen) => (tie.closeness === undefined ? 3 : RANK[tie.closeness]);
  return tiesOf(document, person.id).sort(
    (x, y) => rank(x) - rank(y) || nameOf(document, x.other).localeCompare(nameOf(document, y.other)),
  );
}

function joins(document: VouchsafeDocument, sides: readonly Person['id'][], a: Person['id'], b: Person['id']): boolean {
  return [a, b].every((who) => sides.some((side) => isSameParty(document, side, who)));
}
