// "Add a laptop": a code is shown here, the other one takes it, both say yes. Closing it takes the code back.
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { PairingState } from '../../../shared/sync.ts';
import { Said, useRequest } from '../../ui/use-request.tsx';
import { request } from '../../vouchsafe.ts';
import { Confirm } from './Confirm.tsx';
import { Over } from './Over.tsx';
import { Paired } from './Paired.tsx';
import { ShownCode } from './ShownCode.tsx';
import { usePairing } from './use-pairing.ts';
import { Waits } from './Waits.tsx';

export function PairDialog({ onClose }: { readonly onClose: () => void }) {
  const pairing = usePairing();
  const { run, refused } = useRequest();
  const hasBegun = useRef(false);
  const show = () => void run(() => request('sync.show'));
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    if (pairing?.is !== 'showing' && pairing?.is !== 'asking') void run(() => request('sync.show'));
  });
  const isAsking = pairing?.is === 'asking';
  return (
    <Modal
      opened
      onClose={onClose}
      title="Add a laptop"
      size={720}
      closeOnClickOutside={!isAsking}
      closeOnEscape={!isAsking}
    >
      {refused === undefined ? (
        <Body pairing={pairing} onAgain={show} onClose={onClose} />
      ) : (
        <Stack>
          <Said refused={refused} />
          <Group justify="flex-end">
            <Button onClick={onClose}>Close</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

interface BodyProps {
  readonly pairing: PairingState | undefined;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

function Body({ pairing, onAgain, onClose }: BodyProps) {
  switch (pairing?.is) {
    case 'showing':
      return <ShownCode code={pairing} onAgain={onAgain} />;
    case 'asking':
      return <Confirm asking={pairing} />;
    case 'done':
      return <Paired done={pairing} onClose={onClose} />;
    case 'over':
      return <Over why={pairing.why} again="Show a new code" onAgain={onAgain} onClose={onClose} />;
    default:
      return <Waits words="Making a code" onClose={onClose} />;
  }
}
