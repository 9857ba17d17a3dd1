// What stories about warnings are told with: a circle of people whom I know well, what happened between them before, and a
// table of rows for each rule.
import { describe, expect, test } from 'vitest';
import { addDays, type Day, type IntroId, type PartyId, type PersonId } from '../../shared/model/identity.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import type { IntroProposal } from '../../shared/model/intro.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { closeIntro, introduce } from '../../shared/model/move.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { editPerson, type PersonFields } from '../../shared/model/person.ts';
import { recordTie } from '../../shared/model/tie.ts';
import { type Plan, planOf } from '../../shared/model/warning-facts.ts';
import { switchRule, WARNINGS, type WarningId, warningsFor } from '../../shared/model/warnings.ts';
import { Story, TODAY } from './story.ts';

/** What happened, and what the rule then says; '' for nothing. It says it of Ana and Björn, or of what is answered. */
type Row = readonly [
  what: string,
  tell: (circle: Circle) => Plan | readonly [PartyId, PartyId] | undefined,
  says: string,
];

/** Ana and Björn, whom I may introduce; Priya, who may introduce me; Jürgen, for whom German words are said. */
export class Circle {
  readonly story = new Story();
  readonly ana = this.known('Ana Jansen');
  readonly bjorn = this.known('Björn Díaz');
  readonly priya = this.known('Priya Raman');
  readonly jurgen = this.known('Jürgen Groß');

  known(name: string): PersonId {
    return this.story.person(name, { closeness: 'well' });
  }

  /** An introduction, proposed on a day; through me unless it says otherwise. */
  proposed(a: PartyId, b: PartyId | undefined, on: Day, more: Partial<IntroProposal> = {}): IntroId {
    const { story } = this;
    const { today } = story;
    story.today = on;
    const id = story.propose({ partyA: a, ...(b && { partyB: b }), ...more });
    story.today = today;
    return id;
  }

  /** One that was made on a day, and may be over. */
  made(a: PartyId, b: PartyId, on: Day, outcome?: Outcome, more: Partial<IntroProposal> = {}): IntroId {
    const id = this.proposed(a, b, on, more);
    this.story.change((d, stamp) => introduce(d, { id, how: 'email', on, override: true }, stamp));
    if (outcome) this.closed(id, outcome);
    return id;
  }

  closed(id: IntroId, outcome: Outcome = 'withdrawn'): void {
    this.story.change((d, stamp) => closeIntro(d, { id, outcome, override: true }, stamp));
  }

  /** What a rule says of a row's story. */
  says(rule: WarningId, tell: Row[1]): string {
    const told = tell(this) ?? ([this.ana, this.bjorn] as const);
    const plan: Plan = 'parties' in told ? told : { connector: 'me', parties: told };
    return warningsFor(this.story.document, plan, this.story.today)
      .filter((warning) => warning.rule === rule)
      .map(({ sentence }) => sentence)
      .join(' ');
  }
}

/** Holds a rule against its table: at least ten rows, of which some catch and some leave alone. */
export function describeRule(rule: WarningId, rows: readonly Row[]): void {
  describe(rule, () => {
    test.each(rows)('%s', (_, tell, says) => {
      expect(new Circle().says(rule, tell)).toBe(says);
    });

    test('has a source and plain words, examples of both kinds, and says nothing once it is switched off', () => {
      const caught = rows.filter(([, , says]) => says !== '');
      expect([rows.length >= 10, caught.length >= 5, rows.length - caught.length >= 5]).toEqual([true, true, true]);
      expect(WARNINGS[rule].source).toMatch(/^S\d/);
      expect(WARNINGS[rule].about).toMatch(/^[A-Z].*\.$/);
      for (const [, tell] of caught) {
        const circle = new Circle();
        circle.story.change((d) => switchRule(d, { rule, off: true }));
        expect(circle.says(rule, tell)).toBe('');
      }
    });
  });
}

export const ago = (days: number) => addDays(TODAY, -days);

export const edit = ({ story }: Circle, id: PersonId, changes: PersonFields) =>
  story.change((document) => editPerson(document, { id, changes }));

export const merge = ({ story }: Circle, keep: PersonId, other: PersonId) =>
  story.change((d, stamp) => mergePeople(d, { keep, other, takeFromOther: [] }, stamp));

/** I want to meet Ana, and ask Priya. */
export const throughPriya = ({ priya, ana }: Circle): Plan => ({ connector: priya, parties: ['me', ana] });
/** Priya offers to introduce me to Ana. */
export const offeredByPriya = (circle: Circle): Plan => ({ ...throughPriya(circle), offered: true });

/** Somebody answered so to an introduction to Jürgen. */
export function answeredBefore(c: Circle, who: PersonId, answer: 'no' | 'not now', on: Day, until?: Day): IntroId {
  const id = c.proposed(who, c.jurgen, on);
  c.story.answered(id, who, answer, { on, ...(until && { until }) });
  return id;
}

export function tied(c: Circle, tie: { kind?: string; closeness?: 'hardly' | 'well' }, turned = false): undefined {
  const [a, b] = turned ? [c.bjorn, c.ana] : [c.ana, c.bjorn];
  c.story.change((d, stamp) => recordTie(d, { a, b, ...tie }, stamp));
}

/** So many open introductions of somebody, each with another; the last one. */
export function open(c: Circle, who: PersonId, count: number): IntroId {
  const ids = Array.from({ length: count }, (_, n) => c.proposed(who, c.known(`Somebody ${n}`), ago(1)));
  return ids.at(-1) as IntroId;
}

/** So many introductions of other people under way; the last one. */
export const busy = (c: Circle, count: number): IntroId => open(c, c.jurgen, count);

/** An introduction to which somebody said yes so many days ago. */
export function stale(c: Circle, who: PersonId, days: number): Plan {
  const id = c.proposed(c.ana, c.bjorn, ago(days));
  c.story.answered(id, who, 'yes', { on: ago(days) });
  return planOf(c.story.intro(id));
}

export function meet({ story }: Circle, person: PersonId) {
  return story.change((d, stamp) => addInteraction(d, { person, kind: 'coffee', on: TODAY, text: '' }, stamp));
}

/** Hana, as well as the notes know her, and Ana. */
export function hardly(c: Circle, fields: PersonFields, met = false): readonly [PersonId, PersonId] {
  const hana = c.story.person('Hana Weiß', fields);
  if (met) meet(c, hana);
  return [hana, c.ana];
}
