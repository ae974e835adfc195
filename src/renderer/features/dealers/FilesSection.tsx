import { Alert, Button, Group, Text } from '@mantine/core';
import { Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type DealerFile, MAX_FILE_BYTES } from '../../../shared/contract/files.contract.ts';
import type { CaseId, DealerFileId, DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { sizeText } from '../../components/sizeText.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { FileCard } from './FileCard.tsx';
import { FileForm } from './FileForm.tsx';
import { FilePreview } from './FilePreview.tsx';
import { Section } from './Section.tsx';
import { useFileActs } from './useFileActs.ts';

/** Days before a licence runs out from which on it is said. */
const SOON = 60;

/** Licence, contracts, photos: dropped or chosen, looked at, saved again. */
export function FilesSection({ dealerId, caseId }: { dealerId: DealerId; caseId?: CaseId }) {
  const t = useT();
  const api = useApi();
  const { add } = useFileActs(dealerId, caseId ?? null);
  const [over, setOver] = useState(false);
  const [editing, setEditing] = useState<DealerFileId | null>(null);
  const [shown, setShown] = useState<DealerFile | null>(null);
  const answer = useApiQuery('files.list', { dealerId, ...(caseId === undefined ? {} : { caseId }) });
  const { files = [], totalBytes = 0 } = answer.data ?? {};
  const choose = async () => {
    const picked = await api.bridge.pickFile('attachment');
    if (picked) await add([picked]);
  };
  return (
    <Section
      title={t(caseId === undefined ? 'files.title' : 'cases.part.evidence')}
      action={
        <Group gap={4}>
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => void choose()}
          >
            {t('files.add')}
          </Button>
          {files.length > 0 && <TableExport request={{ table: 'files', of: { dealerId } }} name={t('files.title')} />}
        </Group>
      }
    >
      {/* Dropping is a short cut of the button above. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing here is reached by dropping alone */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        data-own-drop
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          setOver(false);
          void Promise.all([...event.dataTransfer.files].map((file) => api.bridge.takeDroppedFile(file))).then(add);
        }}
      >
        {answer.error && <ErrorNotice error={answer.error} />}
        <Warnings files={files} />
        {answer.data && files.length === 0 && (
          <Text c="dimmed">{over ? t('files.drop') : t('files.none', { most: sizeText(MAX_FILE_BYTES) })}</Text>
        )}
        {files.map((file) =>
          editing === file.id ? (
            <FileForm key={file.id} file={file} onDone={() => setEditing(null)} />
          ) : (
            <FileCard
              key={file.id}
              dealerId={dealerId}
              file={file}
              onEdit={() => setEditing(file.id)}
              onShow={() => setShown(file)}
            />
          ),
        )}
        {files.length > 0 && (
          <Text size="xs" c="dimmed" mt={4}>
            {t('files.total', { size: sizeText(totalBytes), most: sizeText(MAX_FILE_BYTES) })}
          </Text>
        )}
      </div>
      {shown && <FilePreview file={shown} onClose={() => setShown(null)} />}
    </Section>
  );
}

function Warnings({ files }: { files: readonly DealerFile[] }) {
  const t = useT();
  const format = useFormat();
  const soon = files.filter(({ daysLeft }) => daysLeft !== null && daysLeft <= SOON);
  return soon.map(({ id, name, daysLeft, expiresOn }) => (
    <Alert key={id} color="yellow" variant="light" mb={4} p={6} icon={<TriangleAlert size={15} aria-hidden />}>
      {daysLeft !== null && daysLeft < 0
        ? t('files.expired', { name, day: format.day(expiresOn) })
        : t('files.expiring', { name, day: format.day(expiresOn), count: daysLeft ?? 0 })}
    </Alert>
  ));
}
