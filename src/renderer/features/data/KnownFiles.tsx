import { Text } from '@mantine/core';
import { Database } from 'lucide-react';
import { useFileActions } from '../../app/fileActions.ts';
import { useOtherFiles } from '../../app/useOtherFiles.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './data.module.css';

/** The data files this PC knows of besides the open one, newest first; one click opens one. */
export function KnownFiles() {
  const t = useT();
  const format = useFormat();
  const { openFile } = useFileActions();
  const { files: others, error, retry } = useOtherFiles();
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (!others) return null;
  if (others.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('data.files.none')}
      </Text>
    );
  return (
    <ul className={classes.files} aria-label={t('data.files.here')}>
      {others.slice(0, 10).map(({ file, name, folder, modifiedAt }) => (
        <li key={file}>
          <button type="button" title={folder} onClick={() => void openFile(file)}>
            <Database size={15} aria-hidden />
            <span className={classes.fileName}>{name}</span>
            <span className={classes.fileTime}>{t('data.files.changedAt', { when: format.instant(modifiedAt) })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
