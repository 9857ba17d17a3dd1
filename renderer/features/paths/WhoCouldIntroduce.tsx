// "Who could introduce me?": from me or from the one who asks, to a person or to somebody at a firm. Paths as rows of
// faces, each explained, each with one step to take; below them what would be a path if two people know each other.
import { Autocomplete, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { targetOf } from '../../../shared/model/ask-target.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { firmsOf } from '../../../shared/model/firm.ts';
import type { AskId, PartyId, PersonId } from '../../../shared/model/identity.ts';
import { find } from '../../../shared/model/table.ts';
import type { Target } from '../../../shared/model/warm.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { theDocument, useDocument } from '../../vouchsafe.ts';
import { Found } from './Found.tsx';

interface Props {
  readonly to?: PersonId;
  readonly firm?: string;
  readonly from?: PartyId;
  readonly ask?: AskId;
  readonly onClose: () => void;
}

type Kind = 'person' | 'firm';
const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'person', label: 'To a person' },
  { value: 'firm', label: 'To somebody at a firm' },
];
const FIRMS_MAX = 12;

export function WhoCouldIntroduce({ to, firm: atFirm, from: given, ask: askId, onClose }: Props) {
  const document = useDocument();
  const ask = find(document.asks, askId ?? '');
  const [named] = useState(() => (ask && !to && !atFirm ? targetOf(theDocument(), ask) : undefined));
  const [from, setFrom] = useState<PartyId | undefined>(given ?? ask?.asker ?? 'me');
  const [person, setPerson] = useState<PartyId | undefined>(
    to ?? (named && 'person' in named ? named.person : undefined),
  );
  const [firm, setFirm] = useState(atFirm ?? (named && 'firm' in named ? named.firm : ''));
  const [kind, setKind] = useState<Kind>(firm ? 'firm' : 'person');
  const target = useMemo((): Target | undefined => {
    if (kind === 'firm') return firm.trim() ? { firm: firm.trim() } : undefined;
    return person && person !== 'me' ? { person } : undefined;
  }, [kind, firm, person]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Who could introduce ${!from || from === 'me' ? 'me' : nameOf(document, from)}?`}
      size="lg"
    >
      <Stack gap="md">
        <SegmentedControl
          aria-label="To whom"
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          data={KINDS.map((each) => ({ ...each }))}
        />
        <Group grow align="flex-start">
          <PersonPicker label="From" value={from} withMe exclude={[person]} onChange={setFrom} />
          {kind === 'person' ? (
            <PersonPicker
              label="To"
              autoFocus={!person}
              value={person}
              exclude={[from]}
              onChange={setPerson}
              placeholder="Whom to reach"
            />
          ) : (
            <FirmField firm={firm} onFirm={setFirm} />
          )}
        </Group>
        {from && target ? (
          <Found from={from} to={target} ask={ask} />
        ) : (
          <Text size="sm" c="dimmed">
            Ties that you noted and your own closeness say over whom to go.
          </Text>
        )}
      </Stack>
    </Modal>
  );
}

function FirmField({ firm, onFirm }: { readonly firm: string; readonly onFirm: (firm: string) => void }) {
  const { people, firms, affiliations } = useDocument();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  const names = useMemo(() => firmsOf(theDocument()).map(({ name }) => name), [people, firms, affiliations]);
  return (
    <Autocomplete
      label="Firm"
      data-autofocus={firm === '' || undefined}
      placeholder="Acme"
      data={names}
      limit={FIRMS_MAX}
      maxLength={500}
      value={firm}
      onChange={onFirm}
      dir="auto"
    />
  );
}
