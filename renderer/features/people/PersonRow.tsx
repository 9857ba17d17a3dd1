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
    <div
      id={`person-${person.id}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={classes.row}
      data-index={index}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" data-choose className={classes.choose}>
        <input type="checkbox" tabIndex={-1} checked={isChosen} readOnly aria-label={`Choose ${name}`} />
      </span>
      <span role="rowheader" className={classes.who}>
        <span aria-hidden>
          <Face name={name} />
        </span>
        <bdi className={classes.name}>{name}</bdi>
      </span>
      <Cell text={person.firm} />
      <Cell text={person.title} />
      <Cell text={person.place} name="place" />
      <span role="gridcell" data-cell="tags" className={classes.tags}>
        {tags.slice(0, TAGS_SHOWN).map((tag) => (
          <bdi key={tag} className="vs-chip">
            {tag}
          </bdi>
        ))}
        {tags.length > TAGS_SHOWN && <span className={classes.more}>+{tags.length - TAGS_SHOWN}</span>}
      </span>
      <span role="gridcell" className={classes.text}>
        <Closeness closeness={person.closeness} />
      </span>
    </div>
  );
}

export const PersonRow = memo(Row);

function Cell({ text, name }: { readonly text: string | undefined; readonly name?: string }) {
  return (
    <span role="gridcell" className={classes.text} data-cell={name}>
      <bdi>{text}</bdi>
    </span>
  );
}
