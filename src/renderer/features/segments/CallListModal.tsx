import { Button, Group, Modal, MultiSelect, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Copy } from 'lucide-react';
import { useRef } from 'react';
import { z } from 'zod';
import { EXPORT_COLUMNS } from '../../../shared/contract/dealers.contract.ts';
import { CallColumn, type ListedSegment, PEOPLE_COLUMNS } from '../../../shared/contract/segments.contract.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import { useApi } from '../../api/client.tsx';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTableExport } from '../../app/useTableExport.ts';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useLanguage, useT } from '../../components/useT.ts';
import classes from './rules.module.css';

const Columns = z.array(CallColumn);
const FIRST: CallColumn[] = ['code', 'name', 'contact', 'phone', 'wechat', 'message', 'rep'];
const Template = z.string().max(2000);

/** A list for calls, mail and messages: its columns, and a text that is filled in for each dealer. */
export function CallListModal({ segment, onClose }: { segment: ListedSegment | null; onClose(): void }) {
  const t = useT();
  return (
    <Modal
      opened={segment !== null}
      onClose={onClose}
      size="lg"
      title={t('segments.list.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {segment && <CallListForm segment={segment} />}
    </Modal>
  );
}

/** Letters wait this long for the next one, ms. */
const PAUSE = 200;
/** What a message of all is copied from at once. */
const MOST_COPIED = 200;

function CallListForm({ segment }: { segment: ListedSegment }) {
  const t = useT();
  const lang = useLanguage();
  const api = useApi();
  const notify = useNotify();
  const { save, busy } = useTableExport();
  const box = useRef<HTMLTextAreaElement>(null);
  const [columns, setColumns] = usePreference('segments.columns', Columns, FIRST);
  const [template, setTemplate] = usePreference('segments.template', Template, t('segments.list.example'));
  const [asked] = useDebouncedValue(template, PAUSE);
  const { data } = useApiQuery(
    'segments.previewList',
    { id: segment.id, template: asked, lang },
    { keepPrevious: true },
  );
  const insert = (field: string) => {
    const at = box.current?.selectionStart ?? template.length;
    setTemplate(`${template.slice(0, at)}{${field}}${template.slice(at)}`.slice(0, 2000));
    box.current?.focus();
  };
  const label = (column: CallColumn) => {
    const person = PEOPLE_COLUMNS.find((each) => each === column);
    if (person) return t(`segments.field.${person}`);
    const plain = EXPORT_COLUMNS.find((each) => each === column);
    return plain ? t(`dealers.column.${plain}`) : column;
  };
  const copy = async () => {
    try {
      const { rows } = await api.call('segments.previewList', { id: segment.id, template, lang, limit: MOST_COPIED });
      await navigator.clipboard.writeText(
        rows.map(({ phone, message }) => `${phone}\t${message.replace(/\s*\n\s*/g, ' ')}`).join('\n'),
      );
      notify.done(t('segments.list.copied', { count: rows.length }));
    } catch (error) {
      notify.error(error);
    }
  };
  const write = (format: TableFormat) =>
    void save(
      {
        name: segment.name,
        done: t('segments.list.done'),
        start: (to) => api.call('segments.exportList', { id: segment.id, columns, template, ...to }),
      },
      format,
    );
  return (
    <Stack gap="sm">
      <Textarea
        ref={box}
        label={t('segments.list.template')}
        description={t('segments.list.templateHint', { example: t('segments.list.example') })}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={2000}
        value={template}
        onChange={(event) => setTemplate(event.currentTarget.value)}
      />
      <Group gap={4} role="group" aria-label={t('segments.list.insert')}>
        {(data?.fields ?? []).map((field) => (
          <Button key={field} variant="default" size="compact-xs" onClick={() => insert(field)}>
            {field}
          </Button>
        ))}
      </Group>
      {data && data.unknown.length > 0 && (
        <Text size="sm" c="red" role="alert">
          {t('segments.list.unknown', { names: data.unknown.join(t('segments.words.comma')) })}
        </Text>
      )}
      <section aria-label={t('segments.list.preview')}>
        <Text size="sm" fw={600}>
          {t('segments.list.preview')}
        </Text>
        <Stack gap={6}>
          {(data?.rows ?? []).slice(0, 3).map(({ id, name, message }) => (
            <div key={id} className={classes.message}>
              <Text size="xs" c="dimmed">
                {name} · {t('segments.list.short', { chars: [...message].length })}
              </Text>
              {message}
            </div>
          ))}
        </Stack>
      </section>
      <MultiSelect
        label={t('segments.list.columns')}
        data={[...PEOPLE_COLUMNS, ...EXPORT_COLUMNS].map((column) => ({ value: column, label: label(column) }))}
        value={columns}
        searchable
        onChange={(next) => setColumns(Columns.parse(next))}
      />
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {data && t('segments.list.total', { count: data.total })}
          {data && data.withoutPhone > 0 && ` · ${t('segments.list.noPhone', { count: data.withoutPhone })}`}
        </Text>
        <Group gap="sm">
          <Button variant="default" leftSection={<Copy size={15} aria-hidden />} onClick={() => void copy()}>
            {t('segments.list.copy')}
          </Button>
          <ExportMenu busy={busy} disabled={columns.length === 0} onFormat={write} />
        </Group>
      </Group>
    </Stack>
  );
}
