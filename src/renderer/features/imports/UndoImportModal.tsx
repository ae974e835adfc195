import { Button, Group, List, Modal, Text } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { keptLines } from '../../../shared/i18n/keptText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { type Format, useFormat } from '../../components/format.ts';
import { focusPage } from '../../components/pageFocus.ts';
import { useT } from '../../components/useT.ts';
import { KeptFields } from './KeptFields.tsx';
import { useUndoImport } from './useImportJobs.ts';

type Undoable = Pick<Batch, 'batchId' | 'fileName'>;

/** Says what goes, what stays and why, and what comes back, before an import is undone. */
export function UndoImportModal({ batch, onClose }: { batch: Undoable | null; onClose: () => void }) {
  const t = useT();
  return (
    <Modal
      opened={batch !== null}
      onClose={onClose}
      title={t('imports.undo.title', { file: batch?.fileName ?? '' })}
      size="md"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {batch && <Preview batch={batch} onClose={onClose} />}
    </Modal>
  );
}

function Preview({ batch, onClose }: { batch: Undoable; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const undo = useUndoImport();
  const preview = useApiQuery('imports.undoPreview', { batchId: batch.batchId });
  const main = useRef<HTMLButtonElement>(null);
  const ready = preview.data !== undefined;
  // Enter is the main act here as on every page, as soon as it is known what it does.
  useEffect(() => {
    if (ready) main.current?.focus();
  }, [ready]);
  const act = () => {
    onClose();
    // The button that led here goes with the import.
    focusPage();
    void undo(batch);
  };
  return (
    <>
      {preview.error && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
      {!preview.data && !preview.error && <Text c="dimmed">{t('common.loading')}</Text>}
      {preview.data && (
        <List spacing={6}>
          {previewLines(preview.data, t, format).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      )}
      {preview.data && <KeptFields kept={preview.data.kept} done={false} />}
      {preview.data && (
        <Group justify="flex-end">
          <TableExport
            request={shownTable(
              t('imports.undo.act'),
              [[t('imports.undo.title', { file: batch.fileName }).slice(0, 200), 'text', (line) => line]],
              [...previewLines(preview.data, t, format), ...keptLines(preview.data.kept, t)],
            )}
            name={t('imports.undo.act')}
          />
        </Group>
      )}
      <Text size="xs" c="dimmed" mt="sm">
        {t('imports.undo.hint')}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" size="sm" onClick={onClose}>
          {t('common.action.cancel')}
        </Button>
        <Button
          ref={main}
          size="sm"
          leftSection={<Undo2 size={15} aria-hidden />}
          disabled={!preview.data}
          onClick={act}
        >
          {t('imports.undo.act')}
        </Button>
      </Group>
    </>
  );
}

/** Only what there is any of. */
function previewLines(preview: Output<'imports.undoPreview'>, t: T, format: Format): string[] {
  const { orders, receivables, receipts, entries, kind, dealers } = preview;
  const what = t(`imports.kind.${kind}`);
  const lines: [number, Parameters<T>[0]][] = [
    [orders.gone, 'imports.undo.ordersGone'],
    [orders.stay, 'imports.undo.ordersStay'],
    [orders.restored, 'imports.undo.ordersRestored'],
    [receivables.gone, 'imports.undo.receivablesGone'],
    [receivables.stay, 'imports.undo.receivablesStay'],
    [receivables.restored, 'imports.undo.receivablesRestored'],
    [receipts.gone, 'imports.undo.receiptsGone'],
    [receipts.stay, 'imports.undo.receiptsStay'],
    [receipts.restored, 'imports.undo.receiptsRestored'],
    [entries.gone, 'imports.undo.entriesGone'],
    [entries.stay, 'imports.undo.entriesStay'],
    [entries.restored, 'imports.undo.entriesRestored'],
    [dealers.gone, 'imports.undo.dealersGone'],
    [dealers.byHand, 'imports.undo.dealersByHand'],
    [dealers.byImport, 'imports.undo.dealersByImport'],
    [dealers.restored, 'imports.undo.dealersRestored'],
    [dealers.contacts, 'imports.undo.contactsGone'],
  ];
  const said = lines.filter(([n]) => n > 0).map(([count, key]) => t(key, { count, what, n: format.count(count) }));
  return said.length > 0 ? said : [t('imports.undo.nothing')];
}
