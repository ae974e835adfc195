import { Alert, Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Copy, Mail } from 'lucide-react';
import { useId, useState } from 'react';
import { useSearch } from 'wouter';
import type { FilledText } from '../../../shared/contract/messages.contract.ts';
import { type DealerId, SegmentId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { findPicked } from '../../app/pickedDealers.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { DealerPicker, type PickedDealer } from '../../components/DealerPicker.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { copyText } from '../../components/grid/copyText.ts';
import { useNotify } from '../../components/notify.tsx';
import { useLanguage, useT } from '../../components/useT.ts';
import classes from './activities.module.css';
import { mailAddress } from './mailAddress.ts';

/** Dealers that one question fills in. */
const MOST = 2000;
const NOBODY: readonly DealerId[] = [];

interface TemplateUseProps {
  name: string;
  subject: string;
  body: string;
}

/** The text for one dealer, to be copied or mailed, or for a list of them, as a table of phones and texts. */
export function TemplateUse({ name, subject, body }: TemplateUseProps) {
  const t = useT();
  const lang = useLanguage();
  const titleId = useId();
  const picked = findPicked(new URLSearchParams(useSearch()).get('among') ?? '');
  const segments = useApiQuery('segments.names', {}).data?.segments ?? [];
  const [dealer, setDealer] = useState<PickedDealer | null>(null);
  const [segment, setSegment] = useState<SegmentId | null>(null);
  const [text] = useDebouncedValue(body, 200);
  const members = useApiQuery(
    'dealers.ids',
    { filter: { segments: segment === null ? [] : [segment] } },
    { enabled: segment !== null },
  ).data?.ids;
  const all = dealer !== null ? [dealer.id] : segment !== null ? (members ?? NOBODY) : (picked?.ids ?? NOBODY);
  const ids = all.slice(0, MOST);
  const filled = useApiQuery(
    'messages.fill',
    { lang, subject, body: text, dealerIds: [...ids] },
    { enabled: ids.length > 0, keepPrevious: true },
  );
  const { texts = [], unknown = [] } = ids.length > 0 ? (filled.data ?? {}) : {};
  const [first] = texts;
  return (
    <section aria-labelledby={titleId}>
      <Title order={2} size="h5" id={titleId} mb="xs">
        {t('activities.template.use')}
      </Title>
      <Group gap="xs" align="flex-end">
        <DealerPicker
          label={t('dealers.field.name')}
          value={dealer}
          onChange={(next) => {
            setDealer(next);
            if (next) setSegment(null);
          }}
        />
        <Select
          label={t('activities.template.segment')}
          clearable
          searchable
          data={segments.map(({ id, name: label }) => ({ value: String(id), label }))}
          value={segment === null ? null : String(segment)}
          onChange={(next) => {
            setSegment(next === null ? null : SegmentId.parse(Number(next)));
            setDealer(null);
          }}
        />
        {picked && dealer === null && segment === null && <Text size="sm">{picked.label}</Text>}
      </Group>
      {filled.error && ids.length > 0 && <ErrorNotice error={filled.error} />}
      {unknown.length > 0 && (
        <Alert color="yellow" mt="xs">
          {t('activities.template.unknown', { list: unknown.map((field) => `{${field}}`).join(' ') })}
        </Alert>
      )}
      {first && <Filled text={first} subject={subject} />}
      {first && dealer === null && (
        <Group gap="xs" mt="xs">
          <Text size="sm" role="status">
            {t('activities.template.listOf', {
              count: texts.length,
              phones: texts.filter(({ phone }) => phone !== '').length,
            })}
            {all.length > MOST && ` ${t('activities.template.most', { count: MOST })}`}
          </Text>
          <TextsExport name={name} texts={texts} />
        </Group>
      )}
    </section>
  );
}

function Filled({ text, subject }: { text: FilledText; subject: string }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const mail = () => {
    const { url, isWhole } = mailAddress({ ...text, subject: subject === '' ? '' : text.subject });
    // The clipboard is written at once: a browser allows it only within the click.
    if (!isWhole && copyText(text.body)) notify.done(t('activities.template.tooLong'));
    void api.bridge.openExternal(url).catch(notify.error);
  };
  return (
    <Stack gap={6} mt="xs">
      <Text size="xs" c="dimmed">
        {[text.name, text.contact, text.phone].filter(Boolean).join(' · ')}
      </Text>
      {subject !== '' && <strong>{text.subject}</strong>}
      <p className={classes.filled}>{text.body}</p>
      <Group gap="xs">
        <Button
          size="compact-sm"
          leftSection={<Copy size={14} aria-hidden />}
          onClick={() => copyText(text.body) && notify.done(t('activities.template.copied'))}
        >
          {t('activities.template.copy')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Mail size={14} aria-hidden />}
          disabled={text.email === ''}
          title={text.email === '' ? t('activities.template.noMail') : undefined}
          onClick={mail}
        >
          {t('activities.template.mail')}
        </Button>
      </Group>
    </Stack>
  );
}

function TextsExport({ name, texts }: { name: string; texts: readonly FilledText[] }) {
  const t = useT();
  const request = shownTable(
    name,
    [
      [t('dealers.field.name'), 'text', (row: FilledText) => row.name],
      [t('imports.field.contact'), 'text', (row) => row.contact],
      [t('imports.field.phone'), 'text', (row) => row.phone],
      [t('imports.field.wechat'), 'text', (row) => row.wechat],
      [t('imports.field.email'), 'text', (row) => row.email],
      [t('activities.template.body'), 'text', (row) => row.body],
    ],
    texts,
  );
  return <TableExport request={request} name={name} />;
}
