// The words by which the draft check knows pressure, overselling, a way out, a reason, a next step: English and German. Both
// are read in every draft, for people mix them. A word with two lives is written with what it stands beside, so that it does
// not alarm in the other one; `isMeant` leaves out what is negated and what is a name.

/** Patterns as sources of regular expressions. In `PRESSURE` and `OVERSELLING` they are looked for at word borders, without case. */
export const PRESSURE: readonly string[] = [
  'you (?:really |simply |just )?(?:must|have got to|gotta)(?! (?:be|have|see|try|visit|taste|read|think|know|feel)\\b)',
  '(?<!\\b(?:what|all|if|anything|everything|whatever|that|something) )you(?: really| simply)? (?:have|need) to(?! (?:offer|spare)\\b)',
  'a\\.?s\\.?a\\.?p',
  'as soon as (?:humanly )?possible',
  'urgent(?:ly)?(?! care\\b)',
  '(?:immediately|right away|at once)(?=[.!,]|$)',
  '(?:answer|reply|respond|call|decide|confirm|act|write)(?: to)?(?: me| back)? (?:immediately|right away|now|today|at once)',
  'last (?:chance|reminder|call)',
  'final (?:reminder|notice)',
  "don[’']?t miss (?:this|out)",
  "can[’']?t (?:afford to )?(?:say no|refuse|miss this)",
  'i (?:fully )?expect (?:you to|an answer|a reply|your)',
  'by (?:tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|noon) at the latest',
  'you owe (?:me|it)',
  "i(?: am|[’']m)? (?:still )?waiting for your (?:answer|reply|yes)",
  'i insist',
  'no excuses',
  '(?<!\\b(?:wenn|falls|ob|was|bevor) )du (?:musst|mußt)(?! (?:nicht|nichts|kein|wissen|dir keine|dich nicht|ja nicht|mir nicht|mir nichts|dich zu nichts)\\b)(?! \\S+ (?:nicht|nichts|keinen?)\\b)',
  '(?:sie|ihr) (?:müssen|müsst) (?=(?:jetzt|sofort|heute|unbedingt|schnell|mir|uns|ihn|sie) )(?!mir (?:nicht|nichts))',
  '(?:es|das) muss (?:jetzt |ganz |wirklich )?(?:schnell|sofort|heute|diese woche|unbedingt|klappen)',
  'dringend(?:e[rnms]?|st)?',
  '(?:antworte|melde dich|ruf|entscheide|schreib|sag)[a-zäöü ]{0,20} (?:sofort|umgehend|heute noch|noch heute)',
  'sofort(?=[.!,]|$)|umgehend',
  'unbedingt',
  '(?:so schnell|so bald|so rasch) wie (?:möglich|irgend möglich)',
  'schnellstmöglich|schnellstens|baldmöglichst',
  'letzte (?:chance|mahnung|erinnerung|gelegenheit)',
  'bis spätestens|spätestens bis',
  'ich erwarte (?:eine antwort|deine|ihre|dass (?:du|sie)|von (?:dir|ihnen))',
  'du schuldest (?:mir|es)',
  'keine (?:widerrede|ausreden)',
  'verpass(?:e|t)? (?:das|die chance|diese)(?: \\w+)? nicht',
];

export const OVERSELLING: readonly string[] = [
  'amazing(?! grace)',
  'awesome',
  'incredible(?! edible)',
  'unbelievable',
  'mind[- ]?blowing',
  'game[- ]?chang(?:er|ers|ing)',
  'world[- ]class',
  'best[- ]in[- ]class',
  'once[- ]in[- ]a[- ]lifetime',
  '(?:unique|golden|fantastic) (?:opportunity|chance)',
  'revolutionary(?! (?:war|movement|government))',
  'no[- ]brainer',
  'rock[- ]?stars?(?! (?:band|museum))',
  '(?:absolute|total|complete) (?:genius|guru|star|legend)',
  'perfect (?:match|fit)',
  'match made in heaven',
  "you(?:[’']ll| will| are going to) (?:absolutely |totally )?love (?:her|him|them|this|it)",
  'i (?:can )?guarantee|guaranteed (?:to|success|results)',
  'the (?:very |absolute )?best (?:there is|in the (?:world|business|country)|you will ever)',
  'second to none',
  'einmalige[rns]? (?:chance|gelegenheit|angebot|möglichkeit|mensch|person|typ)',
  'einzigartige[rns]? (?:chance|gelegenheit|angebot|möglichkeit)',
  '(?:ist|einfach|wirklich|absolut) einmalig(?! (?:zu zahlen|fällig|angefallen))',
  'sensationell(?:e[rnms]?)?',
  'unglaublich(?:e[rnms]?)?(?= (?:gut|gute|toll|talentiert|begabt|erfolgreich|chance|gelegenheit|mensch|typ|team|produkt|idee|angebot))',
  'bahnbrechend(?:e[rnms]?)?',
  'revolutionär(?:e[rnms]?)?',
  'phänomenal(?:e[rnms]?)?',
  'genial(?:e[rnms]?|ste[rn]?)?',
  'weltklasse',
  'der hammer',
  'wahnsinns?(?:typ|chance|frau|idee|produkt|angebot)|wahnsinnig (?:gut|toll)',
  'perfekte[rns]? (?:match|ergänzung|paarung)|wie füreinander geschaffen',
  'du wirst (?:sie|ihn|es|das) lieben',
  'ich garantiere|garantiert(?= (?:begeistert|ein erfolg|erfolgreich|gut|klappt))',
  '(?:der|die|das) (?:absolut |aller)?beste[nr]? (?:der welt|weit und breit|auf dem markt|seines fachs|ihres fachs)',
];

