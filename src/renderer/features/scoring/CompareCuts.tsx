import { Button, Group, Text, Title } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import classes from './scoring.module.css';
import { useChangeRules } from './useChangeRules.ts';

type Option = Output<'scoring.compareCuts'>['options'][number];

/** Both common cuts side by side: dealers per tier and the visits a month that each asks for. */
export function CompareCuts() {
  const t = useT();
  const format = useFormat();
  const compare = useApiQuery('scoring.compareCuts', {}, { keepPrevious: true });
  const options = compare.data?.options ?? [];
  const tiers = options[0]?.tiers.map(({ tier }) => tier) ?? [];
  if (compare.error) return <ErrorNotice error={compare.error} onRetry={() => void compare.refetch()} />;
  return (
    <section aria-labelledby="scoring-compare">
      <Group justify="space-between">
        <Title order={2} size="h4" id="scoring-compare">
          {t('scoring.compare.title')}
        </Title>
        <CutsExport options={options} />
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        {t('scoring.compare.hint')}
      </Text>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {options.map((option) => (
              <th key={option.a} scope="col" data-end>
                {t('scoring.compare.option', { a: format.share(option.a), b: format.share(option.b) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier) => (
            <tr key={tier}>
              <th scope="row">
                <TierBadge tier={tier} />
              </th>
              {options.map((option) => (
                <td key={option.a} data-end>
                  {format.count(option.tiers.find((each) => each.tier === tier)?.dealers)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('scoring.compare.visits')}</th>
            {options.map((option) => (
              <td key={option.a} data-end>
                {format.count(Math.round(option.visitsPerMonth))}
              </td>
            ))}
          </tr>
          <tr>
            <td />
            {options.map((option) => (
              <td key={option.a} data-end>
                <Choose option={option} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function CutsExport({ options }: { options: readonly Option[] }) {
  const t = useT();
  const format = useFormat();
  const naming = useTierNaming();
  const name = t('scoring.compare.title');
  const tiers = options[0]?.tiers.map(({ tier }) => tier) ?? [];
  const request = shownTable<string | null>(
    name,
    [
      [
        t('scoring.tier.column'),
        'text',
        (tier) => (tier === null ? t('scoring.compare.visits') : tierName(naming, tier)),
      ],
      ...options.map(
        ({ a, b, tiers: found, visitsPerMonth }): ShownColumn<string | null> => [
          t('scoring.compare.option', { a: format.share(a), b: format.share(b) }),
          'integer',
          (tier) =>
            tier === null ? Math.round(visitsPerMonth) : (found.find((each) => each.tier === tier)?.dealers ?? 0),
        ],
      ),
    ],
    [...tiers, null],
  );
  return <TableExport request={request} name={name} disabled={options.length === 0} />;
}

function Choose({ option: { a, b } }: { option: Option }) {
  const t = useT();
  const format = useFormat();
  const scheme = useChangeRules();
  if (!scheme) return null;
  if (scheme.rules.cutA === a && scheme.rules.cutB === b)
    return (
      <Text size="xs" fw={600}>
        {t('scoring.compare.current')}
      </Text>
    );
  const label = t('scoring.compare.option', { a: format.share(a), b: format.share(b) });
  return (
    <Button
      variant="default"
      size="compact-sm"
      disabled={scheme.readOnly}
      loading={scheme.busy}
      aria-label={`${t('scoring.compare.choose')} ${label}`}
      onClick={() => scheme.change({ cutA: a, cutB: b }, t('scoring.scheme.saved'))}
    >
      {t('scoring.compare.choose')}
    </Button>
  );
}
