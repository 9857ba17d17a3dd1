// Thinking an ask through: one question after another, in plain words. Enter goes on, Shift+Tab goes back; one can stop at any
// time, and whatever was written is kept.
import { Button, Group, Modal, Progress, Stack, Text, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { type Ask, type Brief, findAsk } from '../../../shared/model/ask.ts';
import { checkBrief } from '../../../shared/model/brief-check.ts';
import { attempt } from '../../ui/attempt.ts';
import { request, useDocument } from '../../vouchsafe.ts';
import { BriefHint } from './BriefHint.tsx';
import { type BriefField, questionsOf } from './brief-fields.ts';

interface Props {
  readonly card: string;
  readonly onClose: () => void;
}

export function Reflection({ card, onClose }: Props) {
  const ask = findAsk(useDocument(), card);
  const questions = questionsOf(ask);
  const [at, setAt] = useState(() => firstOpen(ask, questions));
  // Whoever goes back and forth by keys is faster than saving: what was written here is shown until then.
  const [written, setWritten] = useState<Brief>({});
  const question = questions[Math.min(at, questions.length - 1)];
  if (!question) return null;
  return (
    <Modal opened onClose={onClose} title="Think it through" size="lg">
      <Stack gap="md">
        <Text size="sm" c="dimmed" dir="auto">
          {ask.title}
        </Text>
        <div>
          <Progress
            value={((at + 1) / questions.length) * 100}
            size="sm"
            aria-label={`Question ${at + 1} of ${questions.length}`}
          />
          <Text size="xs" c="dimmed" mt={4}>
            {at + 1} of {questions.length}
          </Text>
        </div>
        <Question
          key={question.field}
          ask={ask}
          question={question}
          written={written[question.field]}
          onWrite={(text) => setWritten((before) => ({ ...before, [question.field]: text }))}
          isFirst={at === 0}
          isLast={at === questions.length - 1}
          onBack={() => setAt(Math.max(0, at - 1))}
          onNext={() => (at < questions.length - 1 ? setAt(at + 1) : onClose())}
          onStop={onClose}
        />
      </Stack>
    </Modal>
  );
}

interface QuestionProps {
  readonly ask: Ask;
  readonly question: BriefField;
  /** What was written here since the dialog was opened. */
  readonly written: string | undefined;
  readonly onWrite: (text: string) => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly onStop: () => void;
}

function Question({ ask, question, written, onWrite, isFirst, isLast, onBack, onNext, onStop }: QuestionProps) {
  const { field } = question;
  const text = written ?? ask.brief[field] ?? '';
  const hint = checkBrief({ kind: ask.kind, brief: { ...ask.brief, [field]: text } }).find(
    (hint) => hint.field === field,
  );
  useKept(ask, field, text);

  function handleKey(event: React.KeyboardEvent): void {
    const goesOn = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
    const goesBack = event.key === 'Tab' && event.shiftKey && !isFirst;
    if (!goesOn && !goesBack) return;
    event.preventDefault();
    if (goesOn) onNext();
    else onBack();
  }

  return (
    <>
      <Textarea
        data-autofocus
        autoFocus
        size="md"
        label={question.question}
        labelProps={{ style: { fontSize: 16, color: 'var(--mantine-color-text)', marginBottom: 8 } }}
        placeholder={question.placeholder}
        autosize
        minRows={3}
        maxRows={10}
        value={text}
        onChange={(event) => onWrite(event.currentTarget.value)}
        onKeyDown={handleKey}
        inputWrapperOrder={['label', 'input', 'description']}
        description={hint && (text.trim() || hint.isMissing) ? <BriefHint hint={hint} /> : undefined}
        dir="auto"
      />
      <Group justify="space-between">
        <Button variant="subtle" color="gray" onClick={onStop}>
          Stop here
        </Button>
        <Group gap={8}>
          <Text size="xs" c="dimmed" visibleFrom="sm">
            Enter goes on, Shift+Enter starts a new line
          </Text>
          <Button variant="default" onClick={onBack} disabled={isFirst}>
            Back
          </Button>
          <Button onClick={onNext}>{isLast ? 'Done' : 'Next'}</Button>
        </Group>
      </Group>
    </>
  );
}

/** Keeps what was written when the question goes, however it goes: next, back, stopped, or the window is locked. */
function useKept(ask: Ask, field: BriefField['field'], text: string): void {
  const unsaved = useRef<(() => unknown) | undefined>(undefined);
  const isChanged = text.trim() !== (ask.brief[field] ?? '').trim();
  unsaved.current = isChanged
    ? () => attempt(() => request('ask.edit', { id: ask.id, changes: { brief: { [field]: text.trim() } } }))
    : undefined;
  useEffect(() => () => void unsaved.current?.(), []);
}

/** The first question that nobody has answered; the first of all when everything is said. */
function firstOpen(ask: Ask, questions: readonly BriefField[]): number {
  return Math.max(
    0,
    questions.findIndex(({ field }) => !ask.brief[field]?.trim()),
  );
}
