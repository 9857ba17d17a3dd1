// One dialog for every kind of file: choose or drop, look at what it would bring, take it in, read the report, undo.
import { Button, Group, Modal, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { goTo } from '../../ui/place.ts';
import { ChooseFile } from './ChooseFile.tsx';
import classes from './files.module.css';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportReport } from './ImportReport.tsx';
import { useImporting } from './importing.ts';

interface Props {
  /** A file that was dropped on the window. */
  readonly file?: File;
  readonly onClose: () => void;
}

export function ImportDialog({ file, onClose }: Props) {
  const { stage, choose, take, undo, cancel } = useImporting(file);
  const isWorking = stage.is === 'working';

  function showPeople(): void {
    onClose();
    goTo({ is: 'people' });
  }

  function handleKey(event: React.KeyboardEvent): void {
    if (stage.is !== 'report' || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey)
      return;
    event.preventDefault();
    undo(stage.name);
  }

  return (
    <Modal
      opened
      onClose={isWorking ? cancel : onClose}
      closeOnClickOutside={stage.is === 'choosing' || stage.is === 'refused'}
      title="Import people"
      size={760}
      onKeyDown={handleKey}
    >
      <div className={classes.dialog}>
        {stage.is === 'choosing' && <ChooseFile said={stage.said} onChoose={choose} />}
        {stage.is === 'working' && (
          <ImportProgress name={stage.name} step={stage.step} isStopping={stage.isStopping} onCancel={cancel} />
        )}
        {stage.is === 'preview' && (
          <ImportPreview
            name={stage.name}
            preview={stage.preview}
            onTake={() => take(stage.name, stage.preview)}
            onChoose={choose}
            onClose={onClose}
          />
        )}
        {stage.is === 'report' && (
          <ImportReport
            name={stage.name}
            report={stage.report}
            onUndo={() => undo(stage.name)}
            onChoose={choose}
            onDone={showPeople}
          />
        )}
        {stage.is === 'refused' && (
          <Stack gap="md">
            <div role="alert" className={classes.refused}>
              <IconAlertTriangle size={20} aria-hidden />
              <div>
                <strong>
                  <bdi>{stage.name}</bdi>
                </strong>
                <p>{stage.sentence}</p>
              </div>
            </div>
            <Group justify="flex-end" gap={8} className={classes.foot}>
              <Button variant="default" onClick={onClose}>
                Close
              </Button>
              <Button data-autofocus autoFocus onClick={choose}>
                Choose another file
              </Button>
            </Group>
          </Stack>
        )}
      </div>
    </Modal>
  );
}
