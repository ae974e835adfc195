import { Button } from '@mantine/core';
import { FolderOpen } from 'lucide-react';
import { useApi } from '../../api/client.tsx';
import { useFileActions } from '../../app/fileActions.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Opens a data file from anywhere: by the system's dialog, or by bringing a copy in where the host has none. */
export function ChooseFile({ size }: { size?: 'sm' }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const { openFile } = useFileActions();
  const choose = async () => {
    const picked = await api.bridge.pickFile('dataFile');
    if (picked) await openFile(picked.file);
  };
  return (
    <Button
      variant="default"
      {...(size ? { size } : {})}
      leftSection={<FolderOpen size={15} aria-hidden />}
      onClick={() => void choose().catch(notify.error)}
    >
      {t(api.info.nativeFileDialogs ? 'data.files.choose' : 'data.files.upload')}
    </Button>
  );
}