/** An easy way out, in so many words. */
export const WAY_OUT = new RegExp(
  [
    'no (?:reason|explanation|need|hard feelings|worries|pressure|obligation|problem|strings)',
    'just say (?:so|no)|say so|(?:is|be|are) (?:perfectly |totally |completely |entirely |quite |just as |also )?(?:fine|ok|okay|all right|good)(?: too| as well|,|\\.|;| with me|$)',
    'feel free to (?:say no|decline|ignore|pass)|(?:happy|free) to say no|(?:please )?(?:do )?decline|say no\\b',
    "a no is|if (?:it|this|now|that) (?:is|does|isn|doesn|would)[’']?t?(?: not)?|if not\\b|if you (?:would|[’']?d) rather(?: not)?|rather not|only if|no matter what you (?:say|decide)|whatever you decide|entirely up to you|up to you",
    'keinen? (?:grund|problem|druck|eile|not)|kein(?:e)? (?:problem|druck|verpflichtung|thema)|sag es einfach|sag(?:en sie)? (?:es )?(?:ruhig|einfach)|(?:völlig|ganz|auch|vollkommen|absolut)? ?(?:in ordnung|okay|ok\\b)',
    'ein nein|nein sagen|wenn (?:es|das|du|sie|ihr)\\b[^.]{0,40}\\b(?:nicht|lieber)|falls[^.]{0,50}\\bnicht|wenn nicht|nur wenn|ganz wie (?:du|sie|ihr)|es bleibt (?:dir|ihnen|euch) überlassen|liegt (?:ganz )?bei (?:dir|ihnen|euch)|absagen ist',
  ].join('|'),
  'iu',
);

/** A reason: why this, why them, why now. */
export const REASON = new RegExp(
  [
    "\\bbecause\\b|\\bsince (?:you|she|he|they|both|we|i)\\b|\\bas (?:you|she|he|they|both) (?:are|is|have|has|know|also|both|did|do|work)\\b|\\bso that\\b|\\bthe reason\\b|\\bwhy\\b[^?\\n]{0,40}:|\\bthat is why\\b|\\bthat[’']s why\\b|\\bin order to\\b",
    '\\b(?:thought|think) of you (?:when|for|as)\\b|\\bcame to mind\\b|\\breminded me of you\\b|\\byou (?:two |both )(?:both )?\\w+|\\bboth (?:of you|care|work|build|know|are|have)\\b|\\b(?:she|he|they) (?:needs?|wants?|is looking|are looking|looks? for|could use|struggles? with|is about to|wrestles? with)\\b|\\bcould (?:help|learn|show|tell)\\b|\\byou once (?:said|told|mentioned)\\b|\\byou mentioned\\b|\\bi need\\b[^.]{0,60}\\b(?:to|for|by|before)\\b',
    '\\bweil\\b|\\bdenn\\b|\\bdamit\\b|\\bdeshalb\\b|\\bdarum\\b|\\bdaher\\b|\\bnämlich\\b|\\bder grund\\b|\\bwarum\\b[^?\\n]{0,40}:|\\bda (?:du|sie|er|ihr|beide|wir|ich)\\b|\\bum [^.]{3,80} zu \\w+',
    '\\bihr (?:beide|beiden|zwei|teilt|arbeitet|baut)\\b|\\b(?:musste|muss) ich an (?:dich|sie|euch) denken\\b|\\bfielst du mir ein\\b|\\ban dich (?:habe ich )?gedacht\\b|\\b(?:sie|er) (?:sucht|braucht|möchte|will|steht vor|ringt mit)\\b|\\bkönnte (?:dir|ihr|ihm|ihnen|euch) (?:helfen|zeigen|sagen)\\b|\\bdu hast (?:einmal |mal |neulich |mir )?\\w* ?(?:erzählt|gesagt|erwähnt)\\b|\\bdu hattest (?:erzählt|gesagt|erwähnt)\\b',
  ].join('|'),
  'iu',
);

