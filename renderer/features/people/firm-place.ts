// The way to a firm's page from its name.
import { firmNamed } from '../../../shared/model/firm.ts';
import { foldFirm } from '../../../shared/model/firm-name.ts';
import { goTo } from '../../ui/place.ts';
import { theDocument } from '../../vouchsafe.ts';

/** Opens the page of the firm that carries this name, or one of its other names. */
export function goToFirm(name: string): void {
  goTo({ is: 'firms', firm: foldFirm(firmNamed(theDocument(), name)?.name ?? name) });
}
