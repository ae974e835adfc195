import { Text } from '@mantine/core';
import { Database } from 'lucide-react';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFileActions } from '../../app/fileActions.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './data.module.css';

const EXTENSION = /\.dealerdesk$/i;

/** The data files this PC knows of besides the open one, newest first; one click opens one. */
export function KnownFiles() {
  const t = useT();
  const format = useFormat();
  const { openFile } = useFileActions();
  const open = useApiQuery('session.get', {}).data?.file;
  const known = useApiQuery('session.knownFiles', {});
  if (known.error) return <ErrorNotice error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return null;
  const others = known.data.files.filter(
    ({ name, folder }) => !(open && open.folder === folder && open.name === name.replace(EXTENSION, '')),
  );
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
            <span className={classes.fileName}>{name.replace(EXTENSION, '')}</span>
            <span className={classes.fileTime}>{t('data.files.changedAt', { when: format.instant(modifiedAt) })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
