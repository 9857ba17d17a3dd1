// A draft of a message, filled from the card and edited by the user. It leaves by clipboard, mail program or file; the app
// itself sends nothing. What still stands in [brackets] is pointed out before it leaves.
import { Alert, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '../../../shared/model/document.ts';
import { draftIntroduction, draftPermission, emlOf, LONGEST_MAILTO, mailtoOf } from '../../../shared/model/draft.ts';
import type { IntroId, PartyId } from '../../../shared/model/identity.ts';
import { type Channel, findIntro, peopleIn } from '../../../shared/model/intro.ts';
import type { Moment } from '../../../shared/model/messages/moments.ts';
import { attempt, attemptMove, say } from '../../ui/attempt.ts';
import { openDialog, thePlace } from '../../ui/place.ts';
import { today } from '../../ui/today.ts';
import { request, useDocument } from '../../vouchsafe.ts';

interface Props {
  readonly moment: Moment;
  readonly card: string | undefined;
  readonly party: PartyId | undefined;
  readonly onClose: () => void;
}

export function DraftDialog({ moment, card = '', party, onClose }: Props) {
  const document = useDocument();
  const intro = findIntro(document, card);
  const [draft, setDraft] = useState(() =>
    party ? draftPermission(document, intro, party) : draftIntroduction(document, intro),
  );
  const [to, setTo] = useState(() => draft.to.join(', '));
  const [first] = useState(draft);
  const isEdited = draft !== first;
  const [left, setLeft] = useState<Channel | undefined>();
  const mailto = mailtoOf(draft);
  const isLong = mailto.length > LONGEST_MAILTO;
  const gaps = [...new Set(`${draft.subject}\n${draft.body}`.match(/\[[^\]\n]+\]/g))];

  async function leave(by: string, channel: Channel, send: () => Promise<unknown>): Promise<void> {
    await attempt(async () => {
      const sent = await send();
      if (sent === false) return;
      await request('card.message', {
        id: intro.id,
        moment,
        parties: party ? [party] : peopleIn(intro),
        channel: by,
        subject: draft.subject,
        words: draft.body,
      });
      setLeft(channel);
    });
  }

  const copy = () =>
    leave('clipboard', 'message', () =>
      request('desk.copy', { text: `${draft.subject}\n\n${draft.body}`, secret: false }),
    );
  const mail = () => leave('mail program', 'email', () => request('desk.mail', { mailto }));
  const save = () =>
    leave('file', 'email', async () => (await request('desk.saveMessage', { eml: emlOf(draft) })).saved);

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={!isEdited}
      title={party ? `Ask ${nameOf(document, party)}` : 'Introduce them'}
      size="xl"
    >
      <Stack gap="sm">
        <TextInput
          label="To"
          value={to}
          placeholder="No e-mail address is known; copy the text instead"
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTo(text);
            setDraft({ ...draft, to: text.split(/[,;\s]+/).filter(Boolean) });
          }}
        />
        <TextInput
          label="Subject"
          value={draft.subject}
          onChange={(event) => setDraft({ ...draft, subject: event.currentTarget.value })}
          dir="auto"
        />
        <Textarea
          data-autofocus
          label="Message"
          autosize
          minRows={10}
          maxRows={16}
          value={draft.body}
          onChange={(event) => setDraft({ ...draft, body: event.currentTarget.value })}
          dir="auto"
        />
        {gaps.length > 0 && (
          <Alert variant="light" color="terracotta" p="sm" role="status">
            Still to fill in: {gaps.join(', ')}
          </Alert>
        )}
        {left && <Sent card={intro.id} party={party} channel={left} onClose={onClose} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={() => void copy()}>
            Copy
          </Button>
          <Button variant={isLong ? 'filled' : 'default'} onClick={() => void save()}>
            Save as a message…
          </Button>
          <Button
            variant={left ? 'default' : 'filled'}
            onClick={() => void mail()}
            disabled={isLong}
            title={isLong ? 'Too long for mail programs to take' : undefined}
          >
            Open in my mail program
          </Button>
        </Group>
        {isLong && (
          <Text size="xs" c="dimmed" ta="right">
            It is too long to hand over directly without being cut, so save it as a message and open that.
          </Text>
        )}
      </Stack>
    </Modal>
  );
}

interface SentProps {
  readonly card: IntroId;
  readonly party: PartyId | undefined;
  readonly channel: Channel;
  readonly onClose: () => void;
}

function Sent({ card, party, channel, onClose }: SentProps) {
  async function note(): Promise<void> {
    if (party) {
      if (await attempt(() => request('intro.asked', { id: card, party, channel, on: today() }))) onClose();
    } else if (await attemptMove({ name: 'intro.introduce', argument: { id: card, how: channel, on: today() } })) {
      say('Introduced. The card stays quiet until its follow-up.');
      if (thePlace().dialog?.is === 'draft') openDialog(undefined);
    }
  }
  return (
    <Group justify="space-between" gap={8}>
      <Text size="sm">{party ? 'Have you sent it?' : 'Have you introduced them?'}</Text>
      <Group gap={8}>
        <Button variant="default" onClick={onClose}>
          Not yet
        </Button>
        <Button data-autofocus onClick={() => void note()}>
          {party ? 'Note that I asked today' : 'Mark it introduced today'}
        </Button>
      </Group>
    </Group>
  );
}
