// One import from choosing to the report, as stages that the dialog shows. An answer that nobody waits for any more
// changes nothing. Writing is one change: cancelled, nothing of it stays, and one that was done by then is taken back.
import { useEffect, useRef, useState } from 'react';
import type {
  BatchAnswer,
  ColumnsNeeded,
  FileAnswer,
  ImportPreview,
  ImportReport,
  NetworkPreview,
} from '../../../shared/answers.ts';
import type { ColumnField } from '../../../shared/model/columns.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { ArgumentOf, ChosenFile, KeeperRequest } from '../../../shared/requests.ts';
import type { Progress } from '../../../shared/state.ts';
import { dropFile, longRequest, request } from '../../vouchsafe.ts';

export type Step = Omit<Progress, 'request' | 'stage'> & { readonly stage: Progress['stage'] | 'undoing' };

/** A table whose columns are being named, with what was said of them so far. */
export interface Naming {
  readonly columns: ColumnsNeeded;
  readonly fields: readonly ColumnField[];
}

export type Stage =
  | { readonly is: 'choosing'; readonly said?: string; readonly kept?: BatchAnswer['kept'] }
  | { readonly is: 'working'; readonly step: Step; readonly isStopping: boolean; readonly canStop: boolean }
  | { readonly is: 'columns'; readonly naming: Naming; readonly refused?: string }
  | { readonly is: 'preview'; readonly preview: ImportPreview; readonly naming?: Naming }
  | { readonly is: 'network'; readonly network: NetworkPreview }
  | { readonly is: 'report'; readonly preview: ImportPreview; readonly report: ImportReport }
  | { readonly is: 'adopted'; readonly network: NetworkPreview }
  | { readonly is: 'refused'; readonly sentence: string };

const CANCELLED = 'The import was cancelled. Nothing was added.';
const TAKEN_BACK = 'The import was taken back.';

export function useImporting(file: File | undefined) {
  const [stage, setStage] = useState<Stage>({ is: 'choosing' });
  const [name, setName] = useState('');
  /** The long request under way, and whether the user has cancelled it. */
  const running = useRef<{ number: number; cancelled: boolean; canStop: boolean } | undefined>(undefined);
  const gone = useRef(false);

  function show(next: Stage): void {
    if (!gone.current) setStage(next);
  }

  function work(step: Step, canStop: boolean): void {
    show({ is: 'working', step, isStopping: running.current?.cancelled ?? false, canStop });
  }

  /** Runs one step. A refusal is shown where it happened; `otherwise` may say something better of it. */
  async function attempt(run: () => Promise<void>, otherwise?: (refusal: Refusal) => Stage): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'import-cancelled') show({ is: 'choosing', said: CANCELLED });
      else show(otherwise?.(error) ?? { is: 'refused', sentence: error.message });
    } finally {
      running.current = undefined;
    }
  }

  /** Makes a long request while its progress shows. Answers with what came of it, and whether it was cancelled meanwhile. */
  async function long<Name extends KeeperRequest>(
    name: Name,
    argument: ArgumentOf<Name>,
    stage: Step['stage'],
    canStop = true,
  ) {
    work({ stage, done: 0, total: 0 }, canStop);
    const { number, answer } = longRequest(name, argument, (step) =>
      work(stage === 'undoing' ? { ...step, stage } : step, canStop),
    );
    const mine = { number, cancelled: gone.current && canStop, canStop };
    running.current = mine;
    return { answer: await answer, mine };
  }

  function showRead(read: FileAnswer, naming?: Naming): void {
    if ('people' in read) show({ is: 'preview', preview: read.people, ...(naming && { naming }) });
    else if ('network' in read) show({ is: 'network', network: read.network });
    else {
      const fields = read.columns.columns.map(({ guess }) => guess);
      show({ is: 'columns', naming: { columns: read.columns, fields } });
    }
  }

  async function read(chosen: ChosenFile): Promise<void> {
    setName(chosen.name);
    showRead((await long('import.read', { token: chosen.token }, 'reading')).answer);
  }

  function choose(): void {
    void attempt(async () => {
      const chosen = await request('desk.chooseFile');
      if (chosen) await read(chosen);
    });
  }

  function drop(dropped: File): void {
    void attempt(async () => {
      setName(dropped.name);
      const chosen = await dropFile(dropped);
      if (!chosen) throw new Refusal('file-unreadable');
      await read(chosen);
    });
  }

  function nameColumns(naming: Naming): void {
    const { columns, fields } = naming;
    void attempt(
      async () => {
        const argument = { reading: columns.reading, fields: [...fields] };
        showRead((await long('import.columns', argument, 'reading')).answer, naming);
      },
      ({ message }) => ({ is: 'columns', naming, refused: message }),
    );
  }

  function take(preview: ImportPreview, apart: readonly number[]): void {
    void attempt(async () => {
      const argument = { reading: preview.reading, apart: [...apart] };
      const { answer: report, mine } = await long('import.take', argument, 'writing');
      if (!mine.cancelled) return show({ is: 'report', preview, report });
      if (report.batch) await request('batch.undo', { id: report.batch });
      show({ is: 'choosing', said: CANCELLED });
    });
  }

  function adopt(network: NetworkPreview): void {
    void attempt(async () => {
      await long('import.adopt', { reading: network.reading }, 'writing');
      show({ is: 'adopted', network });
    });
  }

  function undo({ batch }: ImportReport): void {
    if (batch === undefined) return;
    void attempt(async () => {
      const { kept } = (await long('batch.undo', { id: batch }, 'undoing', false)).answer;
      show({ is: 'choosing', said: TAKEN_BACK, kept });
    });
  }

  function cancel(): void {
    if (!running.current?.canStop) return;
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

  return { stage, name, show, choose, nameColumns, take, adopt, undo, cancel };
}
