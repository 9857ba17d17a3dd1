// The words that come with Vouchsafe, by language: data in resources/templates/, checked here against their shape.
import de from '../../resources/templates/de.json';
import en from '../../resources/templates/en.json';
import type { BuiltIn } from '../../shared/model/messages/templates.ts';

export const BUILT_INS: readonly BuiltIn[] = [en, de];
