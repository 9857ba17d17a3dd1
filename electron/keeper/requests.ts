// One line for each request of the table that the keeper answers: which verb, or which method of the session.

import type { BatchAnswer } from '../../shared/answers.ts';
import { captureAsk, editAsk } from '../../shared/model/ask.ts';
import { planUndo, type UndoPlan, undoBatch } from '../../shared/model/batch-undo.ts';
import { plantAsk, recordAssessment, recordResponse, tellOfAsk } from '../../shared/model/broadcast.ts';
import { bin, restore, snoozeCard } from '../../shared/model/cards.ts';
import { recordAnswer, recordAsked, recordWithdrawal } from '../../shared/model/consent.ts';
import { correctFact, strikeFact } from '../../shared/model/correction.ts';
import { declineAsk } from '../../shared/model/decline.ts';
import { denyTie, distinguish } from '../../shared/model/distinction.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { setTagDrumbeat } from '../../shared/model/drumbeat.ts';
import { findDuplicates } from '../../shared/model/duplicates.ts';
import { recordFeedback } from '../../shared/model/feedback.ts';
import { addAffiliation, describeFirm, editAffiliation } from '../../shared/model/firm.ts';
import type { BatchId, Stamp } from '../../shared/model/identity.ts';
import { addInteraction, editInteraction } from '../../shared/model/interaction.ts';
import { editIntro, nameParty, proposeIntro } from '../../shared/model/intro.ts';
import { growAsk } from '../../shared/model/linked.ts';
import { drawMap } from '../../shared/model/map.ts';
import { findSuggestions } from '../../shared/model/match.ts';
import { editMe, editSettings } from '../../shared/model/me.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { closeAsk, closeIntro, introduce, moveCard } from '../../shared/model/move.ts';
import { addPerson, editPeople, editPerson } from '../../shared/model/person.ts';
import { addPromise, editPromise, settlePromise } from '../../shared/model/promise.ts';
import { addSample, removeSample } from '../../shared/model/sample.ts';
import { editTemplate, saveTemplate } from '../../shared/model/template.ts';
import { recordNews, recordThanks } from '../../shared/model/thanks.ts';
import { editTie, recordTie } from '../../shared/model/tie.ts';
import { editView, saveView } from '../../shared/model/view.ts';
import { findWarmPaths } from '../../shared/model/warm.ts';
import { switchRule } from '../../shared/model/warnings.ts';
import { pickForWeek } from '../../shared/model/week.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { AnswerOf, KeeperRequest, OnProgress, ParsedOf } from '../../shared/requests.ts';
import type { ChosenFolders } from './chosen.ts';
import type { Exports } from './exports.ts';
import type { Imports } from './imports.ts';
import type { Search } from './search.ts';
import type { Session } from './session.ts';
import { inSlices } from './slices.ts';
import { todayNow } from './stamp.ts';
import type { Understanding } from './understanding.ts';

/** What a request may use besides its argument. */
export interface Context {
  readonly session: Session;
  readonly imports: Imports;
  readonly exports: Exports;
  readonly folders: ChosenFolders;
  readonly search: Search;
  readonly understanding: Understanding;
  readonly request: number;
  readonly onProgress: OnProgress;
}

type Handler<Name extends KeeperRequest> = (
  argument: ParsedOf<Name>,
  context: Context,
) => Promise<AnswerOf<Name>> | AnswerOf<Name>;

/** A request that is one verb on the document. */
function change<Argument, Answer>(verb: (document: VouchsafeDocument, argument: Argument, stamp: Stamp) => Answer) {
  return (argument: Argument, { session }: Context) =>
    session.change((document, stamp) => verb(document, argument, stamp));
}

/** A request that is one verb with nothing to answer. */
function does<Argument>(verb: (document: VouchsafeDocument, argument: Argument, stamp: Stamp) => unknown) {
  return async (argument: Argument, { session }: Context): Promise<undefined> => {
    await session.change((document, stamp) => verb(document, argument, stamp));
  };
}

