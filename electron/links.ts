// What a start of the app asks for beside showing itself: `vouchsafe --capture`, `vouchsafe://capture?text=…` as the desktop
// hands it on, and `--hidden`. A link may come from any page in any browser, so its text is only ever shown, never kept by itself.

/** The most that a link may bring, in UTF-16 units: as much as the capture line holds. */
export const LONGEST_GIVEN = 20_000;

export type Asked =
  | { readonly is: 'show' }
  | { readonly is: 'hidden' }
  /** `text` is what stands in the line to begin with. */
  | { readonly is: 'capture'; readonly text?: string };

/** What a command line asks for. What is not ours, as Chromium's own switches, means nothing. */
export function askedBy(argv: readonly string[]): Asked {
  const link = argv.find((word) => /^vouchsafe:/i.test(word));
  if (link !== undefined) return linkAsks(link);
  if (argv.includes('--capture')) return { is: 'capture' };
  return argv.includes('--hidden') ? { is: 'hidden' } : { is: 'show' };
}

/** What a link asks for: `vouchsafe://capture?text=…`, or only to be shown if it is any other. */
export function linkAsks(link: string): Asked {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url?.protocol !== 'vouchsafe:' || `${url.host}${url.pathname}`.replace(/^\/+|\/+$/g, '') !== 'capture')
    return { is: 'show' };
  const text = plain(url.searchParams.get('text') ?? '');
  return text === '' ? { is: 'capture' } : { is: 'capture', text };
}

/** Text as one may type it: no control characters but the end of a line, and not longer than the line may be. */
function plain(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[^\n\P{Cc}]/gu, ' ')
    .slice(0, LONGEST_GIVEN)
    .trim();
}
