// What a line was understood as, in the one line that the tables of sentences use.

import { daysInText } from '../../../electron/keeper/days-in-text.ts';
import type { FoundDay, Meaning, Somebody, Who } from '../../../shared/model/capture/meaning.ts';
import { namesOf } from '../../../shared/model/capture/names.ts';
import { cardsOwing, type Known, understand } from '../../../shared/model/capture/understand.ts';
import { network, WRITTEN_ON } from './people.ts';

const { document } = network();

/** The network of people.ts as the understanding is given it. */
export const KNOWN: Known = {
  names: namesOf(document.people),
  today: WRITTEN_ON,
  now: '09:00',
  findDays: daysInText,
  owedTo: (person) => cardsOwing(document, person),
};

/** How a line is understood, as the tables write it. */
export function said(line: string): string {
  return sayMeaning(understand(line, KNOWN));
}

export function sayMeaning(meaning: Meaning): string {
  const tags =
    meaning.is === 'nothing' || meaning.tags.length === 0 ? [] : [meaning.tags.map(({ tag }) => `#${tag}`).join(' ')];
  switch (meaning.is) {
    case 'nothing':
      return 'nothing';
    case 'ask':
      return [
        `ask ${sayWho(meaning.asker)}: ${meaning.title}`,
        ...(meaning.due ? [sayMoment(meaning.due)] : []),
        ...tags,
      ].join('; ');
    case 'reminder':
      return [`remind: ${meaning.title}`, ...(meaning.on ? [sayMoment(meaning.on)] : []), ...tags].join('; ');
    case 'intro': {
      const parties = `intro ${sayWho(meaning.a)} + ${sayWho(meaning.b)}`;
      const due = meaning.due ? [sayMoment(meaning.due)] : [];
      return [meaning.why ? `${parties}: ${meaning.why}` : parties, ...due, ...tags].join('; ');
    }
    case 'contact': {
      const met = `${meaning.kind} ${meaning.people.map(sayWho).join(' + ')} ${meaning.on?.day ?? WRITTEN_ON}`;
      return [meaning.text ? `${met}: ${meaning.text}` : met, ...tags].join('; ');
    }
    case 'thanks':
      return [`thanks ${sayWho(meaning.to)}`, ...tags].join('; ');
  }
}

function sayMoment({ day, time }: FoundDay): string {
  return time ? `${day} ${time}` : day;
}

function sayWho({ chosen, others }: Who): string {
  return [chosen, ...others].map(sayOne).join('|');
}

function sayOne(somebody: Somebody): string {
  return somebody.is === 'me' ? 'me' : somebody.is === 'new' ? `?${somebody.name}` : somebody.name;
}
