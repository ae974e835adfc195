import { ActionIcon, Anchor, Badge, Group, Text, UnstyledButton } from '@mantine/core';
import { Download, FileText, Image, Pencil, Trash2 } from 'lucide-react';
import type { DealerFile } from '../../../shared/contract/files.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useFormat } from '../../components/format.ts';
import { sizeText } from '../../components/sizeText.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { isPicture, isShown, useFileUrl } from './fileUrl.ts';
import { useFileActs } from './useFileActs.ts';

/** A larger picture is not fetched for a thumbnail. */
const THUMBNAIL_BYTES = 3 * 1024 * 1024;

interface FileCardProps {
  dealerId: DealerId;
  file: DealerFile;
  onEdit(): void;
  onShow(): void;
}

/** One file: what it is, and what can be done with it. */
export function FileCard({ dealerId, file, onEdit, onShow }: FileCardProps) {
  const t = useT();
  const format = useFormat();
  const { remove, saveAs } = useFileActs(dealerId);
  const { name, kind, author } = file;
  const facts = [sizeText(file.sizeBytes), format.instant(file.createdAt), author, file.remark];
  const act = (label: string, Icon: typeof Pencil, run: () => void) => (
    <ActionIcon color="gray" size={24} aria-label={label} onClick={run}>
      <Icon size={14} aria-hidden />
    </ActionIcon>
  );
  return (
    <div className={classes.file}>
      {isShown(file) ? (
        <UnstyledButton className={classes.thumb} aria-label={t('files.view', { name })} onClick={onShow}>
          <Thumbnail file={file} />
        </UnstyledButton>
      ) : (
        <span className={classes.thumb}>
          <FileText size={22} aria-hidden />
        </span>
      )}
      <div>
        <Group gap={6}>
          <strong>{name}</strong>
          <Badge size="xs" variant="light">
            {t(`files.kind.${kind}`)}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed">
          {facts.filter(Boolean).join(' · ')}
        </Text>
        {!isShown(file) && (
          <Text size="xs" c="dimmed">
            {t('files.onlySave')}{' '}
            <Anchor component="button" type="button" size="xs" onClick={() => void saveAs(file)}>
              {t('files.saveCopy')}
            </Anchor>
          </Text>
        )}
        {file.expiresOn && (
          <Text size="xs">
            {t('common.value.named', { name: t('files.expires'), value: format.day(file.expiresOn) })}
          </Text>
        )}
      </div>
      <Group gap={2} wrap="nowrap">
        {act(t('files.saveAs', { name }), Download, () => void saveAs(file))}
        {act(t('files.edit', { name }), Pencil, onEdit)}
        {act(t('files.remove', { name }), Trash2, () => void remove(file))}
      </Group>
    </div>
  );
}

function Thumbnail({ file }: { file: DealerFile }) {
  const small = isPicture(file) && file.sizeBytes <= THUMBNAIL_BYTES;
  const { url } = useFileUrl(small ? file : null);
  if (url) return <img src={url} alt="" />;
  const Icon = isPicture(file) ? Image : FileText;
  return <Icon size={22} aria-hidden />;
}
