// The words by which the brief's check knows that nothing in particular was said: English and German, side by side, for
// people write either. Whatever stands in none of these lists counts as said. Only words here; the rules are in brief-check.ts.

const list = (text: string): readonly string[] => text.trim().split(/\s+/);
/** Phrases as whole words: `\b` would not know that ß is a letter. */
const phrase = (text: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${text})(?![\\p{L}\\p{N}])`, 'giu');
const phrases = (...texts: readonly string[]): readonly RegExp[] => texts.map(phrase);

/** Words that carry no meaning of their own in a brief. */
export const SMALL: ReadonlySet<string> = new Set([
  ...list(`a an the this that these those it its he she they them their his her him i we us our my me mine you your yours
    one ones and or but so if as at by for from in into of on onto to up out with within about over than then too also
    is are was were be been being am do does did done have has had having can could may might must shall should will
    would who whom whose which what when where why how there here not no yes just only really very quite much more most
    many few some any every each all both other another such same own like likes maybe perhaps please again ever else
    because since while yet i'm it's don't can't doesn't we're they're i'd i'll id ill im`),
  ...list(`der die das den dem des ein eine einen einem einer eines und oder aber auch als an am auf aus bei beim bis da damit
    dann dass dazu dein deine deinen deinem deiner dir dich denn doch du durch er es für fuer hat habe haben hatte ich ihm
    ihn ihnen ihr ihre ihren ihrem ihrer im in ins ist ja je kann können koennen könnte koennte man mein meine meinen
    meinem meiner mich mir mit nach nicht noch nur ob schon sehr sein seine seinen sich sie sind so soll sollte über ueber
    um uns unser unsere unseren unter vom von vor war wäre waere was weil wenn wer wem wen werden wie wir wird wo würde
    wuerde zu zum zur mal einmal etwas gern gerne gerade paar bitte halt eben vielleicht diese dieser dieses diesen jede jeder jedes
    jeden kein keine keinen mehr`),
]);

/** Words for people that name nobody. */
export const ANYBODY: ReadonlySet<string> = new Set([
  ...list('anyone anybody someone somebody everyone everybody whoever whomever people person persons folks guys'),
  ...list(`jemand jemanden jemandem irgendwer irgendwen irgendwem irgendjemand irgendjemanden irgendjemandem irgendein
    irgendeine irgendeinen irgendeinem irgendeiner irgendwelche alle jedermann leute leuten person personen menschen`),
]);

/** Words so broad that everybody and every talk fits them. */
export const BROAD: ReadonlySet<string> = new Set([
  ...list(`contact contacts connection connections network networks networking intro intros introduction introductions
    company companies firm firms business businesses industry industries field space area sector market tech it hr
    marketing sales finance ai startup startups start-up start-ups investor investors customer customers client clients
    partner partners founder founders expert experts specialist specialists professional professionals manager managers
    leader leaders mentor mentors help support advice input feedback insight insights tips ideas thoughts opinion
    opportunity opportunities job jobs work position role funding money collaboration synergy synergies things stuff
    something anything everything topic topics stories experience knowledge background world scene`),
  ...list(`kontakt kontakte kontakten verbindung verbindungen netzwerk netzwerken unternehmen firma firmen branche branchen
    bereich umfeld markt wirtschaft investor investoren kunde kunden kundin kundinnen partnerin partnerinnen gründer
    gründerin gründerinnen gründern experte experten expertin expertinnen fachmann fachleute fachleuten profi profis
    führungskraft führungskräfte manager managerin hilfe unterstützung rat ratschlag ratschläge meinung anregungen tipp tipps
    austausch gespräch gespräche ideen gedanken chance chancen stelle stellen arbeit geld finanzierung zusammenarbeit
    synergie synergien sache sachen thema themen erfahrung erfahrungen wissen ahnung vertrieb personal einkauf szene welt`),
]);

/** Praise and other colour: it says how, and of nothing in particular. */
export const COLOUR: ReadonlySet<string> = new Set([
  ...list(`good great nice cool super awesome fantastic brilliant excellent lovely amazing interesting relevant right suitable
    useful helpful valuable important exciting fun smart clever senior junior experienced knowledgeable well-connected
    connected influential new general generally random different several various certain best better perfect ideal big
    high quality urgent urgently asap soon quick quickly short possible potential potentially honestly sure open minded
    open-minded friendly reliable trustworthy guy girl man woman human being`),
  ...list(`gut gute guten guter gutes toll tolle tollen toller nett nette netten netter super spannend spannende spannenden
    spannender interessant interessante interessanten interessanter passend passende passenden passendes passender
    richtig richtige richtigen relevant relevante relevanten wichtig wichtige wichtigen nützlich hilfreich erfahren
    erfahrene erfahrenen erfahrener kompetent kompetente kompetenten klug kluge neu neue neuen verschiedene verschiedenen
    beste besten perfekt ideal dringend schnell schnellstmöglich bald möglichst möglich mensch typ kerl frau mann
    zuverlässig zuverlässige sympathisch fähig fähige`),
]);

/** What is wished for, known or done, without a word of what. */
export const IDLE: ReadonlySet<string> = new Set([
  ...list(`help helps helping know knows knowing known think thinks thought want wants wanted need needs needed look looking
    looks get gets getting got meet meeting meets talk talks talking speak speaking chat chatting share sharing see
    find finding try fit fits fitting make makes sense interested interest curious curiosity wish hope hoping
    come comes mind understand understands willing able time quick say says tell ask asking asked would-be matter work
    works worked connect connecting introduce introduced give giving take go going let love enjoy learn learning believe`),
  ...list(`helfen hilft kennt kennen kenne weiß weiss wissen auskennt auskennen denkst denken meinst meinen will wollen willst
    möchte möchten brauche brauchen braucht suche suchen sucht treffen trifft reden redet sprechen spricht plaudern
    zeit lust bock hätte haette interessiert interesse neugierig neugier passt passen gefällt einfällt sinn macht machen
    finde finden findest findet schauen gucken sehen hören sagen fragen frage vermitteln vernetzen kennenlernen lernen bringen glaube`),
]);

