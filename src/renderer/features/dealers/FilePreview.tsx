import { Modal } from '@mantine/core';
import type { DealerFile } from '../../../shared/contract/files.contract.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { isPicture, useFileUrl } from './fileUrl.ts';

/** A picture or a PDF, as large as the window allows. */
export function FilePreview({ file, onClose }: { file: DealerFile; onClose(): void }) {
  const t = useT();
  const { url, error } = useFileUrl(file);
  return (
    <Modal
      opened
      onClose={onClose}
      size="90%"
      title={file.name}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
      // Esc closes what is looked at and not the page behind it, which would hear it too.
      closeOnEscape={false}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {error !== null && error !== undefined && <ErrorNotice error={error} />}
      {!url && !error && t('common.loading')}
      {url && isPicture(file) && <img className={classes.preview} src={url} alt={file.name} />}
      {url && !isPicture(file) && <iframe className={classes.preview} src={url} title={file.name} />}
    </Modal>
  );
}
