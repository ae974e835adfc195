import { Anchor, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { ClipboardPaste, Combine, Plus, UsersRound } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ListedSegment } from '../../../shared/contract/segments.contract.ts';
import { ruleText } from '../../../shared/i18n/ruleText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { CombineModal } from './CombineModal.tsx';
import { exampleRules } from './exampleRules.ts';
import { PasteListModal } from './PasteListModal.tsx';
import { newRuleAddress } from './RulePage.tsx';
import classes from './rules.module.css';
import { useRuleWords } from './useRuleWords.ts';

const openNew = () => navigate('/segments/rule');

/** Every segment with what it holds, examples to begin with, and sets of them. */
export function SegmentsPage() {
  const t = useT();
  const list = useApiQuery('segments.list', {}, { keepPrevious: true });
  const any = useApiQuery('dealers.any', {}).data?.any;
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [combining, setCombining] = useState(false);
  const [pasting, setPasting] = useState(false);
  const segments = list.data?.segments ?? [];
  const chosen = segments.filter(({ id }) => ticked.has(id));
  usePageCommands(useMemo(() => [{ id: 'segments.add', label: t('segments.command.add'), run: openNew }], [t]));
  return (
    <AnalysisPage
      tab="lists"
      intro={t('segments.page.intro')}
      acts={
        any && (
          <>
            {segments.length > 1 && (
              <Button
                variant="default"
                disabled={chosen.length < 2}
                title={t('segments.page.help')}
                leftSection={<Combine size={15} aria-hidden />}
                onClick={() => setCombining(true)}
              >
                {t('segments.page.combine')}
              </Button>
            )}
            <Button
              variant="default"
              leftSection={<ClipboardPaste size={15} aria-hidden />}
              onClick={() => setPasting(true)}
            >
              {t('segments.pasted.act')}
            </Button>
            <Button leftSection={<Plus size={15} aria-hidden />} onClick={openNew}>
              {t('segments.page.add')}
            </Button>
          </>
        )
      }
    >
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {any === false && (
        <EmptyState
          icon={<UsersRound size={32} aria-hidden />}
          title={t('segments.page.noData')}
          text={t('segments.page.noDataText')}
        >
          <Button onClick={() => navigate('/import')}>{t('dealers.empty.import')}</Button>
        </EmptyState>
      )}
      {any && list.data && segments.length === 0 && (
        <EmptyState
          icon={<UsersRound size={32} aria-hidden />}
          title={t('segments.page.none')}
          text={t('segments.page.noneText')}
        >
          <Button onClick={openNew}>{t('segments.page.add')}</Button>
        </EmptyState>
      )}
      {segments.length > 0 && <SegmentTable segments={segments} ticked={ticked} onTicked={setTicked} />}
      {any && list.data && <Examples />}
      <PasteListModal opened={pasting} onClose={() => setPasting(false)} />
      <CombineModal
        segments={chosen}
        opened={combining}
        onClose={() => setCombining(false)}
        onDone={() => {
          setCombining(false);
          setTicked(new Set());
        }}
      />
    </AnalysisPage>
  );
}

function SegmentTable(props: {
  segments: readonly ListedSegment[];
  ticked: ReadonlySet<number>;
  onTicked(ticked: ReadonlySet<number>): void;
}) {
  const t = useT();
  const format = useFormat();
  const words = useRuleWords();
  const { segments, ticked, onTicked } = props;
  const total = useApiQuery('dealers.facets', {}).data?.total ?? 0;
  const kind = ({ rule }: ListedSegment) => t(rule === null ? 'segments.page.static' : 'segments.page.dynamic');
  const inWords = ({ rule, note }: ListedSegment) => (rule === null ? note : ruleText(rule, words));
  const share = ({ dealers }: ListedSegment) => (total === 0 ? 0 : dealers / total);
  const columns: ShownColumn<ListedSegment>[] = [
    [t('segments.page.name'), 'text', ({ name }) => name],
    [t('segments.page.kind'), 'text', kind],
    [t('segments.page.dealers'), 'integer', ({ dealers }) => dealers],
    [t('segments.page.share'), 'percent', share],
    [t('segments.page.amount'), 'money', ({ amountMinor }) => amountMinor],
    [t('segments.page.rule'), 'text', (segment) => inWords(segment).slice(0, 4000)],
  ];
  const tick = (id: number) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    onTicked(next);
  };
  return (
    <section aria-label={t('segments.title')}>
      <Group gap="sm" mb="xs">
        <Text size="sm" c="dimmed" role="status">
          {t('segments.page.count', { count: segments.length })}
          {ticked.size > 0 && ` · ${t('segments.page.ticked', { count: ticked.size })}`}
        </Text>
        <TableExport request={shownTable(t('segments.title'), columns, segments)} name={t('segments.title')} />
      </Group>
      <table className={classes.list}>
        <thead>
          <tr>
            <td />
            {columns.map(([header, kindOf]) => (
              <th key={header} scope="col" data-end={kindOf !== 'text' || undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {segments.map((segment) => (
            <tr key={segment.id}>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={segment.name}
                  checked={ticked.has(segment.id)}
                  onChange={() => tick(segment.id)}
                />
              </td>
              <th scope="row">
                <Anchor href={`#/segments/lists/${segment.id}`}>{segment.name}</Anchor>
                {segment.sameAs !== null && (
                  <Text size="xs" c="orange.9">
                    {t('segments.page.sameAs', { name: segment.sameAs })}
                  </Text>
                )}
                {segment.dealers === 0 && (
                  <Text size="xs" c="dimmed">
                    {t('segments.page.empty')}
                  </Text>
                )}
              </th>
              <td>{kind(segment)}</td>
              <td data-end>
                <Anchor href={segmentDealers(segment.id)}>{format.count(segment.dealers)}</Anchor>
              </td>
              <td data-end>{format.percent(share(segment))}</td>
              <td data-end>{format.moneyRound(segment.amountMinor)}</td>
              <td className={classes.rule}>{inWords(segment)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The address of the list of dealers narrowed to a segment. */
export function segmentDealers(id: number): string {
  return `#/dealers?${new URLSearchParams({ more: JSON.stringify({ segments: [id] }) })}`;
}

function Examples() {
  const t = useT();
  const goods = useApiQuery('segments.goods', { of: 'category' }).data?.goods;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t('segments.page.examples')}
      </Title>
      <div className={classes.examples}>
        {exampleRules(goods?.[0]?.value).map(({ name, rule }) => (
          <button
            key={name}
            type="button"
            className={classes.example}
            onClick={() => navigate(newRuleAddress(rule, t(`segments.example.${name}`)))}
          >
            <Text size="sm" fw={600}>
              {t(`segments.example.${name}`)}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`segments.exampleText.${name}`)}
            </Text>
          </button>
        ))}
      </div>
    </Stack>
  );
}