/** Ways to ask for a talk about nothing. */
export const IDLE_TALK = phrases(
  "pick(?:ing)? (?:your|her|his|their|some(?:one|body)(?:['’]s)?) brains?",
  '(?:grab|grabbing|have|having|get|getting) (?:a )?(?:quick )?(?:coffee|chat|call|word|drink)',
  'touch(?:ing)? base|catch(?:ing)? up|say(?:ing)? h(?:ello|i)|(?:bounce|exchange|swap) (?:some )?ideas|explore synergies',
  'get(?:ting)? to know',
  '(?:(?:mal|sich|uns|mich) )*(?:austauschen|auszutauschen|quatschen|schnacken|plaudern|vernetzen)',
  'auf (?:einen?|n) (?:kaffee|bier)|(?:kaffee|bier) trinken|mal (?:reden|sprechen|telefonieren|hallo sagen)',
);

/** Reasons that are none. */
export const NO_REASON = phrases(
  "why not|just because|no (?:particular|special|real) reason|you never know|can['’]?t hurt|for fun|some ?day",
  'worth a (?:try|shot)|out of (?:curiosity|interest)|sounds? (?:nice|cool|fun|interesting|great|good)',
  '(?:would|might|could) be (?:nice|cool|fun|useful|interesting|great|good|helpful)',
  '(?:einfach|nur) so|warum nicht|kein(?:en)? (?:besonderen? )?grund|mal (?:schauen|gucken|sehen)|man weiß nie',
  'schadet (?:ja )?nicht|kann (?:ja )?nicht schaden|aus (?:reinem )?(?:interesse|neugier|spaß)',
  '(?:wäre|könnte|klingt) (?:mal )?(?:ganz )?(?:nett|schön|cool|spannend|interessant|gut|nützlich)(?: sein)?',
);

/** Nothing, in the words in which people say so: no upside, nothing to vouch with. */
export const NOTHING = phrases(
  "nothing|none|nil|n/a|tbd|tba|no idea|not sure|no clue|don['’]?t know|do not know|unknown|unclear",
  '(?:good )?karma|(?:my |our )?(?:gratitude|thanks)|exposure|goodwill',
  'nichts|keine ahnung|weiß (?:ich )?(?:noch )?nicht|weiss (?:ich )?(?:noch )?nicht|unklar|unbekannt|k\\.? ?a\\.?',
  '(?:mein(?:en)? |unser(?:en)? )?(?:dank|dankbarkeit)',
);

/** Saying that one does not know somebody's work. */
export const UNKNOWN_WORK = phrases(
  "(?:(?:have|has|had) )?(?:never|not(?: yet| really| actually)?|hardly|barely|haven['’]?t|didn['’]?t|don['’]?t) " +
    '(?:(?:really|actually|ever) )?(?:worked?|met|knows?|known|seen)' +
    '(?: (?:with|together|her|him|them|it|work|well|personally|in person|yet))*',
  'only (?:know|met|knew) (?:her|him|them) (?:from|on|through|via) (?:linkedin|online|the internet|a conference|an event)',
  '(?:nie|noch nie|nicht|kaum|noch nicht) (?:(?:wirklich|persönlich|zusammen|richtig|gut) )*' +
    '(?:zusammengearbeitet|gearbeitet|getroffen|gesehen|gekannt|kennengelernt)',
  'kenne? (?:ich )?(?:sie|ihn|ihre arbeit|seine arbeit) (?:(?:eigentlich|noch) )?(?:kaum|gar nicht|nicht|wenig)' +
    '(?: (?:wirklich|gut|persönlich))?',
  'nur (?:von|über|aus) (?:linkedin|dem netz|einer konferenz)',
);

/** What makes people hesitate, named. */
export const DOUBT = phrase(
  'busy|afraid|fears?|worr(?:y|ied|ies)|might|may|could|hesita\\p{L}*|reluctan\\p{L}*|s[ck]eptic\\p{L}*|no time|little time|' +
    'overloaded|risk\\p{L}*|doubts?|wary|concern\\p{L}*|annoy\\p{L}*|hates?|dislikes?|' +
    'keine zeit|kaum zeit|wenig zeit|beschäftigt|überlastet|angst|sorgt?|sorgen?|befürchtet|fürchtet|könnten?|' +
    'zöger\\p{L}*|zweifel\\p{L}*|skeptisch|risik\\p{L}*|bedenken|genervt',
);

/** A sign of what takes a doubt away: a second thought, a limit, an offer. */
export const REMEDY =
  /[,;:.–—→(]\s*\S|\s-\s|\d|(?<!\p{L})(?:but|so|therefore|hence|only|enough|without|instead|unless|will|i['’]ll|we['’]ll|aber|daher|deshalb|darum|also|nur|reicht|reichen|genügt|ohne|stattdessen|dafür|trotzdem|sondern|werde|werden)(?!\p{L})/iu;

/** What stands before names: then "someone at acme" says enough to begin with. */
export const BEFORE_NAMES: ReadonlySet<string> = new Set(list('at like called named bei beim wie namens'));