/** What to do next, however small. */
export const NEXT_STEP = new RegExp(
  [
    "\\b(?:would|could|can|will) (?:you|the two of you|one of you) (?:\\w+ )?(?:suggest|propose|write|reply|call|send|tell|ring|find|pick|name|say|meet|let)\\b|\\bshall (?:we|i|you)\\b|\\bhow about\\b|\\bwhy don[’']t you\\b|\\bwhat about (?:a|next)\\b",
    "\\b(?:let me know|tell me|write to|write me|drop (?:me|her|him|them)|ring (?:me|her|him|them)|just reply|reply to|a short (?:yes|word|call|talk)|a (?:single )?(?:word|name|yes) is enough|have a (?:call|coffee|chat|talk|look))\\b|\\b(?:times|dates|slots) (?:for|that)\\b|\\bnext (?:week|month|step|tuesday|monday|wednesday|thursday|friday)\\b|\\bi(?: shall|[’']ll| will| leave| can) (?:\\w+ )?(?:leave|step|send|write|call|come|look|introduce|connect|forward|let)\\b|\\btake it from here\\b|\\bover to you\\b",
    '\\b(?:schreib|ruf|melde|sag|gib|schick|nenn|antworte|schlag|such|schreibt|meldet|sagt|trefft|telefoniert|verabredet|schlagt|sucht)\\b|\\bmagst du\\b|\\bmögt ihr\\b|\\bwollen wir\\b|\\bsoll(?:en)? (?:ich|wir)\\b|\\bwie wäre\\b|\\bkönntest du\\b|\\bkannst du\\b|\\bwürdest du\\b|\\bkönntet ihr\\b|\\bwürden sie\\b|\\bkönnten sie\\b',
    '\\btermine?\\b|\\bnächste(?:n|r|s)? (?:woche|monat|schritt|dienstag|montag|mittwoch|donnerstag|freitag)\\b|\\bein (?:kurzes )?(?:ja|wort|name|anruf|gespräch|telefonat)\\b|\\breicht ein\\b|\\bich (?:melde mich|schreibe dir|ziehe mich|rufe|schicke|überlasse)\\b|\\bpasst (?:es )?(?:dir|euch|ihnen)\\b',
  ].join('|'),
  'iu',
);

const NEGATED =
  /(?:\b(?:not?|never|nothing|none|isn[’']t|aren[’']t|wasn[’']t|don[’']t|doesn[’']t|won[’']t|without|hardly|kein|keine|keinen|keiner|keines|keinem|nicht|nichts|nie|ohne|weder)\b)(?:\s+[\p{L}’'-]+){0,4}\s+$/iu;
const ASIDE = /(?:^|[.!?:;,\n–-]\s*)$/;

/** The patterns of a list, compiled once each. */
const compiled = new WeakMap<readonly string[], readonly RegExp[]>();

/** What of a list is said in a text and meant: neither negated, nor quoted as a name. In the order of the list. */
export function meantIn(text: string, list: readonly string[]): string[] {
  const patterns =
    compiled.get(list) ?? list.map((source) => new RegExp(`(?<![\\p{L}\\d_-])(?:${source})(?![\\p{L}\\d_-])`, 'giu'));
  compiled.set(list, patterns);
  const found: string[] = [];
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) if (isMeant(text, match.index, match[0])) found.push(match[0].trim());
  return [...new Set(found)];
}

function isMeant(text: string, at: number, said: string): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  // “No pressure. You must …”: a negation ends with its sentence.
  const clause = before.split(/[.!?;:\n]/).at(-1) ?? '';
  if (NEGATED.test(clause)) return false;
  // In the midst of a sentence, two capitals in a row are a name: “Amazing Grace”, “the Game Changers Fund”.
  const after = text.slice(at + said.length, at + said.length + 12);
  const isCapital = /^\p{Lu}[\p{Ll}]/u.test(said) && !ASIDE.test(before);
  return !(isCapital && /^\s\p{Lu}/u.test(after) && /^[\p{Lu}][a-z]+(?:[ -][\p{Lu}][a-z]+)*$/u.test(said));
}
