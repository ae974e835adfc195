import { Suspense, useCallback, useEffect, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useApiQuery } from '../api/useApiQuery.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { TierNames } from '../components/tierNames.tsx';
import { useT } from '../components/useT.ts';
import { QuickLog } from '../features/activities/QuickLog.tsx';
import { RestoreModal } from '../features/backups/RestoreModal.tsx';
import { AddCaseModal } from '../features/cases/AddCaseModal.tsx';
import { Reminders } from '../features/reminders/Reminders.tsx';
import { StartPage } from '../features/start/StartPage.tsx';
import { useDensity } from './appearance.tsx';
import { Banners } from './Banners.tsx';
import { DropAnywhere } from './DropAnywhere.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { setDealerNoun } from './i18n.ts';
import { LeavingCopy } from './LeavingCopy.tsx';
import { Navigation } from './Navigation.tsx';
import { NewFileModal } from './NewFileModal.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { OperatorModal } from './OperatorModal.tsx';
import { Palette } from './Palette.tsx';
import { PAGES } from './routes.tsx';
import classes from './Shell.module.css';
import { ShortcutsSheet } from './ShortcutsSheet.tsx';
import { TopBar } from './TopBar.tsx';
import { useGlobalKeys } from './useGlobalKeys.ts';
import { useShellCommands } from './useShellCommands.ts';
import { useRedo, useUndo } from './useUndo.ts';

/** The window around every page. */
export function Shell() {
  const t = useT();
  const [location] = useLocation();
  const [help, setHelp] = useState(false);
  const takeBack = useUndo();
  const undo = useCallback(() => void takeBack(), [takeBack]);
  const doAgain = useRedo();
  const redo = useCallback(() => void doAgain(), [doAgain]);
  const showHelp = useCallback(() => setHelp(true), []);
  useDensity();
  useGlobalKeys({ undo, redo, showShortcuts: showHelp });
  useDealerNoun();
  const commands = useShellCommands(undo, redo, showHelp);
  const title = t('shell.appName');
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <div className={classes.shell}>
      <button type="button" className={classes.skip} onClick={skipToMain}>
        {t('shell.skip')}
      </button>
      <Navigation />
      <TopBar onHelp={showHelp} />
      <div className={classes.body}>
        <Banners />
        <main id="main" className={classes.main} tabIndex={-1}>
          <ErrorBoundary resetKey={location}>
            <Suspense fallback={<p className={classes.loading}>{t('common.loading')}</p>}>
              <TierNames>
                <Pages />
              </TierNames>
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <DropAnywhere />
      <TierNames>
        <Palette commands={commands} />
      </TierNames>
      <QuickLog />
      <NewFileModal />
      <RestoreModal />
      <AddCaseModal />
      <OperatorModal />
      <LeavingCopy />
      <TierNames>
        <Reminders />
      </TierNames>
      <ShortcutsSheet opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}

/** A button instead of an anchor: the address after the `#` belongs to the pages. */
function skipToMain(): void {
  document.getElementById('main')?.focus();
}

function useDealerNoun(): void {
  const hasFile = useApiQuery('session.get', {}).data?.file != null;
  const settings = useApiQuery('settings.get', {}, { enabled: hasFile });
  const noun = settings.data?.dealerNoun;
  useEffect(() => {
    if (noun !== undefined) setDealerNoun(noun);
  }, [noun]);
}

function Pages() {
  const session = useApiQuery('session.get', {});
  if (session.error) return <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return null;
  if (session.data.file === null) return <StartPage />;
  return (
    <Switch>
      <Route path="/" component={Home} />
      {PAGES.map(({ path, component }) => (
        <Route key={path} path={path} component={component} />
      ))}
      <Route component={NotFoundPage} />
    </Switch>
  );
}

/** An empty file begins with the three offers, any other with what is to be done today. */
function Home() {
  const dealers = useApiQuery('dealers.any', {});
  if (dealers.error) return <ErrorNotice error={dealers.error} onRetry={() => void dealers.refetch()} />;
  if (!dealers.data) return null;
  return dealers.data.any ? <Redirect to="/today" replace /> : <StartPage />;
}
