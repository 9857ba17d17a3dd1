// What stands in each column of the table of firms.

import { displayName } from '../../../shared/model/document.ts';
import type { FirmRow } from '../../../shared/model/firm-table.ts';
import { Face } from '../../ui/Face.tsx';
import type { GridColumn } from '../../ui/Grid.tsx';
import classes from './firms.module.css';

const FACES_SHOWN = 4;
const TAGS_SHOWN = 3;

export const FIRM_CELLS: readonly GridColumn<FirmRow>[] = [
  { key: 'name', title: 'Firm', width: [220, 2.2], cell: ({ name }) => <bdi className={classes.name}>{name}</bdi> },
  { key: 'now', title: 'People now', width: [200, 1.4], cell: Now },
  { key: 'before', title: 'Before', width: [90, 0.4], cell: ({ before }) => count(before.length) },
  { key: 'open', title: 'Open cards', width: [104, 0.4], cell: ({ open }) => count(open.length) },
  { key: 'tags', title: 'Tags', width: [130, 1.4], cell: Tags },
];

function Now({ now }: FirmRow) {
  return (
    <>
      <span className={classes.number}>{count(now.length)}</span>
      <span className={classes.faces} aria-hidden>
        {now.slice(0, FACES_SHOWN).map((person) => (
          <Face key={person.id} name={displayName(person)} />
        ))}
      </span>
    </>
  );
}

function Tags({ record }: FirmRow) {
  return Object.keys(record?.tags ?? {})
    .slice(0, TAGS_SHOWN)
    .map((tag) => (
      <bdi key={tag} className={`vs-chip ${classes.tag}`}>
        {tag}
      </bdi>
    ));
}

function count(number: number): string {
  return number === 0 ? '' : number.toLocaleString('en-GB');
}
