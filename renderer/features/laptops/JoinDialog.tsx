// "Join my other laptop": takes the code that the other one shows, by words or link; an address where it is not found.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { PairingState } from '../../../shared/sync.ts';
import { useRequest } from '../../ui/use-request.tsx';
import { request } from '../../vouchsafe.ts';
import { Confirm } from './Confirm.tsx';
import { JoinForm, type Typed } from './JoinForm.tsx';
import { Over } from './Over.tsx';
import { Paired } from './Paired.tsx';
import { putAway, usePairing } from './use-pairing.ts';
import { Waits } from './Waits.tsx';

const NOTHING: Typed = { code: '', address: '' };

export function JoinDialog({ onClose }: { readonly onClose: () => void }) {
  const pairing = usePairing();
  const [typed, setTyped] = useState(NOTHING);
  const { run, isRunning, refused } = useRequest();
  // What an earlier one ended with is no news here.
  useEffect(() => void putAway(), []);

  function join({ code, address }: Typed): void {
    setTyped({ code, address });
    void run(() => request('sync.join', { code, ...(address.trim() && { address }) }));
  }

  const isAsking = pairing?.is === 'asking';
  return (
    <Modal
      opened
      onClose={onClose}
      title="Join my other laptop"
      size={560}
      closeOnClickOutside={false}
      closeOnEscape={!isAsking}
    >
      {pairing ? (
        <UnderWay
          pairing={pairing}
          onChoose={(address) => join({ ...typed, address })}
          onAgain={() => void putAway()}
          onClose={onClose}
        />
      ) : (
        <JoinForm typed={typed} isRunning={isRunning} refused={refused} onJoin={join} onClose={onClose} />
      )}
    </Modal>
  );
}

interface UnderWayProps {
  readonly pairing: PairingState;
  readonly onChoose: (address: string) => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function UnderWay({ pairing, onChoose, onAgain, onClose }: UnderWayProps) {
  switch (pairing.is) {
    case 'showing':
      return <Waits words="Taking back the code that was on show here" onClose={onClose} />;
    case 'looking':
      return <Waits words="Looking for the laptop that shows it" hint={ONE_NETWORK} onClose={onClose} />;
    case 'choosing':
      return <Several addresses={pairing.addresses} onChoose={onChoose} onClose={onClose} />;
    case 'proving':
      return <Waits words="Found. Both prove that they know the code" onClose={onClose} />;
    case 'asking':
      return <Confirm asking={pairing} />;
    case 'done':
      return <Paired done={pairing} onClose={onClose} />;
    case 'over':
      return <Over why={pairing.why} again="Try again" onAgain={onAgain} onClose={onClose} />;
  }
}

const ONE_NETWORK = 'Both have to be in the same network. Some guest networks keep laptops apart.';

interface SeveralProps {
  readonly addresses: readonly string[];
  readonly onChoose: (address: string) => void;
  readonly onClose: () => void;
}

function Several({ addresses, onChoose, onClose }: SeveralProps) {
  return (
    <Stack>
      <Text size="sm">
        Several laptops in this network show a code. Choose the address that stands beside the words on yours.
      </Text>
      <Stack gap={8} role="group" aria-label="Laptops that show a code">
        {addresses.map((address, place) => (
          <Button
            key={address}
            variant="default"
            justify="flex-start"
            autoFocus={place === 0}
            onClick={() => onChoose(address)}
          >
            {address}
          </Button>
        ))}
      </Stack>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
