// The message as it stands on paper: outside of everything else, so that only it is printed.
import { Portal } from '@mantine/core';
import classes from './drafts.module.css';

export function PrintedMessage({ subject, body }: { readonly subject: string; readonly body: string }) {
  return (
    <Portal>
      <div className={`vs-print ${classes.paper}`} aria-hidden>
        <div className={classes.subject} dir="auto">
          {subject}
        </div>
        <div dir="auto">{body}</div>
      </div>
    </Portal>
  );
}
