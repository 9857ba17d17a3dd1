// The firms: all of them in a table, or the page of one.
import { FirmList } from './FirmList.tsx';
import { FirmPage } from './FirmPage.tsx';

interface Props {
  /** The key of the firm whose page is shown. */
  readonly firm: string | undefined;
}

export function Firms({ firm }: Props) {
  return firm === undefined ? <FirmList /> : <FirmPage firmKey={firm} key={firm} />;
}
