// Where the shortcut reaches this window as ordinary keys, the desktop has not passed it on: the line opens here all the same, and
// the user hears, once, where to look.
import { useEffect } from 'react';
import { acceleratorOf } from '../../shared/accelerator.ts';
import { request } from '../vouchsafe.ts';
import { say } from './attempt.ts';
import { openDialog } from './place.ts';

let wasTold = false;

export function useCaptureKeys(): void {
  useEffect(() => {
    let accelerator: string | undefined;
    // It may be changed in the settings at any time: whoever comes back to the desk finds it as it is now.
    const learn = () =>
      void request('shortcut.look').then(
        (shortcut) => {
          accelerator = shortcut.accelerator;
        },
        () => undefined,
      );
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || acceleratorOf(event, navigator.platform.startsWith('Mac')) !== accelerator) return;
      if (accelerator === undefined) return;
      event.preventDefault();
      openDialog({ is: 'capture' });
      if (!wasTold) say('Your desktop did not pass the shortcut on. Settings, Capturing, shows other ways.');
      wasTold = true;
    };
    learn();
    window.addEventListener('focus', learn);
    window.addEventListener('keydown', hear);
    return () => {
      window.removeEventListener('focus', learn);
      window.removeEventListener('keydown', hear);
    };
  }, []);
}
