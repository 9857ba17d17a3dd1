// The desk, while the vault is open: the rail, a screen, the panel beside it and at most one dialog. Loaded by Start.tsx.
import { useEffect } from 'react';
import { type Card, isIntro } from '../shared/model/cards.ts';
import type { VouchsafeDocument } from '../shared/model/document.ts';
import { find } from '../shared/model/table.ts';
import classes from './App.module.css';
import { AskPanel } from './features/asks/AskPanel.tsx';
import { DeclineAsk } from './features/asks/DeclineAsk.tsx';
import { NewAsk } from './features/asks/NewAsk.tsx';
import { Reflection } from './features/asks/Reflection.tsx';
import { TellSeveral } from './features/asks/TellSeveral.tsx';
import { Backers } from './features/backers/Backers.tsx';
import { Board } from './features/board/Board.tsx';
import { CloseCard } from './features/board/CloseCard.tsx';
import { KeySheet } from './features/board/KeySheet.tsx';
import { RuleDialog } from './features/board/RuleDialog.tsx';
import { CaptureDialog } from './features/capture/CaptureDialog.tsx';
import { InboxDialog } from './features/capture/InboxDialog.tsx';
import { WhileLocked } from './features/capture/WhileLocked.tsx';
import { DraftDialog } from './features/drafts/DraftDialog.tsx';
import { Duplicates } from './features/duplicates/Duplicates.tsx';
import { DropZone } from './features/files/DropZone.tsx';
import { ExportDialog } from './features/files/ExportDialog.tsx';
import { ImportDialog } from './features/files/ImportDialog.tsx';
import { Find } from './features/find/Find.tsx';
import { Firms } from './features/firms/Firms.tsx';
import { Insight } from './features/insight/Insight.tsx';
import { AnsweredDialog } from './features/intros/AnsweredDialog.tsx';
import { AskedDialog } from './features/intros/AskedDialog.tsx';
import { CorrectDialog } from './features/intros/CorrectDialog.tsx';
import { FeedbackDialog } from './features/intros/FeedbackDialog.tsx';
import { IntroduceDialog } from './features/intros/IntroduceDialog.tsx';
import { IntroPanel } from './features/intros/IntroPanel.tsx';
import { ProposeIntro } from './features/intros/ProposeIntro.tsx';
import { WithdrewDialog } from './features/intros/WithdrewDialog.tsx';
import { MapScreen } from './features/map/MapScreen.tsx';
import { TieDialog } from './features/paths/TieDialog.tsx';
import { WhoCouldIntroduce } from './features/paths/WhoCouldIntroduce.tsx';
import { AddPerson } from './features/people/AddPerson.tsx';
import { People } from './features/people/People.tsx';
import { PersonPage } from './features/people/PersonPage.tsx';
import { Settings } from './features/settings/Settings.tsx';
import { LogContact } from './features/today/LogContact.tsx';
import { Today } from './features/today/Today.tsx';
import { say } from './ui/attempt.ts';
import { useCaptureKeys } from './ui/capture-keys.ts';
import { useFocusBack } from './ui/focus-back.ts';
import { follow } from './ui/follow.ts';
import { handleKey } from './ui/keys.ts';
import { usePalette } from './ui/palette.ts';
import { type Dialog, openDialog, usePlace } from './ui/place.ts';
import { Rail } from './ui/Rail.tsx';
import { useSeen } from './ui/seen.ts';
import { VaultBanner } from './ui/VaultBanner.tsx';
import { onGo, useDocument } from './vouchsafe.ts';

export function App({ nonce }: { readonly nonce: string }) {
  const { dialog, screen } = usePlace();
  const hasPanel = usePanelCard() !== undefined;
  const isFinding = usePalette();
  useEffect(() => onGo(follow), []);
  useSeen();
  useCaptureKeys();
  useEffect(() => {
    window.addEventListener('keydown', handleKey);
    return () => window.removeEventListener('keydown', handleKey);
  }, []);
  return (
    <DropZone>
      <div className={classes.desk} data-panel={hasPanel}>
        <Rail />
        <main className={classes.main} data-screen={screen.is}>
          <div className={classes.banner}>
            <VaultBanner />
            <WhileLocked />
          </div>
          <Screen nonce={nonce} />
        </main>
        <Panel />
        {dialog && <TopDialog dialog={dialog} />}
        {isFinding && <Find />}
      </div>
    </DropZone>
  );
}

