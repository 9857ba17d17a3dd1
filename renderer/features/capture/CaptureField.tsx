// One line that is understood as it is typed. The field only shows what shared/model/capture understood, and keeps it; what
// was typed stays in this window's memory until it is kept, and never reaches the disk.
import { Kbd, Text, Textarea } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { type Choices, chipsOf, intentOf } from '../../../shared/model/capture/chips.ts';
import type { WhereKept } from '../../../shared/model/capture/keep.ts';
import { attemptOnce } from '../../ui/attempt.ts';
import { sayDay, useToday } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import classes from './CaptureField.module.css';
import { ChipButton } from './ChipButton.tsx';
import { forgetLine, rememberedLine, rememberLine } from './remembered.ts';
import { meaningOf } from './understanding.ts';

interface Props {
  /** What stands in the field at first; without it, what was put away last. */
  readonly initial?: string;
  /** The id under which the line was sealed, if it was. */
  readonly captured?: string;
  /** Called with every change of the line. */
  readonly onLine?: (line: string) => void;
  /** What stands below in the place of the keys. */
  readonly foot?: (keep: () => void) => React.ReactNode;
  /** Called when it is kept; `isToOpen` when what was kept is to be shown. */
  readonly onKept: (where: WhereKept, isToOpen: boolean) => void;
}

export function CaptureField({ initial, captured, onLine, foot, onKept }: Props) {
  const document = useDocument();
  const today = useToday();
  const [line, setLine] = useState(initial ?? rememberedLine);
  const [choices, setChoices] = useState<Choices>({});
  const [asked, setAsked] = useState('');
  const chipsRef = useRef<HTMLUListElement>(null);
  const meaning = useMemo(() => meaningOf(line, document, today), [line, document, today]);
  const chips = chipsOf(meaning, choices, today, sayDay);

  function type(next: string): void {
    if (initial === undefined) rememberLine(next);
    onLine?.(next);
    setLine(next);
    setAsked('');
  }

  async function keep(isToOpen: boolean): Promise<void> {
    const intent = intentOf(meaning, choices, line, today);
    if (!intent) return askOpen();
    await attemptOnce(async () => {
      const where = await request('capture.keep', { ...intent, ...(captured && { captured }) });
      if (initial === undefined) forgetLine();
      onKept(where, isToOpen);
    });
  }

  /** Nothing is kept while somebody is unknown: the chip that asks gets the focus. */
  function askOpen(): void {
    const at = chips.findIndex(({ isOpen }) => isOpen);
    const chip = chips[at];
    if (!chip) return;
    setAsked(`${chip.options[0]} Choose with the arrows or Enter.`);
    chipsRef.current?.querySelectorAll('button')[at]?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field and of its chips meet here.
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        const isInField = event.target instanceof HTMLTextAreaElement;
        if (!isInField && !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void keep(event.ctrlKey || event.metaKey);
      }}
    >
      <Textarea
        data-autofocus
        autoFocus={initial !== undefined}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={8}
        aria-label="What to capture"
        placeholder="Léa needs a pricing expert by Friday #pricing"
        value={line}
        onChange={(event) => type(event.currentTarget.value)}
        maxLength={20_000}
        dir="auto"
        classNames={{ input: classes.line }}
      />
      <ul className={classes.chips} ref={chipsRef} aria-label="What was understood">
        {chips.map((chip, at) => (
          // Two people of one contact may be asked about in the same words.
          // biome-ignore lint/suspicious/noArrayIndexKey: chips have no other order.
          <li key={`${chip.key} ${at}`}>
            <ChipButton chip={chip} onChoose={(next) => setChoices({ ...choices, [chip.key]: next })} />
          </li>
        ))}
      </ul>
      <Text className={classes.spoken} aria-live="polite">
        {asked || chips.map(({ label, options, at }) => `${label} ${options[at]}`).join(', ')}
      </Text>
      {foot?.(() => void keep(false)) ?? <Keys />}
    </div>
  );
}

function Keys() {
  return (
    <div className={classes.foot}>
      <span>
        <Kbd size="xs">Enter</Kbd> keep it
      </span>
      <span>
        <Kbd size="xs">Ctrl Enter</Kbd> keep and open
      </span>
      <span>
        <Kbd size="xs">Tab</Kbd> correct
      </span>
      <span>
        <Kbd size="xs">Esc</Kbd> away, the words stay
      </span>
    </div>
  );
}
