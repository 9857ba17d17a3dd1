// One dialog for every kind of file: choose or drop, name its columns where it has to be, look at what it would bring,
// take it in, read the report, undo.
import { Modal } from '@mantine/core';
import { goTo } from '../../ui/place.ts';
import { ChooseFile } from './ChooseFile.tsx';
import classes from './files.module.css';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportReport } from './ImportReport.tsx';
import { type Step, useImporting } from './importing.ts';
import { LongStep } from './LongStep.tsx';
import { NameColumns } from './NameColumns.tsx';
import { NetworkAdopted, NetworkPreview } from './NetworkPreview.tsx';
import { Refused } from './Refused.tsx';

interface Props {
  /** A file that was dropped on the window. */
  readonly file?: File;
  readonly onClose: () => void;
}

export function ImportDialog({ file, onClose }: Props) {
  const importing = useImporting(file);
  const { stage, undo, cancel } = importing;

  function handleKey(event: React.KeyboardEvent): void {
    if (stage.is !== 'report' || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey)
      return;
    event.preventDefault();
    undo(stage.report);
  }

  return (
    <Modal
      opened
      onClose={stage.is === 'working' ? cancel : onClose}
      closeOnClickOutside={stage.is === 'choosing' || stage.is === 'refused'}
      title={stage.is === 'network' || stage.is === 'adopted' ? 'Import a network' : 'Import people'}
      size={800}
      onKeyDown={handleKey}
    >
      <div className={classes.dialog}>
        <Shown importing={importing} onClose={onClose} />
      </div>
    </Modal>
  );
}

interface ShownProps {
  readonly importing: ReturnType<typeof useImporting>;
  readonly onClose: () => void;
}

function Shown({ importing, onClose }: ShownProps) {
  const { stage, name, show, choose, nameColumns, take, adopt, undo, cancel } = importing;
  const leaveFor = (screen: Parameters<typeof goTo>[0]) => {
    onClose();
    goTo(screen);
  };
  switch (stage.is) {
    case 'choosing':
      return <ChooseFile said={stage.said} kept={stage.kept} onChoose={choose} />;
    case 'working': {
      const { step, isStopping, canStop } = stage;
      const isWriting = step.stage === 'writing' && canStop;
      return (
        <LongStep
          {...step}
          name={name}
          words={isStopping ? 'Stopping' : SAID[step.stage]}
          hint={isWriting ? ONE_CHANGE : undefined}
          isStopping={isStopping}
          onCancel={canStop ? cancel : undefined}
        />
      );
    }
    case 'columns':
      return (
        <NameColumns
          name={name}
          naming={stage.naming}
          refused={stage.refused}
          onContinue={nameColumns}
          onBack={() => show({ is: 'choosing' })}
        />
      );
    case 'preview': {
      const { preview, naming } = stage;
      const onBack = naming && (() => show({ is: 'columns', naming }));
      return (
        <ImportPreview
          name={name}
          preview={preview}
          onTake={(apart) => take(preview, apart)}
          onBack={onBack}
          onChoose={choose}
          onClose={onClose}
        />
      );
    }
    case 'network':
      return (
        <NetworkPreview
          name={name}
          network={stage.network}
          onAdopt={() => adopt(stage.network)}
          onChoose={choose}
          onClose={onClose}
        />
      );
    case 'report':
      return (
        <ImportReport
          name={name}
          preview={stage.preview}
          report={stage.report}
          onUndo={() => undo(stage.report)}
          onChoose={choose}
          onDuplicates={() => leaveFor({ is: 'duplicates' })}
          onDone={() => leaveFor({ is: 'people' })}
        />
      );
    case 'adopted':
      return <NetworkAdopted network={stage.network} onDone={() => leaveFor({ is: 'board' })} />;
    case 'refused':
      return <Refused name={name} sentence={stage.sentence} onClose={onClose} onChoose={choose} />;
  }
}

const SAID: Readonly<Record<Step['stage'], string>> = {
  reading: 'Reading the file',
  matching: 'Looking for people whom you already have',
  writing: 'Sealing them into your vault',
  checking: 'Checking',
  undoing: 'Taking the import back',
};

const ONE_CHANGE = 'It is one change: it comes in as a whole, or, if you cancel, not at all.';
