// Settings of this laptop: colours, idle time, its name, where the window stood. Nothing personal, so not in the vault.
// A file that cannot be read is put aside by the next write; defaults serve meanwhile.
import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { isAccelerator } from '../shared/accelerator.ts';
import type { DeskSettings } from '../shared/requests.ts';

const schema = z.object({
  scheme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  idleMinutes: z.number().int().min(0).max(480).catch(10),
  device: z
    .string()
    .min(1)
    .max(60)
    .catch(() => hostname().split('.')[0] || 'this laptop'),
  /** Absent while the user never chose: then it is so where the icon is seen. */
  closeToTray: z.boolean().optional().catch(undefined),
  toldTray: z.enum(['nothing', 'tray', 'unseen']).catch('nothing'),
  digestHour: z.union([z.number().int().min(0).max(23), z.literal('off')]).catch(9),
  namesInNotifications: z.boolean().catch(false),
  remindLocked: z.boolean().catch(true),
  /** What was told already (when-to-remind.ts): days and a moment, nothing of what was said. */
  digestToldOn: z.array(z.string()).catch([]),
  lockedToldOn: z.array(z.string()).catch([]),
  momentsToldUntil: z.string().catch(''),
  shortcut: z.string().refine(isAccelerator).catch('CommandOrControl+Shift+Space'),
  /** Whether the shortcut has ever fired: what the system says when it is registered proves nothing. */
  shortcutFired: z.boolean().catch(false),
  window: z
    .object({
      x: z.number().int().optional(),
      y: z.number().int().optional(),
      width: z.number().int(),
      height: z.number().int(),
    })
    .catch({ width: 1280, height: 800 }),
});
type Stored = z.infer<typeof schema>;

export class Settings {
  readonly #file: string;
  #stored: Stored;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
    this.#stored = schema.parse(read(file));
  }

  get current(): Stored {
    return this.#stored;
  }

  /** What windows may see. */
  get desk(): DeskSettings {
    const { scheme, idleMinutes, device, digestHour, namesInNotifications, remindLocked } = this.#stored;
    return { scheme, idleMinutes, device, digestHour, namesInNotifications, remindLocked };
  }

  /** Changes some settings and writes them; a failed write is not worth stopping for. */
  change(changes: { readonly [Key in keyof Stored]?: Stored[Key] | undefined }): void {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.#stored = schema.parse({ ...this.#stored, ...Object.fromEntries(given) });
    this.#writing = this.#writing.then(() => write(this.#file, this.#stored)).catch(() => undefined);
  }

  /** Resolves when everything is written. */
  flush(): Promise<void> {
    return this.#writing;
  }
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) ?? {};
  } catch {
    return {};
  }
}

async function write(file: string, stored: Stored): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
