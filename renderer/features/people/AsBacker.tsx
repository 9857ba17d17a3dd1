// Whether somebody would send leads (S4): the four questions, and what the answers come to.
import { Text } from '@mantine/core';
import { BACKER_QUESTIONS, standingOf } from '../../../shared/model/backers.ts';
import type { Person } from '../../../shared/model/person.ts';
import { BackerAnswerRow } from '../../ui/BackerQuestions.tsx';
import { PagePart } from '../../ui/PagePart.tsx';
import page from './PersonPage.module.css';

export function AsBacker({ person }: { readonly person: Person }) {
  const said = sayStanding(person);
  return (
    <PagePart title="Would they send you leads?">
      <div className={page.card}>
        {BACKER_QUESTIONS.map((question) => (
          <BackerAnswerRow key={question} person={person} question={question} />
        ))}
        {said && (
          <Text size="sm" c="dimmed" mt={6} role="status">
            {said}
          </Text>
        )}
      </div>
    </PagePart>
  );
}

function sayStanding(person: Person): string {
  switch (standingOf(person)) {
    case 'backer':
      return 'They are a backer: keep them in the loop, and thank them.';
    case 'nearly':
      return 'One thing is missing. The list of backers says what to do about it.';
    case 'not yet':
      return 'Not yet. That is no fault of theirs or yours.';
    case 'open':
    case 'unrated':
      return '';
  }
}
