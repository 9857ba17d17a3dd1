// A refusal is an expected "no". Every code has one sentence for the user that says what happened and what to do.
// Whatever is thrown and is not a Refusal is a bug, caught once at the door.
// No sentence may hold anything personal: refusals are written to the log by their code.

const SENTENCES = {
  // the vault
  'wrong-passphrase':
    'That passphrase does not open this vault. Check capitals and keyboard layout, or use your recovery key.',
  'wrong-recovery-key': 'Those words are not the recovery key of this vault. Check their spelling and order.',
  'recovery-words-malformed': 'A recovery key has twelve words from its list. At least one of these is not among them.',
  'passphrase-too-short': 'A passphrase needs at least ten characters. Several unrelated words make a good one.',
  'rehearsal-wrong': 'Those are not the words that were asked for. Look at your copy of the recovery key again.',
  'vault-missing': 'There is no vault in this place.',
  'vault-exists': 'There is already a vault in this place. It was left untouched.',
  'vault-in-use': 'Another running Vouchsafe has this vault open. Close it there first.',
  'header-damaged':
    'The lock of this vault is damaged: none of its four copies can be read. Nothing was changed. Restore a backup.',
  'vault-damaged':
    'Files of this vault are damaged or missing. What is left was kept aside, untouched. Restore a backup to get the rest back.',
  'vault-too-new':
    'This vault was written by a newer Vouchsafe. Update this one, then open it again. Nothing was changed.',
  'work-factor-absurd':
    'This vault asks for an absurd amount of work to open. Its header was damaged or tampered with. Nothing was changed.',
  'disk-full': 'The disk is full, so your last change is not saved yet. Free some space; it is tried again by itself.',
  'disk-read-only':
    'This place cannot be written to, so your last change is not saved yet. Make it writable; it is tried again by itself.',
  'disk-error': 'The disk reported an error, so your last change is not saved yet. It is tried again by itself.',
  'backup-unreadable': 'That file is not a whole Vouchsafe backup. Nothing was changed. Try an older one.',
  'backup-other-vault': 'That backup belongs to another vault. Nothing was changed.',
  // the inbox
  'inbox-no-vault': 'There is no vault yet to put that in. Make one first, then capture it.',
  'inbox-closed':
    'The key to which captures are sealed is missing or damaged. Unlock the vault once, which mends it, then capture this.',
  'inbox-full':
    'A thousand captures are waiting already. Unlock the vault and go through them, then there is room again.',
  'inbox-unwritable':
    'The inbox of your vault could not be written to, so nothing was done. Free some space or make its folder writable, then try again.',
  'captured-gone': 'That was kept or let go already.',
  // the door
  'request-malformed': 'That was not understood. Nothing was changed.',
  'vault-locked': 'The vault is locked.',
  'keeper-gone':
    'The part of Vouchsafe that keeps your vault stopped unexpectedly, so the vault was closed. Everything that was saved is there.',
  bug: 'Something went wrong that should not have. Nothing was lost; try again, and tell us if it happens twice.',
  // the document
  'not-found': 'That is no longer there. It may have been removed.',
  'name-missing': 'Give at least a name, an e-mail address or a firm, so that you can find this person again.',
  'title-missing': 'Say in a few words what is asked for.',
  'date-malformed': 'That is not a date.',
  'parties-same': 'An introduction needs two different people.',
  'parties-missing': 'An introduction needs two parties, or one party and a connector.',
  'parties-without-me': 'You have no part in that: be the connector, or one of the two parties.',
  'not-a-party': 'That person has no part in this introduction.',
  'board-rule': 'The playbook advises against this move.',
  'move-impossible': 'A card of this kind cannot stand in that column.',
  'merge-introduced':
    'An introduction connects these two, so they were thought two people. If it was a mistake, put it into the bin first.',
  'batch-unknown': 'What was done then can no longer be found in the history, so it was left as it is.',
  'outcome-missing': 'Say how it ended, so that whoever helped can hear of it.',
  'nothing-to-undo': 'There is nothing to undo.',
  'nothing-to-redo': 'There is nothing to redo.',
  'changed-since': 'That was changed since, perhaps on another laptop, so it was left as it is.',
  // files
  'file-empty': 'That file is empty.',
  'file-too-large': 'That file is larger than 50 MB, far more than an address book. Nothing was read.',
  'file-binary': 'That file is not text. Export your contacts as CSV or vCard and choose that file.',
  'file-unrecognised':
    'That file is none of the kinds known here: a table (CSV) of people with a header, a vCard (.vcf), or the JSON that Monica or Vouchsafe writes.',
  'file-unreadable': 'That file could not be read. It may have been moved, or you may not be allowed to read it.',
  'network-too-new':
    'That file was written by a newer Vouchsafe. Update this one, then read it again. Nothing was added.',
  'network-malformed': 'That file is not a whole Vouchsafe network. Nothing was added.',
  'network-not-empty':
    'A whole network can only be read into an empty vault. Nothing was added. To bring two together, merge a backup.',
  'target-unwritable':
    'That file could not be written. Choose another folder, or free some space. Nothing was exported.',
  'calendar-empty': 'No day waits that may leave, and calendars cannot be empty. Nothing was exported.',
  'age-recipient-malformed': 'That is not an age recipient. It begins with age1, and age-keygen prints it.',
  // other laptops
  'code-malformed': 'That is no code of another laptop. It has six words, or it is the text that its picture holds.',
  'address-malformed': 'That is not an address. The other laptop shows it: numbers and dots, a colon, and a number.',
  'already-paired':
    'This laptop is paired with others already, so it cannot join one more circle. Remove it there first, or show a code here.',
  'not-paired': 'This laptop is not paired with another one.',
  'laptops-full': 'Sixteen laptops are paired already. Remove one that is not used any more.',
  'removals-full': 'This laptop has removed as many others as are heard of. Remove this one on another laptop.',
  'name-stuck':
    'One of the laptops has numbered this name so high that no other name can follow. Remove this laptop and pair it again to name it.',
  'nothing-to-confirm': 'There is nothing to confirm any more. Show a new code, or take one again.',
  'folder-unusable': 'That folder cannot be used. Choose it again, or another one.',
  'folder-missing': 'There is no folder in that place. Choose another one. Nothing was changed.',
  'folder-unwritable':
    'This laptop may not write into that folder. Choose another one, or make it writable. Nothing was changed.',
  'folder-full': 'There is no room left in that folder. Free some space, or choose another one. Nothing was changed.',
  'webdav-unusable':
    'That address cannot be used. It has to begin with https, and the name and the password go into their own fields.',
  'webdav-denied':
    'The server did not accept this name and password, or they may not write there. Nothing was changed.',
  'webdav-missing': 'There is no folder at that address. Make it on the server first, or look at the address again.',
  'webdav-elsewhere':
    'The server sends Vouchsafe to another address, and it does not follow. Type the address that the server itself names.',
  'webdav-unreachable':
    'No server answers at that address, or its certificate is not one that this laptop trusts. Nothing was changed.',
  'webdav-odd':
    'What answers at that address is no WebDAV server, or not one that Vouchsafe can use. Nothing was changed.',
  // this laptop
  'autostart-foreign':
    'Something else is already entered under the name of Vouchsafe to start at login. It was left untouched.',
  'shortcut-everyday': 'Every program needs these keys for something of its own. Choose others.',
  'shortcut-taken': 'Your system does not give these keys: another program has them. Choose others.',
  'import-cancelled': 'The import was cancelled. Nothing was added.',
} as const;

/** Every reason for which Vouchsafe says no. */
export type RefusalCode = keyof typeof SENTENCES;

/** All codes, for the tests that hold the list closed. */
export const REFUSAL_CODES = Object.keys(SENTENCES) as readonly RefusalCode[];

/** The sentence that the user reads for a code. */
export function sentenceOf(code: RefusalCode): string {
  return SENTENCES[code];
}

/** Thrown for an expected "no". `details` is plain data for the window (the broken rules of a move), never for the log. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: unknown;

  constructor(code: RefusalCode, details?: unknown) {
    super(SENTENCES[code]);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
