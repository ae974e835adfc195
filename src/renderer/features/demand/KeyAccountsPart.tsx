import { Button, Group, Menu, Text } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { DealerFilter } from '../../../shared/contract/dealerFilter.contract.ts';
import { KEY_FACTORS, KEY_STEPS, type KeyAccount, type KeyFactor } from '../../../shared/contract/demand.contract.ts';
import { keyStepText } from '../../../shared/i18n/keyStepText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { type Format, useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { SaveSegmentModal, type ToSave } from '../segments/SaveSegmentModal.tsx';

import { useAdviceVerdict } from './useAdviceVerdict.ts';

/** Who might become a key account: figures with their points, why in words, and what to do next. */
export function KeyAccountsPart() {
  const t = useT();
  const format = useFormat();
  const tierName = useTierName();
  const [saving, setSaving] = useState<ToSave | null>(null);
  const answer = useApiQuery('demand.keyAccounts', { limit: 100 });
  const verdict = useAdviceVerdict();
  const { data } = answer;
  if (answer.error) return <ErrorNotice error={answer.error} />;
  if (!data) return data === null ? null : <Text c="dimmed">{t('common.loading')}</Text>;
  if (data.rows.length === 0) return <EmptyState title={t('demand.key.none')} text={t('demand.key.noneText')} />;
  const known = KEY_FACTORS.filter((factor) => data.medians.some((one) => one.factor === factor && one.raw !== null));
  const stepFormat = { money: format.moneyRound, count: format.count, percent: (part: number) => format.percent(part) };
  const evidence = (row: KeyAccount, factor: KeyFactor): string => {
    const { raw = null, points = null } = row.factors.find((one) => one.factor === factor) ?? {};
    return raw === null || points === null
      ? '—'
      : t('demand.key.evidence', { figure: factorText(format, factor, raw), points: Math.round(points) });
  };
  const columns: ShownColumn<KeyAccount>[] = [
    [t('demand.column.dealer'), 'text', ({ name }) => name],
    [t('demand.column.tier'), 'text', ({ tier }) => (tier === null ? t('common.tier.ungraded') : tierName(tier))],
    [t('demand.key.score'), 'number', ({ score }) => Number(score.toFixed(1))],
    [t('demand.column.total'), 'money', ({ netMinor }) => netMinor],
    ...known.map(
      (factor): ShownColumn<KeyAccount> => [t(`demand.factor.${factor}`), 'plain', (row) => evidence(row, factor)],
    ),
    [
      t('demand.key.why'),
      'text',
      ({ strengths }) =>
        strengths
          .slice(0, 3)
          .map((factor) => t(`demand.strength.${factor}`))
          .join(t('demand.buy.comma')) || t('demand.key.even'),
    ],
    [t('demand.key.step'), 'text', (row) => keyStepText(row, t, stepFormat, verdict)],
  ];
  const title = t('demand.part.key');
  const ids = data.rows.map(({ id }) => id);
  const medians = known.map((factor) => {
    const raw = data.medians.find((one) => one.factor === factor)?.raw ?? 0;
    return t('demand.key.median', { factor: t(`demand.factor.${factor}`), figure: factorText(format, factor, raw) });
  });
  return (
    <div>
      <Group gap="sm" mb={6}>
        <Button size="compact-sm" variant="default" onClick={() => openDealers({ label: title, ids })}>
          {t('demand.key.open', { count: data.rows.length })}
        </Button>
        <SaveMenu rows={data.rows} onSave={setSaving} />
        <TableExport request={shownTable(title, columns, data.rows)} name={title} />
        <Text size="xs" c="dimmed" role="status">
          {t('demand.key.shown', { shown: data.rows.length, total: data.total, tier: tierName(data.topTier) })}
        </Text>
      </Group>
      <FigureTable
        label={title}
        columns={columns}
        rows={data.rows}
        height={620}
        onRow={({ id }) => navigate(`/dealers/${id}`)}
      />
      <Text size="sm" c="dimmed" mt="xs">
        {t('demand.key.medians')} {medians.join(t('demand.buy.comma'))}
        {data.marginHidden && ` ${t('demand.key.marginHidden')}`}
      </Text>
      <SaveSegmentModal what={saving} onClose={() => setSaving(null)} />
    </div>
  );
}

/** All that are listed, or those with one next step, which the segment bears as its note. */
function SaveMenu({ rows, onSave }: { rows: readonly KeyAccount[]; onSave(what: ToSave): void }) {
  const t = useT();
  const ofStep = KEY_STEPS.map((step) => ({ step, those: rows.filter((row) => row.step === step) }));
  const save = (those: readonly KeyAccount[], name: string, note: string) =>
    onSave({ ticked: those.map(({ id }) => id), filter: DealerFilter.parse({}), total: those.length, name, note });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
          {t('segments.saveAs.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save(rows, t('demand.part.key'), '')}>
          {t('demand.key.saveAll', { count: rows.length })}
        </Menu.Item>
        {ofStep
          .filter(({ those }) => those.length > 0)
          .map(({ step, those }) => {
            const name = t(`demand.stepName.${step}`);
            return (
              <Menu.Item
                key={step}
                onClick={() =>
                  save(those, t('demand.key.segment', { step: name }), t('demand.key.note', { step: name }))
                }
              >
                {t('demand.key.saveStep', { step: name, count: those.length })}
              </Menu.Item>
            );
          })}
      </Menu.Dropdown>
    </Menu>
  );
}

function factorText(format: Format, factor: KeyFactor, raw: number): string {
  if (factor === 'size') return format.moneyRound(raw);
  if (factor === 'share') return format.share(raw, 2);
  return factor === 'growth' || factor === 'margin' ? format.percent(raw) : format.count(raw);
}
