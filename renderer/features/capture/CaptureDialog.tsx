// The field for one line, as a dialog over whatever is shown. Put away, it keeps what stands in it until the vault is locked.
import { Modal } from '@mantine/core';
import type { CaptureIntent, WhereKept } from '../../../shared/model/capture/keep.ts';
import { say } from '../../ui/attempt.ts';
import { go } from '../../ui/place.ts';
import { CaptureField } from './CaptureField.tsx';
import { forgetLine, rememberedLine, rememberLine } from './remembered.ts';
import { sayKept } from './words.ts';

export function CaptureDialog({ onClose }: { readonly onClose: () => void }) {
  function kept({ card, person }: WhereKept, isToOpen: boolean, intent: CaptureIntent): void {
    forgetLine();
    onClose();
    if (!isToOpen) say(sayKept(intent));
    else if (card) go({ screen: { is: 'board' }, panel: card });
    else if (person) go({ screen: { is: 'person', id: person }, panel: undefined });
  }
  const { line, mentions } = rememberedLine();
  return (
    <Modal opened onClose={onClose} title="Capture" size={640} closeOnEscape>
      <CaptureField
        initial={line}
        initialMentions={mentions}
        onKept={kept}
        onLine={(next, meant) => rememberLine({ line: next, mentions: meant })}
      />
    </Modal>
  );
}
