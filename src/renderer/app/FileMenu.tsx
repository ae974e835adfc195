import { Button, Menu } from '@mantine/core';
import { ChevronDown, Copy, Database, FilePlus2, FolderOpen } from 'lucide-react';
import type { FileRef } from '../../shared/domain/ids.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useT } from '../components/useT.ts';
import { useFileActions } from './fileActions.ts';
import classes from './Shell.module.css';
import { useOtherFiles } from './useOtherFiles.ts';

/** The open data file's name, and what can be done with files. */
export function FileMenu() {
  const t = useT();
  const session = useApiQuery('session.get', {});
  const actions = useFileActions();
  const file = session.data?.file;
  const remark = file?.readOnly ? t('shell.top.readOnly') : file?.slowFolder ? t('shell.top.slowFolder') : null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          rightSection={<ChevronDown size={14} aria-hidden />}
          title={file?.folder}
          // Without words of its own as long as it is not known which file is open.
          {...(session.data === undefined ? { 'aria-label': t('shell.file.menu') } : {})}
        >
          {file?.sample ? t('data.file.sampleName') : file?.name}
          {/* Said only when it is known, not while it is being asked. */}
          {file === null && t(session.data?.opening ? 'shell.top.opening' : 'shell.top.noFile')}
          {remark && ` (${remark})`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('shell.file.menu')} className={classes.menu}>
        <Menu.Item leftSection={<FolderOpen size={15} aria-hidden />} onClick={actions.chooseFile}>
          {t('shell.file.open')}
        </Menu.Item>
        <Menu.Item leftSection={<FilePlus2 size={15} aria-hidden />} onClick={actions.createFile}>
          {t('shell.file.create')}
        </Menu.Item>
        <Menu.Item leftSection={<Copy size={15} aria-hidden />} disabled={!file} onClick={actions.saveCopy}>
          {t('shell.file.saveCopy')}
        </Menu.Item>
        <RecentFiles onOpen={actions.openFile} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** More of them are on the page of data files. */
const MOST_RECENT = 5;

function RecentFiles({ onOpen }: { onOpen(file: FileRef): Promise<void> }) {
  const t = useT();
  const { files = [] } = useOtherFiles();
  if (files.length === 0) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('shell.file.recent')}</Menu.Label>
      {files.slice(0, MOST_RECENT).map(({ file, name, folder }) => (
        <Menu.Item
          key={file}
          leftSection={<Database size={15} aria-hidden />}
          title={folder}
          onClick={() => void onOpen(file)}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}
