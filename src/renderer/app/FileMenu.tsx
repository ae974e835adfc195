import { Button, Menu } from '@mantine/core';
import { ChevronDown, Copy, FilePlus2, FolderOpen } from 'lucide-react';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useT } from '../components/useT.ts';
import { useFileActions } from './fileActions.ts';

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
        >
          {file?.sample ? t('data.file.sampleName') : (file?.name ?? t('shell.top.noFile'))}
          {remark && ` (${remark})`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('shell.file.menu')}>
        <Menu.Item leftSection={<FolderOpen size={15} aria-hidden />} onClick={actions.chooseFile}>
          {t('shell.file.open')}
        </Menu.Item>
        <Menu.Item leftSection={<FilePlus2 size={15} aria-hidden />} onClick={actions.createFile}>
          {t('shell.file.create')}
        </Menu.Item>
        <Menu.Item leftSection={<Copy size={15} aria-hidden />} disabled={!file} onClick={actions.saveCopy}>
          {t('shell.file.saveCopy')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
