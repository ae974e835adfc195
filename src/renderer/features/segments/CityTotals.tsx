import { Select } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { RegionTotal } from '../../../shared/contract/scorePortrait.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import type { ShownColumn } from '../../app/shownTable.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { joined } from '../../components/joined.ts';
import { useLanguage, useT } from '../../components/useT.ts';
import { amountBars } from './amountBars.ts';
import { useOpenRegion } from './useOpenRegion.ts';

/** Cities in the picture; the table has all. */
const DRAWN = 12;
const PROVINCE_DIGITS = 2;

/** The figures of a region, of whichever level. @param total what its part is of @param title what a row is */
export function regionColumns(
  t: ReturnType<typeof useT>,
  nameOf: (region: RegionTotal) => string,
  total: number,
  title = t('analysis.region.name'),
): ShownColumn<RegionTotal>[] {
  return [
    [title, 'text', nameOf],
    [t('scoring.tier.dealers'), 'integer', ({ dealers }) => dealers],
    [t('scoring.tier.amount'), 'money', ({ amountMinor }) => amountMinor],
    [t('analysis.region.share'), 'percent', ({ amountMinor }) => (total > 0 ? amountMinor / total : null)],
    [
      t('analysis.region.growth'),
      'percent',
      ({ amountMinor, amountPrevMinor }) =>
        amountPrevMinor === null || amountPrevMinor <= 0 ? null : amountMinor / amountPrevMinor - 1,
    ],
    [t('analysis.region.dormant'), 'integer', ({ dormant }) => dormant],
  ];
}

interface CityTotalsProps {
  provinces: readonly RegionTotal[];
  cities: readonly RegionTotal[];
}

/** One level down: the cities of a province, the one with the most money first; nothing where no city is known. */
export function CityTotals({ provinces, cities }: CityTotalsProps) {
  const t = useT();
  const format = useFormat();
  const open = useOpenRegion();
  const lang = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  const choices = provinces.filter(({ region }) => cities.some((city) => provinceOf(city) === region));
  const province = choices.find(({ region }) => region === chosen) ?? choices[0];
  const own = useMemo(() => cities.filter((city) => provinceOf(city) === province?.region), [cities, province]);
  const option = useCallback(
    (theme: ChartTheme) => {
      const drawn = own.slice(0, DRAWN).map(({ name, region, amountMinor }) => ({ name: name || region, amountMinor }));
      return amountBars(theme, drawn, format.moneyRound);
    },
    [own, format],
  );
  const first = own[0];
  if (!province || !first) return null;
  const total = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const nameOf = ({ region, name }: RegionTotal) => name || region;
  const left = province.dealers - own.reduce((sum, { dealers }) => sum + dealers, 0);
  const summary = t('analysis.city.summary', {
    count: own.length,
    name: nameOf(first),
    share: format.percent(total > 0 ? first.amountMinor / total : null),
  });
  return (
    <ChartWithTable
      title={t('analysis.city.title', { name: nameOf(province) })}
      summary={left > 0 ? joined([summary, t('analysis.city.left', { count: left })], lang) : summary}
      option={option}
      height={Math.max(120, 40 + 28 * Math.min(own.length, DRAWN))}
      columns={regionColumns(t, nameOf, total, t('analysis.city.name'))}
      rows={own}
      onRow={open}
      acts={
        <Select
          size="xs"
          w={180}
          aria-label={t('analysis.city.province')}
          allowDeselect={false}
          data={choices.map((one) => ({ value: one.region, label: nameOf(one) }))}
          value={province.region}
          onChange={setChosen}
        />
      }
    />
  );
}

function provinceOf({ region }: RegionTotal): string {
  return region.slice(0, PROVINCE_DIGITS);
}
