// Sync as the rest of the keeper sees it: a method for each request, and stop. The only one here that knows all the others.
// It is a guest: nothing of it runs before the user pairs, and when the vault locks it is stopped first.
import type { ParsedOf } from '../../../shared/requests.ts';
import type { ShownCode } from '../../../shared/sync.ts';

export interface Sync {
  show(): Promise<ShownCode>;
  join(asked: ParsedOf<'sync.join'>): Promise<void>;
  confirm(answer: ParsedOf<'sync.confirm'>): Promise<void>;
  stopPairing(): Promise<void>;
  rename(asked: ParsedOf<'sync.rename'>): Promise<void>;
  remove(asked: ParsedOf<'sync.remove'>): Promise<void>;
  pause(asked: ParsedOf<'sync.pause'>): Promise<void>;
  again(asked: ParsedOf<'sync.again'>): Promise<void>;
  address(asked: ParsedOf<'sync.address'>): Promise<void>;
  useFolder(asked: ParsedOf<'sync.useFolder'>): Promise<void>;
  useWebdav(asked: ParsedOf<'sync.useWebdav'>): Promise<void>;
  leaveFolder(): Promise<void>;
  stop(): Promise<void>;
}