function Screen({ nonce }: { readonly nonce: string }) {
  const { screen } = usePlace();
  switch (screen.is) {
    case 'today':
      return <Today />;
    case 'board':
      return <Board nonce={nonce} />;
    case 'people':
      return <People />;
    case 'person':
      return <PersonPage id={screen.id} note={screen.note} key={`${screen.id} ${screen.note}`} />;
    case 'firms':
      return <Firms firm={screen.firm} />;
    case 'duplicates':
      return <Duplicates named={screen.pair} key={screen.pair?.join(' ')} />;
    case 'backers':
      return <Backers />;
    case 'insight':
      return <Insight />;
    case 'map':
      return <MapScreen centre={screen.centre} />;
    case 'settings':
      return <Settings />;
  }
}

function Panel() {
  const card = usePanelCard();
  if (!card) return null;
  return isIntro(card) ? <IntroPanel intro={card} key={card.id} /> : <AskPanel ask={card} key={card.id} />;
}

/** The card whose panel is open, unless it is in the bin or the board is not shown. */
function usePanelCard(): Card | undefined {
  const { panel, screen } = usePlace();
  const document = useDocument();
  if (panel === undefined || screen.is !== 'board') return undefined;
  const card = find(document.intros, panel) ?? find(document.asks, panel);
  return card?.binnedAt === undefined ? card : undefined;
}

function TopDialog({ dialog }: { readonly dialog: Dialog }) {
  // One dialog may lead to the next; the focus goes back to where the first was opened from.
  useFocusBack();
  const close = () => openDialog(undefined);
  const document = useDocument();
  const isGone = 'card' in dialog && dialog.card !== undefined && isBinned(document, dialog.card);
  useEffect(() => {
    if (!isGone) return;
    openDialog(undefined);
    say('That card is in the bin now, so the dialog was closed.');
  }, [isGone]);
  if (isGone) return null;
  switch (dialog.is) {
    case 'ask':
      return <NewAsk asker={dialog.asker} onClose={close} />;
    case 'intro':
      return <ProposeIntro ask={dialog.ask} party={dialog.party} connector={dialog.connector} onClose={close} />;
    case 'person':
      return <AddPerson onClose={close} />;
    case 'import':
      return <ImportDialog {...(dialog.file && { file: dialog.file })} onClose={close} />;
    case 'export':
      return <ExportDialog {...(dialog.people && { people: dialog.people })} onClose={close} />;
    case 'rule':
      return <RuleDialog request={dialog.request} broken={dialog.broken} onClose={close} />;
    case 'asked':
      return <AskedDialog card={dialog.card} party={dialog.party} onClose={close} />;
    case 'answered':
      return <AnsweredDialog card={dialog.card} party={dialog.party} onClose={close} />;
    case 'withdrew':
      return <WithdrewDialog card={dialog.card} party={dialog.party} onClose={close} />;
    case 'feedback':
      return <FeedbackDialog card={dialog.card} party={dialog.party} onClose={close} />;
    case 'correct':
      return <CorrectDialog card={dialog.card} entry={dialog.entry} onClose={close} />;
    case 'introduce':
      return (
        <IntroduceDialog card={dialog.card} override={dialog.override ?? false} mode={dialog.mode} onClose={close} />
      );
    case 'close':
      return <CloseCard card={dialog.card} onClose={close} />;
    case 'decline':
      return <DeclineAsk card={dialog.card} onClose={close} />;
    case 'reflect':
      return <Reflection card={dialog.card} onClose={close} />;
    case 'tell':
      return <TellSeveral card={dialog.card} onClose={close} />;
    case 'log':
      return <LogContact {...(dialog.person && { person: dialog.person })} onClose={close} />;
    case 'draft':
      return <DraftDialog moment={dialog.moment} card={dialog.card} party={dialog.party} onClose={close} />;
    case 'path':
      return <WhoCouldIntroduce {...dialog} onClose={close} />;
    case 'tie':
      return <TieDialog a={dialog.a} b={dialog.b} onClose={close} />;
    case 'capture':
      return <CaptureDialog onClose={close} />;
    case 'inbox':
      return <InboxDialog onClose={close} />;
    case 'keys':
      return <KeySheet onClose={close} />;
  }
}

function isBinned(document: VouchsafeDocument, id: string): boolean {
  const card = find(document.asks, id) ?? find(document.intros, id);
  return card === undefined || card.binnedAt !== undefined;
}
