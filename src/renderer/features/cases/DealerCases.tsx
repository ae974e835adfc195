import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { causeText, standingText } from '../../../shared/i18n/caseText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { addCaseOf } from '../../app/openedStore.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Section } from '../dealers/Section.tsx';
import { marksOf } from './caseTexts.ts';

const FIRST = 4;
const ALL = 1000;

/** A dealer's cases: what is not closed first. */
export function DealerCases({ dealerId, name }: { dealerId: DealerId; name: string }) {
  const t = useT();
  const format = useFormat();
  const [limit, setLimit] = useState(FIRST);
  const answer = useApiQuery('cases.ofDealer', { dealerId, limit }, { keepPrevious: true });
  const { rows = [], total = 0, open = 0 } = answer.data ?? {};
  usePageCommands(
    useMemo(
      () => [
        {
          id: 'cases.addHere',
          label: `${t('cases.page.add')}: ${name}`,
          run: () => addCaseOf({ id: dealerId, name }),
        },
      ],
      [t, dealerId, name],
    ),
  );
  return (
    <Section
      title={t('cases.dealer.title')}
      action={
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<Plus size={14} aria-hidden />}
          aria-label={`${t('cases.page.add')}: ${name}`}
          onClick={() => addCaseOf({ id: dealerId, name })}
        >
          {t('cases.dealer.add')}
        </Button>
      }
    >
      {answer.error && <ErrorNotice error={answer.error} />}
      {open > 0 && (
        <Text size="sm" fw={600}>
          {t('cases.dealer.open', { count: open })}
        </Text>
      )}
      {answer.data && total === 0 && <Text c="dimmed">{t('cases.empty.title')}</Text>}
      {rows.map((row) => (
        <Group key={row.id} gap={6} py={3}>
          <Anchor href={`#/cases/${row.id}`} size="sm">
            {row.number}
          </Anchor>
          <Text size="sm">
            {[t(`cases.kind.${row.kind}`), row.cause === '' ? '' : causeText(row.cause, t)].filter(Boolean).join(' · ')}
          </Text>
          <Badge size="xs" variant="light" color={row.status === 'closed' ? 'gray' : 'accent'}>
            {standingText(row, t)}
          </Badge>
          <Text size="xs" c="dimmed">
            {[format.day(row.reportedOn), ...marksOf(row, t)].join(' · ')}
          </Text>
        </Group>
      ))}
      {rows.length < total && (
        <Button variant="default" size="compact-xs" onClick={() => setLimit(ALL)}>
          {t('cases.dealer.more', { count: total })}
        </Button>
      )}
    </Section>
  );
}
