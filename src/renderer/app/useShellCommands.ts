import { useMemo } from 'react';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useT } from '../components/useT.ts';
import { openQuickLog } from '../features/activities/quickLogStore.ts';
import { useBackup } from '../features/backups/useBackup.ts';
import { useDensity, useLanguageChoice, useTheme } from './appearance.tsx';
import type { Command } from './commands.tsx';
import { useFileActions } from './fileActions.ts';
import { navigate } from './hashLocation.ts';
import { addCaseOf, restoring } from './openedStore.ts';
import { useTour } from './tour.ts';

/** What the window itself can do, for the palette. */
export function useShellCommands(undo: () => void, redo: () => void, showShortcuts: () => void): readonly Command[] {
  const t = useT();
  const files = useFileActions();
  const { shown, choose } = useTheme();
  const { density, setDensity } = useDensity();
  const { language, change } = useLanguageChoice();
  const { backUp } = useBackup();
  const tour = useTour().begin;
  const sample = useApiQuery('session.get', {}).data?.file?.sample === true;
  return useMemo(
    () => [
      { id: 'undo', label: t('shell.command.undo'), keys: 'Ctrl+Z', run: undo },
      { id: 'redo', label: t('shell.command.redo'), keys: 'Ctrl+Y', run: redo },
      { id: 'log', label: t('activities.log.open'), keys: 'Ctrl+L', run: openQuickLog },
      { id: 'open', label: t('shell.file.open'), run: files.chooseFile },
      { id: 'create', label: t('shell.file.create'), run: files.createFile },
      { id: 'copy', label: t('shell.file.saveCopy'), run: files.saveCopy },
      { id: 'backUp', label: t('backups.section.make'), run: backUp },
      { id: 'restore', label: t('backups.section.restore'), run: restoring.open },
      sample
        ? { id: 'leave', label: t('shell.command.leaveSample'), run: files.leaveSample }
        : { id: 'sample', label: t('shell.command.sample'), run: files.openSample },
      { id: 'addCase', label: t('cases.page.add'), run: () => addCaseOf(null) },
      { id: 'health', label: t('health.page.title'), run: () => navigate('/data/health') },
      { id: 'doubles', label: t('doubles.page.title'), run: () => navigate('/data/doubles') },
      { id: 'theme', label: t('shell.command.theme'), run: () => choose(shown === 'dark' ? 'light' : 'dark') },
      {
        id: 'density',
        label: t('shell.command.density'),
        run: () => setDensity(density === 'compact' ? 'comfortable' : 'compact'),
      },
      { id: 'language', label: t('shell.command.language'), run: () => change(language === 'en' ? 'zh-CN' : 'en') },
      { id: 'tour', label: t('shell.command.tour'), run: tour },
      { id: 'keys', label: t('shell.command.shortcuts'), keys: '?', run: showShortcuts },
    ],
    [t, undo, redo, files, backUp, sample, choose, shown, density, setDensity, language, change, tour, showShortcuts],
  );
}
