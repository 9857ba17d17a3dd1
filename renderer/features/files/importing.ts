// One import from choosing to the report, as stages that the dialog shows. An answer that nobody waits for any more
// changes nothing; cancelling while people are being written takes the whole change back.
import { useEffect, useRef, useState } from 'react';
import type { ImportPreview, ImportReport } from '../../../shared/answers.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { ChosenFile } from '../../../shared/requests.ts';
import type { Progress } from '../../../shared/state.ts';
import { dropFile, longRequest, request } from '../../vouchsafe.ts';

export type Step = Omit<Progress, 'request'>;

export type Stage =
  | { readonly is: 'choosing'; readonly said?: string }
  | { readonly is: 'working'; readonly name: string; readonly step: Step; readonly isStopping: boolean }
  | { readonly is: 'preview'; readonly name: string; readonly preview: ImportPreview }
  | { readonly is: 'report'; readonly name: string; readonly report: ImportReport }
  | { readonly is: 'refused'; readonly name: string; readonly sentence: string };

const CANCELLED = 'The import was cancelled. Nothing was added.';
const TAKEN_BACK = 'The import was taken back. Your people are as they were.';

export function useImporting(file: File | undefined) {
  const [stage, setStage] = useState<Stage>({ is: 'choosing' });
  /** The long request under way, and whether the user has cancelled it. */
  const running = useRef<{ number: number; cancelled: boolean } | undefined>(undefined);
  const gone = useRef(false);

  function show(next: Stage): void {
    if (!gone.current) setStage(next);
  }

  function work(name: string, step: Step): void {
    show({ is: 'working', name, step, isStopping: running.current?.cancelled ?? false });
  }

  /** Runs one step; a refusal is shown where it happened. */
  async function attempt(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'import-cancelled') show({ is: 'choosing', said: CANCELLED });
      else show({ is: 'refused', name, sentence: error.message });
    } finally {
      running.current = undefined;
    }
  }

  function begin(number: number): { number: number; cancelled: boolean } {
    running.current = { number, cancelled: gone.current };
    return running.current;
  }

  async function read({ token, name }: ChosenFile): Promise<void> {
    const onProgress = (step: Step) => work(name, step);
    onProgress({ stage: 'reading', done: 0, total: 0 });
    const { number, answer } = longRequest('import.read', { token }, onProgress);
    begin(number);
    const read = await answer;
    if (!('people' in read)) throw new Refusal('file-unrecognised');
    show({ is: 'preview', name, preview: read.people });
  }

  function choose(): void {
    void attempt('', async () => {
      const chosen = await request('desk.chooseFile');
      if (chosen) await attempt(chosen.name, () => read(chosen));
    });
  }

  function drop(dropped: File): void {
    void attempt(dropped.name, async () => {
      const chosen = await dropFile(dropped);
      if (!chosen) throw new Refusal('file-unreadable');
      await read(chosen);
    });
  }

  function take(name: string, preview: ImportPreview): void {
    void attempt(name, async () => {
      const onProgress = (step: Step) => work(name, step);
      onProgress({ stage: 'writing', done: 0, total: 0 });
      const { number, answer } = longRequest('import.take', { reading: preview.reading, apart: [] }, onProgress);
      const mine = begin(number);
      const report = await answer;
      if (!mine.cancelled) return show({ is: 'report', name, report });
      await request('undo');
      show({ is: 'choosing', said: CANCELLED });
    });
  }

  function undo(name: string): void {
    void attempt(name, async () => {
      await request('undo');
      show({ is: 'choosing', said: TAKEN_BACK });
    });
  }

  function cancel(): void {
    if (!running.current) return;
    running.current.cancelled = true;
    setStage((now) => (now.is === 'working' ? { ...now, isStopping: true } : now));
    void request('import.cancel', { request: running.current.number });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a file is read once, when it is dropped.
  useEffect(() => {
    if (file && running.current === undefined) drop(file);
  }, [file]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the dialog goes.
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      cancel();
    };
  }, []);

  return { stage, choose, take, undo, cancel };
}
