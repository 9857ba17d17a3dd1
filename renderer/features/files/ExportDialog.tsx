// Everybody out: what, for what, and what of it stays home. It says plainly that a file leaves the sealed vault. The form
// stays as it was filled in while the system asks where, while it is written, and after a refusal.
import { Modal } from '@mantine/core';
import type { PersonId } from '../../../shared/model/identity.ts';
import { ExportDone } from './ExportDone.tsx';
import { ExportForm } from './ExportForm.tsx';
import { useExporting } from './exporting.ts';
import classes from './files.module.css';
import { LongStep } from './LongStep.tsx';

interface Props {
  /** Only these people go out; absent for everybody. */
  readonly people?: readonly PersonId[];
  readonly onClose: () => void;
}

export function ExportDialog({ people, onClose }: Props) {
  const { stage, run, again } = useExporting();
  const isWriting = stage.is === 'writing';
  return (
    <Modal
      opened
      onClose={() => isWriting || onClose()}
      closeOnClickOutside={stage.is === 'form'}
      withCloseButton={!isWriting}
      title={people ? 'Export people' : 'Export'}
      size={800}
    >
      <div className={classes.dialog}>
        <div hidden={stage.is !== 'form'}>
          <ExportForm
            people={people}
            refused={stage.is === 'form' ? stage.refused : undefined}
            onExport={(wanted) => void run(wanted)}
            onClose={onClose}
          />
        </div>
        {isWriting && <LongStep name={stage.name} words="Writing it" {...stage.step} />}
        {stage.is === 'done' && (
          <ExportDone name={stage.name} kind={stage.kind} report={stage.report} onAgain={again} onClose={onClose} />
        )}
      </div>
    </Modal>
  );
}
