// Wraps the app: a file that is dropped anywhere is offered for import, and nothing that is dropped ever navigates the page.
import { useEffect, useState } from 'react';
import { say } from '../../ui/attempt.ts';
import { openDialog, thePlace } from '../../ui/place.ts';
import classes from './DropZone.module.css';

export function DropZone({ children }: { readonly children: React.ReactNode }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    function over(event: DragEvent): void {
      if (mayKeep(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = hasFiles(event) ? 'copy' : 'none';
      setOver(hasFiles(event));
    }
    // Leaving one element for another is no leaving of the window.
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    function drop(event: DragEvent): void {
      setOver(false);
      if (mayKeep(event)) return;
      event.preventDefault();
      take(event.dataTransfer?.files);
    }
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <>
      {children}
      {isOver && (
        <div className={classes.over} aria-hidden>
          <div className={classes.words}>
            <strong>Drop it to look inside</strong>
            <span>LinkedIn’s Connections.csv, an address book, a table. Nothing is added before you say so.</span>
          </div>
        </div>
      )}
    </>
  );
}

function take(files: FileList | undefined): void {
  const [file] = files ?? [];
  const { dialog } = thePlace();
  if (!file) return;
  // Another dialog may hold words that are not saved yet.
  if (dialog !== undefined && dialog.is !== 'import') return say('Close this dialog first, then drop the file again.');
  if (files && files.length > 1) say(`One file at a time: this is ${file.name}.`);
  openDialog({ is: 'import', file });
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Words may be dragged into a field. */
function mayKeep(event: DragEvent): boolean {
  const isField = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
  return isField && !hasFiles(event);
}
