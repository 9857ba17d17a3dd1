// The kinds of interaction: a word and a picture for each.
import {
  IconCalendarEvent,
  IconCoffee,
  IconGift,
  IconHeartHandshake,
  IconMail,
  IconMessage,
  IconNote,
  IconPhone,
  IconUsers,
} from '@tabler/icons-react';
import type { InteractionKind } from '../../shared/model/interaction.ts';

const ICONS: Readonly<Record<InteractionKind, typeof IconNote>> = {
  note: IconNote,
  met: IconUsers,
  called: IconPhone,
  wrote: IconMail,
  coffee: IconCoffee,
  event: IconCalendarEvent,
  'gave help': IconGift,
  'received help': IconHeartHandshake,
  'in touch': IconMessage,
};

/** A kind as a label: "Gave help". */
export function sayKind(kind: InteractionKind): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

export function KindIcon({ kind }: { readonly kind: InteractionKind }) {
  const Icon = ICONS[kind] ?? IconNote;
  return <Icon size={16} stroke={1.7} aria-hidden />;
}
