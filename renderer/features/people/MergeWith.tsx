// Says who else in the network this person is: then both are laid side by side, and nothing is merged before a click there.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { displayName } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import type { Person } from '../../../shared/model/person.ts';
import { PersonPicker } from '../../ui/PersonPicker.tsx';
import { goTo } from '../../ui/place.ts';

interface Props {
  readonly person: Person;
  readonly onClose: () => void;
}

export function MergeWith({ person, onClose }: Props) {
  const [other, setOther] = useState<PartyId | undefined>();

  function compare(): void {
    if (other && other !== 'me') goTo({ is: 'duplicates', pair: [person.id, other] });
  }

  return (
    <Modal opened onClose={onClose} title="The same person twice?" size={460}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          compare();
        }}
      >
        <Stack gap="sm">
          <Text size="sm" dir="auto">
            Who else is {displayName(person)}? You will see both side by side before anything is merged.
          </Text>
          <PersonPicker label="Also known here as" autoFocus value={other} exclude={[person.id]} onChange={setOther} />
          <Group justify="flex-end" gap={8} mt={4}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" aria-disabled={!other} variant={other ? 'filled' : 'default'}>
              Compare
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
