// A user's hands on the X11 display: keys that come from the keyboard, not from the driver of the tests, whose own messages
// would leave copies of what is typed where a test looks for it.
import { spawnSync } from 'node:child_process';

/** Types text, key by key, into whatever has the focus. */
export function typeText(text: string): void {
  run(['type', '--delay', '15', '--', text]);
}

/** Presses keys, such as `ctrl+l`. */
export function pressKeys(...keys: readonly string[]): void {
  run(['key', '--delay', '30', ...keys]);
}

/**
 * Touches the mouse, as somebody does who is there. The display counts how long nobody has touched it, over all tests that share
 * it, and after ten minutes of tests that drive the page alone the app would lock, as it should.
 */
export function touchMouse(): void {
  run(['mousemove_relative', '--', '1', '0']);
  run(['mousemove_relative', '--', '-1', '0']);
}

/** Gives the keyboard to the window of a process. */
export function focusWindow(pid: number): void {
  run(['search', '--sync', '--onlyvisible', '--pid', String(pid), 'windowfocus']);
}

/** The titles of the visible windows of a process, as every other program sees them. */
export function titlesOf(pid: number): string[] {
  const windows = run(['search', '--onlyvisible', '--pid', String(pid)])
    .split('\n')
    .filter(Boolean);
  return windows.map((window) => run(['getwindowname', window]).trim());
}

/** Runs it, and again when a window ended, of whatever program, while xdotool was looking at it. */
function run(args: readonly string[]): string {
  for (let tries = 0; ; tries += 1) {
    const { stdout, problem } = runOnce(args);
    if (problem === '') return stdout;
    if (tries === 10 || !problem.includes('BadWindow')) throw new Error(`xdotool ${args[0]} failed: ${problem}`);
  }
}

function runOnce(args: readonly string[]): { readonly stdout: string; readonly problem: string } {
  const { status, stdout, stderr, error } = spawnSync('xdotool', args, { encoding: 'utf8', timeout: 20_000 });
  // A search that finds nothing fails, too, but has nothing to say about it.
  const isFine = !error && (status === 0 || (args[0] === 'search' && stderr === ''));
  return { stdout, problem: isFine ? '' : (error?.message ?? `${status}: ${stderr}`) };
}
