// What a message asks for, in one of its own sentences: the first that reads like a request, in English or German. Must not know
// who wrote it, nor where it came from.
import { capital, cut, squeeze } from './line.ts';

const GREETING =
  /^(?:hi|hello|hey|heya|dear|hallo|hej|servus|liebe[rs]?|guten (?:tag|morgen|abend)|moin(?: moin)?|good (?:morning|afternoon|evening))(?:(?:\s+[\p{L}’'.-]+){0,3}\s*[,!.–]\s*|[\s-]+|$)/iu;
const ASKS =
  /(?<![\p{L}])(?:do you (?:happen to )?(?:know|have)|do(?:es)? any(?:one|body)|any(?:one|body) (?:who|you)|know (?:any|some)(?:one|body)|(?:could|can|would|might) (?:you|i ask|any(?:one|body)|some(?:one|body))|looking for|(?:i|we)(?:['’]m| am|['’]re| are)?(?: \w+)? (?:in need of|need|want to (?:meet|find)|after an?)|introduce (?:me|us)|(?:put|get) (?:me|us) in touch|intro(?:duction)? to|recommend|kennst du|kennt (?:ihr|jemand|wer)|kennen sie|(?:k[oö]nn(?:te)?st du|k[oö]nn(?:t)?en sie|kannst du)|kann (?:mir |uns )?(?:jemand|wer)|hast du (?:jemand|eine idee|einen)|hätte(?:st du|n sie)|(?:ich|wir) (?:such|brauch|bräucht|benötig)\w*|suchen? (?:\w+ )?(?:ein|jemand)|auf der suche|bin auf der|empfehlen|jemanden?,? de[rn])(?![\p{L}])/iu;
const STOP = /(?<=[.!?]|[.!?]["”)])\s+/u;
const TITLE_MOST = 140;
/** Whoever asks for something says so before this. */
const SENTENCES_MOST = 200;

/** The title for a message: its request, else its subject, else how it begins. `paragraphs` have no line ends in them. */
export function gistOf(paragraphs: readonly string[], subject: string | undefined): string {
  const sentences = paragraphs.flatMap(sentencesOf);
  const request = sentences.find((sentence) => ASKS.test(sentence));
  const begins = sentences.find((sentence) => sentence.length >= 12) ?? sentences[0];
  return cut(capital(squeeze(request ?? subject ?? begins ?? '')), TITLE_MOST);
}

function sentencesOf(paragraph: string): string[] {
  const sentences = paragraph.split(STOP).slice(0, SENTENCES_MOST);
  return sentences.map((each) => each.replace(GREETING, '').trim()).filter((each) => /\p{L}/u.test(each));
}
