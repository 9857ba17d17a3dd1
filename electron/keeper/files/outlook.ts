// Outlook's CSV: the desktop program's in English, German and French, outlook.live.com's, and Google's "Outlook CSV". Only the
// columns that mean something to us stand here. `Referred By` is the one field of any address book that names an introducer.
import type { ColumnField } from '../../../shared/model/columns.ts';
import type { Meaning } from './columns.ts';
import type { Format } from './formats.ts';
import { foldHeader } from './words.ts';

/** Field, label, and the names: English, German, French, in simple spelling (`foldHeader`: numbers at the end are gone). */
const COLUMNS: readonly (readonly [ColumnField, string, string])[] = [
  ['prefix', '', 'title, anrede'],
  ['given name', '', 'first name, vorname, prenom'],
  ['additional name', '', 'middle name, weitere vornamen, zweiter vorname, deuxieme prenom'],
  ['family name', '', 'last name, nachname, nom'],
  ['suffix', '', 'suffix, namenszusatz, suffixe'],
  ['nickname', '', 'nickname, spitzname, surnom'],
  ['nickname', '', 'e mail display name, e mail angezeigter name, nom complet de l adresse de messagerie'],
  ['firm', '', 'company, firma, societe'],
  ['department', '', 'department, abteilung, service'],
  ['title', '', 'job title, position, titre'],
  ['address', 'work', 'business address, business street, strasse geschaftlich, rue bureau'],
  ['address', 'work', 'business postal code, postleitzahl geschaftlich, code postal bureau'],
  ['address', 'work', 'business address po box, postfach geschaftlich, b p professionnelle'],
  ['town', 'work', 'business city, ort geschaftlich, ville bureau'],
  ['region', 'work', 'business state, region geschaftlich, dep region bureau'],
  ['country', 'work', 'business country region, business country'],
  ['country', 'work', 'land region geschaftlich, land geschaftlich, pays region bureau'],
  ['address', 'home', 'home address, home street, strasse privat, rue domicile'],
  ['address', 'home', 'home postal code, postleitzahl privat, code postal domicile'],
  ['address', 'home', 'home address po box, postfach privat, boite postale du domicile'],
  ['town', 'home', 'home city, ort privat, ville domicile'],
  ['region', 'home', 'home state, bundesland kanton privat, region privat, dep region domicile'],
  ['country', 'home', 'home country region, home country'],
  ['country', 'home', 'land region privat, land privat, pays region domicile'],
  ['address', 'other', 'other address, other street, weitere strasse, rue autre'],
  ['address', 'other', 'other postal code, weitere postleitzahl, code postal autre'],
  ['address', 'other', 'other address po box, weiteres postfach, autre boite postale'],
  ['town', 'other', 'other city, weiterer ort, ville autre'],
  ['region', 'other', 'other state, weiteres r bundesland kanton, weitere region, dep region autre'],
  ['country', 'other', 'other country region, other country'],
  ['country', 'other', 'weiteres e land region, weiteres land, pays region autre'],
  ['town', 'location', 'location, ort, emplacement'],
  ['phone', 'work', 'business phone, telefon geschaftlich, telephone bureau'],
  ['phone', 'home', 'home phone, telefon privat, telephone domicile'],
  ['phone', 'mobile', 'mobile phone, mobiltelefon, tel mobile'],
  ['phone', 'main', 'primary phone, haupttelefon, telephone principal'],
  ['phone', 'other', 'other phone, weiteres telefon, telephone autre'],
  ['phone', 'company', 'company main phone, telefon firma, telephone societe'],
  ['phone', 'callback', 'callback, ruckmeldung, rappel'],
  ['phone', 'car', 'car phone, autotelefon, telephone voiture'],
  ['phone', 'radio', 'radio phone, radio telephone'],
  ['phone', 'text phone', 'tty tdd phone, telefon fur horbehinderte, telephone tdd tty'],
  ['phone', 'pager', 'pager, recepteur de radiomessagerie'],
  ['phone', 'work fax', 'business fax, fax geschaftlich, telecopie bureau'],
  ['phone', 'home fax', 'home fax, fax privat, telecopie domicile'],
  ['phone', 'other fax', 'other fax, weiteres fax, telecopie autre'],
  ['e-mail', '', 'e mail address, e mail adresse, adresse de messagerie'],
  ['web address', '', 'web page, personal web page, webseite, page web'],
  ['knows', 'spouse', 'spouse, partner, partner in, conjoint e'],
  ['knows', 'manager', 'manager s name, name des der vorgesetzten, name des r vorgesetzten, responsable'],
  ['knows', 'assistant', 'assistant s name, name assistent, assistent in, nom de l assistant e'],
  ['birthday', '', 'birthday, geburtstag, anniversaire'],
  ['met through', '', 'referred by, empfohlen von, recommande par'],
  ['tags', '', 'categories, kategorien'],
  ['note', '', 'notes, notizen'],
  ['private', '', 'private, privat, prive, sensitivity, vertraulichkeit, critere de diffusion'],
];

/** What Outlook writes of everybody where nobody chose anything. */
const DEFAULTS: Meaning = { field: 'keep beside', mute: /^(SMTP|Normale?|Unspecified|Keine Angabe|Non spécifié)$/i };
const NO_ANNIVERSARY = /^0{1,2}([/.-])0{1,2}\1(00|0000)$/;

const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...COLUMNS.flatMap(([field, label, names]) =>
    names.split(', ').map((name): [string, Meaning] => [name, { field, label, group: label }]),
  ),
  ...['anniversary', 'jahrestag', 'anniversaire de mariage ou fete'].map((name): [string, Meaning] => [
    name,
    { field: 'keep beside', mute: NO_ANNIVERSARY },
  ]),
]);

/** By language: its e-mail column, and what only Outlook writes beside it. Many a home-made table has an "E-mail Address". */
const TELLING: readonly (readonly [string, RegExp])[] = [
  ['e mail address', /^(e mail (type|display name)|business (phone|city|street)|company main phone|sensitivity)$/],
  ['e mail adresse', /^(e mail (typ|angezeigter name)|(telefon|ort|strasse) geschaftlich|vertraulichkeit)$/],
  [
    'adresse de messagerie',
    /^(type de messagerie|nom complet de .*|(telephone|ville|rue) bureau|critere de diffusion)$/,
  ],
];

export const OUTLOOK: Format = {
  kind: 'outlook',
  isHeader: (names) => {
    const folded = names.map(columnName);
    return TELLING.some(([address, own]) => folded.includes(address) && folded.some((name) => own.test(name)));
  },
  meaningsOf: (names) => {
    const folded = names.map(columnName);
    // In French both the title of address, which stands before the first name, and the job are a "Titre".
    const address = folded[folded.indexOf('prenom') - 1] === 'titre' ? folded.indexOf('prenom') - 1 : -1;
    return folded.map((name, column) => (column === address ? { field: 'prefix' } : (MEANINGS.get(name) ?? DEFAULTS)));
  },
};

/** Without the numbers of second and third addresses, in their midst ("E-mail 2 Address") or at the end. */
function columnName(name: string): string {
  return foldHeader(name).replace(/ \d+\b/g, '');
}
