// Words as the leak check compares them: folded, one by one, each with its place in the text. And the words that tell nothing:
// a run of them in common is politeness, not a leak.
import { folded } from '../board.ts';

export interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** The words of a text without case, accents, signs and invisible letters. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu)) {
    const word = foldWord(match[0]);
    if (word) words.push({ word, from: match.index, to: match.index + match[0].length });
  }
  return words;
}

/** As `wordsIn`, where the places are not needed: for the many texts that one draft is compared with. */
export function bareWordsIn(text: string): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu) ?? []).map(foldWord).filter(Boolean);
}

const ASCII = /^[\t\r\n\x20-\x7e]*$/;
const PLAIN = /^[a-z0-9]+$/;

function foldWord(text: string): string {
  if (PLAIN.test(text)) return text;
  return folded(text)
    .replace(/\p{Cf}/gu, '')
    .replaceAll('ß', 'ss');
}

const COMMON = `a about after again all also always am an and any anybody anything are as ask asked at back be because been before
being best between both but by call can could day days did do does doing don done down each either else enough even ever every
everybody everything feel few find fine first for forward from full get give glad go going good got great had happy has have having
he hear hello help helped her here hers hi him his hope how i if in into introduce introduction is it its itself just kind know last
least less let like little ll long look looking looks lot love made make many may me mean means meet meeting might mind mine moment
more most much must my need needs never new next nice no nobody none not nothing now of off often on once one only or other our out
over own people perhaps person please quite rather re really reason reply right said same say see seen send sent she short should
since so some somebody someone something soon still such suggest sure talk tell than thank thanks that the their them then there
these they thing things think this those though thought time times to today together told too two under until up us use very want
wanted was way we week weeks well were what when where whether which while who why will wish with without wonder word words work
works would write wrote year years yes yet you your yours email mail mails message phone number name names monday tuesday wednesday
thursday friday january february march april june july august september october november december best regards warm
aber alle allem allen aller alles als also am an andere anderen auch auf aus bald bei beide beiden bin bis bist bitte da dabei dafur
damit danke dann daran darf darum das dass dein deine deinem deinen deiner dem den denn der des deshalb dich die dies diese diesem
diesen dieser dir doch dort du durch ein eine einem einen einer eines einfach einmal er erst es etwas euch euer fur ganz gar gefallt
gehen geht gern gerne gerade gesagt gestern gib gibt grund gruss grusse gut gute guten habe haben hallo hast hat hatte hatten heute
hier hilfe hilft hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ist ja jede jeden jeder jemand jetzt kann kannst kein
keine keinen kennen kennenlernen kommt konnen konnte konntest kurz kurzes lang lass lieber liebe lieben mach machen macht mag mal man
mehr mein meine meinem meinen meiner mich mir mit mochte mochten moglich muss nach nachste nachsten name namen nein nicht nichts nie
noch nun nur ob oder ohne passt reden sag sagen schon schreib schreiben sehen sehr sein seine seinem seinen seiner seit sich sie sind
so sobald soll sollte sollten sollst sonst tag tage telefon tun uber uberhaupt um und uns unser unsere unter viel viele vielen
vielleicht vom von vor vorstellen vorstellung wann war ware waren warum was weil weiss weiter welche wem wen wenig wenn wer werde
werden wie wieder will wir wird wirklich wissen wo woche wochen wohl wollen worum wort worte wunsche wurde wurden zeit zu zum zur
zusammen zwei zwischen herzlich herzliche herzlichen freundliche freundlichen montag dienstag mittwoch donnerstag freitag`;

const TELLS_NOTHING = new Set(COMMON.split(/\s+/));

/** True for a word that says something of somebody. */
export function isTelling(word: string): boolean {
  return word.length > 1 && !TELLS_NOTHING.has(word);
}
