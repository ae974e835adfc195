import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { CircleQuestionMark, Search } from 'lucide-react';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useFormat } from '../components/format.ts';
import { useT } from '../components/useT.ts';
import { useLanguageChoice } from './appearance.tsx';
import { FileMenu } from './FileMenu.tsx';
import { JobIndicator } from './JobIndicator.tsx';
import { OperatorMenu } from './OperatorMenu.tsx';
import { palette } from './openedStore.ts';
import classes from './Shell.module.css';
import { ViewMenu } from './ViewMenu.tsx';

/** File, cut-off, jobs, search, language, view, help. */
export function TopBar({ onHelp }: { onHelp: () => void }) {
  const t = useT();
  const { language, change } = useLanguageChoice();
  return (
    <header className={classes.top}>
      <FileMenu />
      <CutOff />
      <div className={classes.spread} />
      <JobIndicator />
      <Button
        variant="default"
        size="compact-sm"
        className={classes.search}
        leftSection={<Search size={14} aria-hidden />}
        rightSection={<kbd>Ctrl+K</kbd>}
        aria-keyshortcuts="Control+K"
        title={t('shell.top.searchHint')}
        onClick={palette.open}
      >
        {t('shell.top.search')}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        title={t('shell.top.languageLabel')}
        onClick={() => change(language === 'en' ? 'zh-CN' : 'en')}
      >
        {t('shell.top.language')}
      </Button>
      <OperatorMenu />
      <ViewMenu />
      <Tooltip label={`${t('shell.top.help')} (?)`}>
        <ActionIcon color="gray" aria-label={t('shell.top.help')} aria-keyshortcuts="?" onClick={onHelp}>
          <CircleQuestionMark size={17} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

function CutOff() {
  const t = useT();
  const format = useFormat();
  const session = useApiQuery('session.get', {});
  const hasFile = session.data?.file != null;
  const coverage = useApiQuery('orders.coverage', {}, { enabled: hasFile });
  if (!hasFile || !coverage.data) return null;
  const { cutOff } = coverage.data;
  return (
    <Text size="xs" c="dimmed" truncate>
      {cutOff === null ? t('shell.top.noOrders') : t('shell.top.cutOff', { day: format.day(cutOff) })}
    </Text>
  );
}
