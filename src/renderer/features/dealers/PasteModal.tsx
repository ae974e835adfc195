import { Button, Group, Modal, Stack, Table, Text, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJob } from '../../api/useJob.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import type { CellRange } from '../../components/grid/gridKeys.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import type { Pasted, PastedBlock } from './usePaste.ts';
import { useWatchedEdit } from './useWatchedEdit.ts';

export interface PasteModalProps {
  paste: Pasted;
  /** A text was pasted into the dialog itself. */
  onText(text: string, over: CellRange): void;
  onClose(): void;
}

/** A block from a spreadsheet over the list: counted before it is written, taken back in one step. */
export function PasteModal({ paste, onText, onClose }: PasteModalProps) {
  const t = useT();
  return (
    <Modal
      opened={paste !== null}
      onClose={onClose}
      title={t('dealers.paste.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {paste !== null &&
        (paste.block === null ? (
          <PasteHere onText={(text) => onText(text, paste.over)} onClose={onClose} />
        ) : (
          <PasteForm block={paste.block} onClose={onClose} />
        ))}
    </Modal>
  );
}

/** Browsers give the clipboard to whom it is pasted into, and to nobody else. */
function PasteHere({ onText, onClose }: { onText(text: string): void; onClose(): void }) {
  const t = useT();
  return (
    <Stack gap="sm">
      <Textarea
        label={t('dealers.paste.here')}
        description={t('dealers.paste.hereHint')}
        minRows={3}
        autosize
        value=""
        onChange={(event) => onText(event.currentTarget.value)}
        onPaste={(event) => {
          event.preventDefault();
          onText(event.clipboardData.getData('text/plain'));
        }}
        data-autofocus
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.action.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

function PasteForm({ block, onClose }: { block: PastedBlock; onClose(): void }) {
  const t = useT();
  const api = useApi();
  const { ids, columns, rows } = block;
  const preview = useApiQuery('paste.preview', { ids, columns, rows });
  const run = useWatchedEdit(onClose);
  const job = useJob(run.jobId);
  const counted = preview.data;
  const act = useRef<HTMLButtonElement>(null);
  const ready = counted !== undefined && counted.cells > 0;
  // Enter pastes once it is counted, and does nothing before.
  useEffect(() => {
    if (ready) act.current?.focus();
  }, [ready]);
  if (job && run.jobId !== null) return <JobProgress job={job} title={t('dealers.paste.running')} />;
  const write = () => {
    if (counted === undefined || counted.cells === 0) return;
    void run.start(
      () => api.call('paste.write', { ids, columns, rows, seen: counted.seen }),
      (changed) => t('dealers.paste.done', { count: changed ?? counted.dealers }),
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" tabIndex={-1} data-autofocus>
          {t('dealers.paste.size', { rows: rows.length, columns: columns.length })}
        </Text>
        {counted && <Counts counted={counted} block={block} />}
        {counted && counted.refused > 0 && <Refusals counted={counted} titles={block.titles} />}
        {preview.error && <ErrorNotice error={preview.error} />}
        {run.error !== null && <ErrorNotice error={run.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button ref={act} type="submit" disabled={!counted?.cells}>
            {counted?.cells === 0
              ? t('dealers.paste.nothingToDo')
              : t('dealers.paste.act', { count: counted?.dealers ?? ids.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Counted = Output<'paste.preview'>;

function Counts({ counted, block }: { counted: Counted; block: PastedBlock }) {
  const t = useT();
  const format = useFormat();
  const { dealers, cells, emptied, same, skipped } = counted;
  const titles = skipped.map((column) => block.titles.get(column) ?? column);
  return (
    <Stack gap={4} role="status">
      <Text size="sm" fw={600}>
        {cells === 0
          ? t('dealers.paste.nothing')
          : t('dealers.paste.changing', { count: dealers, cells: format.count(cells) })}
      </Text>
      {emptied > 0 && <Text size="sm">{t('dealers.paste.emptied', { count: emptied })}</Text>}
      {same > 0 && <Text size="sm">{t('dealers.paste.same', { count: same })}</Text>}
      {block.columns.includes('tags') && <Text size="sm">{t('dealers.paste.tags')}</Text>}
      {titles.length > 0 && (
        <Text size="sm">{t('dealers.paste.skipped', { list: titles.join(t('imports.check.comma')) })}</Text>
      )}
      {block.beyondRows > 0 && <Text size="sm">{t('dealers.paste.beyondRows', { count: block.beyondRows })}</Text>}
      {block.beyondColumns > 0 && (
        <Text size="sm">{t('dealers.paste.beyondColumns', { count: block.beyondColumns })}</Text>
      )}
    </Stack>
  );
}

/** Every cell that is not taken, as far as they are told: where, what it says, and why. */
function Refusals({ counted, titles }: { counted: Counted; titles: ReadonlyMap<string, string> }) {
  const t = useT();
  const { refused, refusals } = counted;
  const caption = t('dealers.paste.refused', { count: refused });
  return (
    <Stack gap={4}>
      <Text size="sm">{caption}</Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className={classes.refusals} aria-label={caption} tabIndex={0}>
        <Table verticalSpacing={4} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('dealers.paste.row')}</Table.Th>
              <Table.Th>{t('dealers.paste.dealer')}</Table.Th>
              <Table.Th>{t('dealers.paste.column')}</Table.Th>
              <Table.Th>{t('dealers.paste.text')}</Table.Th>
              <Table.Th>{t('dealers.paste.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {refusals.map(({ row, dealer, column, text, reason }) => (
              <Table.Tr key={`${row} ${column}`}>
                <Table.Td>{row}</Table.Td>
                <Table.Td>{dealer}</Table.Td>
                <Table.Td>{column === null ? '' : (titles.get(column) ?? column)}</Table.Td>
                <Table.Td className={classes.refusedText}>{text}</Table.Td>
                <Table.Td>{t(`dealers.paste.reason.${reason}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {refused > refusals.length && (
        <Text size="sm">{t('dealers.paste.more', { count: refused - refusals.length })}</Text>
      )}
    </Stack>
  );
}
