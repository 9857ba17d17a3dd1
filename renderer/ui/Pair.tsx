// The sign of Vouchsafe: two faces joined by a line, each ringed with that person's consent.
import { consentOf } from '../../shared/model/consent.ts';
import { nameOf, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { PartyId } from '../../shared/model/identity.ts';
import type { Intro } from '../../shared/model/intro.ts';
import { Face } from './Face.tsx';
import classes from './Pair.module.css';

export function Pair({ document, intro }: { readonly document: VouchsafeDocument; readonly intro: Intro }) {
  return (
    <span className={classes.pair}>
      <Side document={document} intro={intro} who={intro.partyA} />
      <span className={classes.line} aria-hidden />
      <Side document={document} intro={intro} who={intro.partyB} />
    </span>
  );
}

interface SideProps {
  readonly document: VouchsafeDocument;
  readonly intro: Intro;
  readonly who: PartyId | undefined;
}

function Side({ document, intro, who }: SideProps) {
  if (who === undefined) return <Face name="?" consent="unasked" />;
  return <Face name={nameOf(document, who)} me={who === 'me'} consent={consentOf(intro, who).answer} />;
}
