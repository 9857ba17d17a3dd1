// What the names of columns say, in English, German, French and Spanish. Only a guess: known formats have their own answers,
// and for any other table the user is shown the guess and has the last word.
import type { ColumnField } from '../../../shared/model/columns.ts';
import type { Meaning } from './columns.ts';

/** The first that fits counts, so that the more particular stand first: a "company phone" is a phone. */
const FIELDS: readonly (readonly [ColumnField, RegExp])[] = [
  [
    'private',
    /^(is )?private$|^(sensitivity|confidential|privat|prive|privado|confidencial|confidentiel)$|vertraulich/,
  ],
  ['knows', /^(spouse|partner( in)?|husband|wife|conjoint( e)?|ehe(partner|mann|frau)|mentor)$/],
  [
    'knows',
    /^(manager|boss|assistant)( s)?( name)?$|^(vorgesetzter?|responsable|name (assistent|des der vorgesetzten))$/,
  ],
  [
    'keep beside',
    /\b\w+ (label|typ|type|score|status|count)$|display name$|angezeigter name|phonetic|yomi|opt (in|out)/,
  ],
  ['e-mail', /\be ?mail|\bmail ?adress|^mails?$|courriel|\bcorreo|messagerie|adresse electronique/],
  [
    'phone',
    /phone|tele[fp]h?on|\btel\b|\bmobi[l]|\bmobile?|\bcell|handy|rufnummer|\bfax|telecopie|portable|\bmovil|celular|\bgsm\b/,
  ],
  ['web address', /\burl\b|\bweb ?(site|seite|page|adresse|link)?\b|linked ?in|twitter|facebook|instagram|git ?hub/],
  ['web address', /home ?page|page web|sit[ei]o? web|^(sites?|links?|blog|profile?|website \w+)$/],
  [
    'last contact',
    /\blast ?(contact|seen|interact|talk|spoke|met|touch|message|reach)|letzter? (kontakt|gesprach)|zuletzt/,
  ],
  ['last contact', /dernier(e)? (contact|rencontre)|ultim[oa] contacto/],
  [
    'met on',
    /\b(first )?met on\b|\bdate met\b|\bfirst met\b|connected on|kennengelernt am|rencontre[e]? le|conoci\w* el/,
  ],
  ['met through', /(referred|introduced|recommended) by|referrer|introducer|\bintro by|(met|known) through/],
  [
    'met through',
    /(empfohlen|vorgestellt|vermittelt) (von|durch)|(recommande|presente) par|(recomendado|presentado) por/,
  ],
  ['how we met', /how .*\b(met|know)\b|where .*\bmet\b|\bmet (via|at|where|how)\b|kennen ?gelernt|rencontre|conocimos/],
  ['drumbeat', /(keep|stay) in touch|frequency|cadence|drumbeat|rhythmus|frequence|frecuencia/],
  [
    'birthday',
    /birth ?da(y|te)|date of birth|^dob$|geburts(tag|datum)|geboren|^anniversaire$|naissance|cumple|nacimiento/,
  ],
  ['good at', /expert|\bskills?\b|good at|can help|\boffers?\b|kompetenz|fahigkeit|fachgebiet|competence|habilidad/],
  ['looks for', /look(ing|s) for|\bneeds?\b|\bseek|\bsucht\b|bedarf|besoin|recherche|\bbusca|necesita/],
  ['country', /\b(country|land|pays|pais|nation)\b/],
  ['region', /\b(state|province|region|county|bundesland|kanton|canton|provincia|estado)\b/],
  ['town', /\b(city|town|location|place|ort|stadt|wohnort|ville|lieu|ciudad|localidad|lugar)\b/],
  ['address', /\baddress|anschrift|\badresse|street|strasse|\brue\b|direccion|domicilio|\bcalle\b/],
  ['address', /\b(zip|post) ?code\b|^zip$|postleitzahl|^plz$|(code|codigo) postal|p ?o box|postfach/],
  ['prefix', /^((name )?prefix|salutation|anrede|titel|honorific|civilite|tratamiento)$/],
  ['suffix', /^((name )?suffixe?|namenszusatz|sufijo)$/],
  ['nickname', /nick ?name|spitzname|rufname|surnom|\bapodo\b|\balias\b|^file as$|known as/],
  [
    'additional name',
    /middle|weitere vornamen|zweiter vorname|(deuxieme|second) prenom|segundo nombre|additional name/,
  ],
  ['given name', /\b(first|given|fore) ?names?\b|^first$|vorname|prenom|nombre de pila|^nombres$/],
  ['family name', /\b(last|family|sur) ?names?\b|^last$|nachname|familienname|zuname|nom de famille|apellidos?/],
  ['department', /department|abteilung|^service$|departamento/],
  ['firm', /\bworks? (at|for)\b|where .*\bwork/],
  [
    'title',
    /\btitle\b|what .*\bdo(es)?\b|position|\brole\b|^job\b|beruf|funktion|\bposte\b|fonction|profession|\bcargo\b|puesto|^titre$/,
  ],
  ['firm', /compan(y|ies)|organi[sz]ation|employer|\bfirma?\b|unternehmen|arbeitgeber|societe|entreprise|empresa/],
  [
    'tags',
    /\b(tags?|labels|categor(y|ies)|kategorien?|groups?|gruppen?|lists?|etiquettes?|groupes?|etiquetas?|grupos?)$/,
  ],
  ['note', /\b(notes?|comments?|remarks?|notizen?|bemerkung(en)?|kommentare?|anmerkung(en)?|remarques?)$/],
  ['note', /\b(commentaires?|notas?|comentarios?|observaciones|description|beschreibung|about|bio|info)$/],
  ['identity', /^((contact|person|external|unique) )?(id|uid|uuid|guid)$/],
  [
    'name',
    /^((full|display|complete|contact|your|ihr|dein) )?name$|^(who|wer|contact|person|persona|personne|kontakt)$|anzeigename/,
  ],
  ['name', /vollstandiger name|^(votre )?nom( complet| a afficher)?$|^(tu|su) nombre$|^nombre( completo)?$/],
];

