// Who a row is about: one face where it is about one person, the pair where it is about both.
import { nameOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Row } from '../../../shared/model/today-row.ts';
import { Face } from '../../ui/Face.tsx';
import { Pair } from '../../ui/Pair.tsx';
import classes from './Today.module.css';

interface Props {
  readonly row: Pick<Row, 'card' | 'party'>;
  readonly document: VouchsafeDocument;
}

export function Faces({ row: { card, party }, document }: Props) {
  return (
    <span className={classes.faces}>
      {card && 'connector' in card ? (
        <Pair document={document} intro={card} />
      ) : (
        <Face name={nameOf(document, party ?? card?.asker)} me={(party ?? card?.asker) === 'me'} />
      )}
    </span>
  );
}
