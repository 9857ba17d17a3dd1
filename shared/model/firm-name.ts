// Which names mean one firm. A file of its own, because a person who changes firms needs it, and a firm knows its people.
// Must not look anything up: other names of a firm that the user has recorded are in firm.ts.

/** A firm's name for comparison: no case, no accents, no legal form at its end ("Acme, Inc." is "acme"). */
export function foldFirm(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const bare = plain.replace(LEGAL_FORM, '').trim();
  return bare === '' ? plain : bare;
}

const LEGAL_FORM =
  /((?: and)? (inc|incorporated|llc|llp|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|kg|mbh|ug|sa|sas|sarl|srl|spa|bv|nv|ab|as|asa|oy|oyj|aps|kk|pty|pte|sl|lda|sp z o o|s a|s a s|s r l|b v|n v))+$/;