/** A request that is one verb and one batch: it is found again in the history, and undone as a whole at any later time. */
function batch<Argument>(verb: (document: VouchsafeDocument, argument: Argument, stamp: Stamp) => BatchId) {
  return (argument: Argument, { session }: Context) =>
    session.change((document, stamp) => verb(document, argument, stamp), { batchOf: (id) => id });
}

function said({ edits, kept }: UndoPlan): BatchAnswer {
  return { undone: edits.length, kept };
}

async function nothing(work: Promise<unknown>): Promise<undefined> {
  await work;
}

/** A window can name no path: only a backup that it was shown in the list. */
async function listed(file: string, session: Session): Promise<string> {
  if ((await session.backups()).some((backup) => backup.file === file)) return file;
  throw new Refusal('backup-unreadable');
}

export const handlers: { readonly [Name in KeeperRequest]: Handler<Name> } = {
  'vault.create': ({ passphrase }, { session }) => session.create(passphrase),
  'vault.rehearse': ({ words }, { session }) => nothing(session.rehearse(words)),
  'vault.unlock': (secret, { session }) => session.unlock(secret),
  'vault.changePassphrase': ({ current, next }, { session }) => nothing(session.vault.changePassphrase(current, next)),
  'vault.newRecoveryKey': async ({ passphrase }, { session }) => {
    // Writing the slot anew with the same passphrase proves that it is the right one.
    await session.vault.changePassphrase({ passphrase }, passphrase);
    return { recoveryWords: await session.vault.newRecoveryKey() };
  },
  'vault.check': (_, { session }) => session.vault.check(),
  'vault.backups': (_, { session }) => session.backups(),
  'vault.backUp': async (_, { session }) => {
    await session.backUp();
    return session.backups();
  },
  'vault.mergeBackup': async ({ file }, { session }) => session.mergeBackup(await listed(file, session)),
  'vault.restore': async ({ file, secret }, { session }) =>
    nothing(session.restore(await listed(file, session), secret)),
  'vault.retry': (_, { session }) => nothing(session.retry()),
  'me.edit': does(editMe),
  'settings.edit': does(editSettings),
  'rule.switch': does(switchRule),
  'person.add': change(addPerson),
  'person.edit': does(editPerson),
  'people.edit': batch(editPeople),
  'tag.drumbeat': does(setTagDrumbeat),
  'people.duplicates': (_, { session, onProgress }) =>
    inSlices(findDuplicates(session.document), (share) =>
      onProgress({ stage: 'matching', done: Math.round(share * 100), total: 100 }),
    ),
  'person.merge': batch(mergePeople),
  'person.distinguish': does(distinguish),
  'tie.record': change(recordTie),
  'tie.edit': does(editTie),
  'tie.deny': does(denyTie),
  'ask.suggest': (asked, { session }) => inSlices(findSuggestions(session.document, asked)),
  'path.find': (asked, { session }) => inSlices(findWarmPaths(session.document, asked)),
  'map.draw': (asked, { session }) => inSlices(drawMap(session.document, asked)),
  'firm.describe': change(describeFirm),
  'affiliation.add': change(addAffiliation),
  'affiliation.edit': does(editAffiliation),
  'view.save': change(saveView),
  'view.edit': does(editView),
  'template.save': change(saveTemplate),
  'template.edit': does(editTemplate),
  'interaction.add': change(addInteraction),
  'interaction.edit': does(editInteraction),
  'capture.understand': (asked, { session, understanding }) => understanding.understand(session.document, asked),
  'capture.complete': ({ words }, { session, understanding }) =>
    understanding.complete(session.document, words, todayNow()),
  'capture.keep': (asked, { session }) => session.captures.keep(asked),
  'capture.seal': (asked, { session }) => nothing(session.captures.seal(asked)),
  'capture.forget': ({ id }, { session }) => nothing(session.captures.forget(id)),
  'inbox.list': (_, { session }) => session.captures.list(),
  'inbox.drop': ({ id }, { session }) => nothing(session.captures.drop(id)),
  'ask.capture': change(captureAsk),
  'ask.edit': does(editAsk),
  'ask.grow': change(growAsk),
  'ask.decline': does(declineAsk),
  'ask.tell': does(tellOfAsk),
  'ask.response': does(recordResponse),
  'ask.close': does(closeAsk),
  'intro.propose': change(proposeIntro),
  'intro.edit': does(editIntro),
  'intro.nameParty': does(nameParty),
  'intro.asked': does(recordAsked),
  'intro.answered': does(recordAnswer),
  'intro.withdrew': does(recordWithdrawal),
  'intro.feedback': does(recordFeedback),
  'intro.introduce': does(introduce),
  'intro.close': does(closeIntro),
  'intro.promise': does(addPromise),
  'intro.editPromise': does(editPromise),
  'intro.settlePromise': does(settlePromise),
  'card.move': does(moveCard),
  'week.pick': does(pickForWeek),
  'card.snooze': does(snoozeCard),
  'card.thank': does(recordThanks),
  'card.news': does(recordNews),
  'card.plant': does(plantAsk),
  'card.assess': does(recordAssessment),
  'card.message': does(noteMessage),
  'fact.correct': does(correctFact),
  'fact.strike': does(strikeFact),
  'sync.show': (_, { session }) => session.sync.show(),
  'sync.join': (asked, { session }) => nothing(session.sync.join(asked)),
  'sync.confirm': (answer, { session }) => nothing(session.sync.confirm(answer)),
  'sync.stopPairing': (_, { session }) => nothing(session.sync.stopPairing()),
  'sync.rename': (asked, { session }) => nothing(session.sync.rename(asked)),
  'sync.remove': (asked, { session }) => nothing(session.sync.remove(asked)),
  'sync.pause': (asked, { session }) => nothing(session.sync.pause(asked)),
  'sync.again': (asked, { session }) => nothing(session.sync.again(asked)),
  'sync.address': (asked, { session }) => nothing(session.sync.address(asked)),
  'sync.useFolder': async ({ token }, { session, folders }) => nothing(session.sync.chooseFolder(folders.take(token))),
  'sync.useWebdav': (asked, { session }) => nothing(session.sync.chooseWebdav(asked)),
  'sync.leaveFolder': (_, { session }) => nothing(session.sync.leaveFolder()),
  search: (asked, { search }) => search.find(asked),
  'bin.put': does(bin),
  'bin.restore': does(restore),
  'sample.add': does(addSample),
  'sample.remove': does(removeSample),
  'conflicts.settle': ({ path, value }, { session }) =>
    nothing(session.settle((settling, stamp) => settling.settle(path, value, stamp))),
  'conflicts.leave': ({ record, restore }, { session }) =>
    nothing(session.settle((settling, stamp) => settling.leave(record, restore, stamp))),
  undo: (_, { session }) => nothing(session.takeBack('undo')),
  redo: (_, { session }) => nothing(session.takeBack('redo')),
  'import.read': ({ token }, { imports, request, onProgress }) => imports.read(token, request, onProgress),
  'import.columns': ({ reading, fields }, { imports, request, onProgress }) =>
    imports.columns(reading, fields, request, onProgress),
  'import.take': ({ reading, apart }, { imports, request, onProgress }) =>
    imports.take(reading, apart, request, onProgress),
  'import.adopt': ({ reading }, { imports, request, onProgress }) => imports.adopt(reading, request, onProgress),
  'import.cancel': ({ request }, { imports }) => imports.cancel(request),
  'batch.look': async ({ id }, { session }) => {
    await session.quiet();
    return said(planUndo(session.document, session.editsOf(id)));
  },
  'batch.undo': async ({ id }, { session }) => {
    await session.quiet();
    const edits = session.editsOf(id);
    return said(await session.change((document, stamp) => undoBatch(document, { id, edits }, stamp)));
  },
  'export.write': (asked, { exports, onProgress }) => exports.write(asked, onProgress),
  'export.report': ({ token, batch }, { exports }) => nothing(exports.report(token, batch)),
};