const PLACES: readonly (readonly [string, RegExp])[] = [
  ['work', /work|business|office|geschaft|dienst|\bburo|bureau|travail|trabajo|professionnel|oficina|company|firma/],
  ['home', /home|privat|personal|domicile|maison|\bcasa\b|prive/],
  ['other', /other|weitere|autre|\botro/],
];
const DEVICES: readonly (readonly [string, RegExp])[] = [
  ['fax', /\bfax|telecopie/],
  ['mobile', /mobil|\bcell|handy|\bmovil|celular|portable|\bgsm\b/],
];
const SITES = ['LinkedIn', 'Twitter', 'Facebook', 'Instagram', 'GitHub'];
const RELATIONS: readonly (readonly [string, RegExp])[] = [
  ['spouse', /spouse|partner|husband|wife|conjoint|ehe/],
  ['manager', /manager|boss|vorgesetzt|responsable/],
  ['assistant', /assist/],
];

/** A column's name for comparison: no case, accents or punctuation, `firstName` in two words, numbers at its end gone. */
export function foldHeader(name: string): string {
  return name
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/( \d+)+ ?$/, '')
    .trim();
}

/** What the names of a table's columns say, each in the company of the others; undefined where they say nothing. */
export function meaningsByName(names: readonly string[]): readonly (Meaning | undefined)[] {
  const folded = names.map(foldHeader);
  const fields = folded.map(fieldByName);
  const has = (field: ColumnField) => fields.includes(field);
  return folded.map((name, column) => {
    let field = fields[column];
    // "Nom" beside "Prénom" is the family name, "Title" beside "Job Title" is that of address.
    if (field === 'name' && /^(name|nom)$/.test(name) && has('given name') && !has('family name'))
      field = 'family name';
    if (field === 'name' && name === 'nombre' && has('family name') && !has('given name')) field = 'given name';
    if (field === 'title' && /^(title|titre)$/.test(name) && fields.filter((other) => other === 'title').length > 1)
      field = fields.indexOf('title') === column ? 'prefix' : field;
    return field && { field, ...labelled(field, name) };
  });
}

/** True when a column's name says something known. */
export function isKnownWord(name: string): boolean {
  return fieldByName(foldHeader(name)) !== undefined;
}

function fieldByName(folded: string): ColumnField | undefined {
  return FIELDS.find(([, words]) => words.test(folded))?.[0];
}

/** What kind of number, site or relation a name speaks of; addresses of one kind belong together. */
function labelled(field: ColumnField, folded: string): Pick<Meaning, 'label' | 'group'> {
  const first = (list: readonly (readonly [string, RegExp])[]) => list.find(([, words]) => words.test(folded))?.[0];
  switch (field) {
    case 'e-mail':
    case 'phone':
      return { label: [first(PLACES), field === 'phone' ? first(DEVICES) : ''].filter(Boolean).join(' ') };
    case 'web address':
      return { label: SITES.find((site) => folded.replaceAll(' ', '').includes(site.toLowerCase())) ?? '' };
    case 'knows':
      return { label: first(RELATIONS) ?? folded };
    case 'address':
    case 'town':
    case 'region':
    case 'country':
      return { group: first(PLACES) ?? '' };
    default:
      return {};
  }
}
