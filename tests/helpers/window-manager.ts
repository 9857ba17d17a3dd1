// A desktop around the app for the tests that need one: a window manager, and a program that is not ours and has the focus.
// Ends what it started.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** Starts a window manager on this display. */
export async function startWindowManager(): Promise<() => void> {
  const manager = spawn('openbox', ['--sm-disable'], { stdio: 'ignore' });
  await until(() => spawnSync('xdotool', ['get_desktop'], { encoding: 'utf8' }).status === 0);
  return () => manager.kill();
}

export interface Terminal {
  readonly hasFocus: () => boolean;
  /** Takes the keyboard again. */
  readonly take: () => void;
  readonly end: () => void;
}

/** Opens a terminal, gives it the keyboard and waits until it has it. What is typed into it goes nowhere. */
export async function openTerminal(title: string): Promise<Terminal> {
  const child: ChildProcess = spawn('xterm', ['-T', title, '-e', 'sh', '-c', 'cat > /dev/null'], { stdio: 'ignore' });
  const hasFocus = () => focusedTitle() === title;
  const take = () =>
    void spawnSync('xdotool', ['search', '--onlyvisible', '--name', title, 'windowactivate'], { encoding: 'utf8' });
  await until(() => {
    take();
    return hasFocus();
  });
  return { hasFocus, take, end: () => child.kill() };
}

/** The title of the window that has the keyboard, as every other program sees it. */
export function focusedTitle(): string {
  return spawnSync('xdotool', ['getactivewindow', 'getwindowname'], { encoding: 'utf8' }).stdout.trim();
}

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error('the desktop did not come up');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
