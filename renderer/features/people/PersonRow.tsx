// One row of the table of people. Plain elements only, because dozens are made in a frame while scrolling.
import { memo } from 'react';
import { displayName } from '../../../shared/model/document.ts';
import type { Person } from '../../../shared/model/person.ts';
import { Face } from '../../ui/Face.tsx';
import { Closeness } from './Closeness.tsx';
import classes from './PeopleTable.module.css';

interface Props {
  readonly person: Person;
  readonly index: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
}

const TAGS_SHOWN = 2;

function Row({ person, index, top, isActive, isChosen }: Props) {
  const name = displayName(person);
  const tags = Object.keys(person.tags);
  return (
    <tr
      id={`person-${person.id}`}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={classes.row}
      data-index={index}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td data-choose className={classes.choose}>
        <input type="checkbox" tabIndex={-1} checked={isChosen} readOnly aria-label={`Choose ${name}`} />
      </td>
      <th scope="row" className={classes.who}>
        <span aria-hidden>
          <Face name={name} />
        </span>
        <bdi className={classes.name}>{name}</bdi>
      </th>
      <Cell text={person.firm} />
      <Cell text={person.title} />
      <Cell text={person.place} name="place" />
      <td data-cell="tags" className={classes.tags}>
        {tags.slice(0, TAGS_SHOWN).map((tag) => (
          <bdi key={tag} className="vs-chip">
            {tag}
          </bdi>
        ))}
        {tags.length > TAGS_SHOWN && <span className={classes.more}>+{tags.length - TAGS_SHOWN}</span>}
      </td>
      <td className={classes.text}>
        <Closeness closeness={person.closeness} />
      </td>
    </tr>
  );
}

export const PersonRow = memo(Row);

function Cell({ text, name }: { readonly text: string | undefined; readonly name?: string }) {
  return (
    <td className={classes.text} data-cell={name}>
      <bdi>{text}</bdi>
    </td>
  );
}
