// One line that is understood as it is typed. The field needs no document: it shows what the keeper understood, and keeps it.
// What was typed stays in this window's memory until it is kept, and never reaches the disk.
import { Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { type Chip, chipsOf } from '../../../shared/model/capture/chips.ts';
import { intentOf } from '../../../shared/model/capture/intent.ts';
import type { CaptureIntent, WhereKept } from '../../../shared/model/capture/keep.ts';
import type { Mention } from '../../../shared/model/capture/mentions.ts';
import type { Choices } from '../../../shared/model/capture/slots.ts';
import { addDays, type Day } from '../../../shared/model/identity.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { sayDay, useToday } from '../../ui/today.ts';
import { request, useVault } from '../../vouchsafe.ts';
import classes from './CaptureField.module.css';
import { ChipButton } from './ChipButton.tsx';
import { KeysOfField } from './KeysOfField.tsx';
import { LineInput } from './LineInput.tsx';
import { type Line, useMeaning } from './use-meaning.ts';

interface Props {
  /** The text to begin with, and who is meant in it. */
  readonly initial?: string;
  readonly initialMentions?: readonly Mention[];
  /** What waits in the inbox, out of which this line came. */
  readonly captured?: string;
  /** What stands below in the place of the keys. */
  readonly foot?: (keep: () => void) => React.ReactNode;
  /** Called when it is kept, as this; `isToOpen` when what was kept is to be shown. */
  readonly onKept: (where: WhereKept, isToOpen: boolean, intent: CaptureIntent) => void;
  /** Called at each change, so that a line that was put away can be remembered. */
  readonly onLine?: (line: string, mentions: readonly Mention[]) => void;
  /** Called instead of keeping while the vault is not open. */
  readonly onSealed?: (line: string) => void;
}

const NOBODY: readonly Mention[] = [];

export function CaptureField({
  initial = '',
  initialMentions = NOBODY,
  captured,
  foot,
  onKept,
  onLine,
  onSealed,
}: Props) {
  const today = useToday();
  const isOpen = useVault().is === 'open';
  const [line, setLine] = useState<Line>({ line: initial, mentions: initialMentions });
  const [choices, setChoices] = useState<Choices>({});
  const [spoken, setSpoken] = useState('');
  const [isAsking, setAsking] = useState(false);
  const chipsRef = useRef<HTMLUListElement>(null);
  const { meaning, meaningOf } = useMeaning(line, today, isOpen);
  const chips = chipsOf(meaning, choices, today, (day) => sayNear(day, today));

  function change(next: Line): void {
    setLine(next);
    setSpoken('');
    setAsking(false);
    onLine?.(next.line, next.mentions);
  }

  async function keep(isToOpen: boolean): Promise<void> {
    if (!isOpen) return onSealed?.(line.line);
    await attemptOnce(async () => {
      const meant = await meaningOf(line);
      // Undefined when more was typed meanwhile: then the line was not done.
      const intent = meant && intentOf(meant, choices, line.line, today);
      if (!intent) return askOpen(meant ? chipsOf(meant, choices, today, sayDay) : []);
      onKept(await request('capture.keep', { ...intent, ...(captured && { captured }) }), isToOpen, intent);
    });
  }

  /** Nothing is kept while somebody is unknown: the chip that asks gets the focus, once it is drawn. */
  function askOpen(asked: readonly Chip[]): void {
    const at = asked.findIndex((chip) => chip.isOpen);
    const chip = asked[at];
    if (!chip) return;
    setAsking(true);
    setSpoken(`${chip.options[0]} Choose with Enter or the arrows.`);
    setTimeout(() => chipsRef.current?.querySelectorAll('button')[at]?.focus());
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field and of its chips meet here.
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.defaultPrevented) return;
        const isOnChip = chipsRef.current?.contains(event.target as Node);
        const isInField = event.target instanceof HTMLTextAreaElement;
        if (!isInField && !isOnChip && !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void keep(event.ctrlKey || event.metaKey);
      }}
    >
      <LineInput line={line} isOpen={isOpen} onChange={change} onSay={setSpoken} />
      {isOpen ? (
        <ul className={classes.chips} ref={chipsRef} aria-label="What was understood">
          {chips.map((chip, at) => (
            // Two people of one contact may be asked about in the same words.
            // biome-ignore lint/suspicious/noArrayIndexKey: chips have no other order.
            <li key={`${chip.key} ${at}`}>
              <ChipButton chip={chip} onChoose={(next) => setChoices({ ...choices, [chip.key]: next })} />
            </li>
          ))}
        </ul>
      ) : (
        <Text className={classes.locked}>Locked: this will be sealed, and waits for you inside</Text>
      )}
      <Text className={classes.spoken} aria-live="polite">
        {spoken || chips.map(({ label, options, at }) => `${label} ${options[at]}`).join(', ')}
      </Text>
      {isAsking && (
        <Text size="sm" mb={10} aria-hidden>
          {chips.some((chip) => chip.isOpen) ? 'Who is it? Choose with Enter or the arrows.' : 'Enter keeps it now.'}
        </Text>
      )}
      {foot?.(() => void keep(false)) ?? <KeysOfField isOpen={isOpen} />}
    </div>
  );
}

/** A day as one says it of a line that was just written. */
function sayNear(day: Day, today: Day): string {
  if (day === today) return 'today';
  if (day === addDays(today, 1)) return 'tomorrow';
  return day === addDays(today, -1) ? 'yesterday' : sayDay(day);
}
