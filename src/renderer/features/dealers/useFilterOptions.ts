import { useMemo } from 'react';
import type { Facet } from '../../../shared/contract/dealers.contract.ts';
import { DEALER_TYPES, type DealerType } from '../../../shared/domain/dealers.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import type { FacetOption } from './FacetFilter.tsx';

export interface FilterOptions {
  tiers: FacetOption<string>[];
  regions: FacetOption<string>[];
  reps: FacetOption<RepId | null>[];
  types: FacetOption<DealerType | null>[];
  bin: number;
  total: number;
}

/** What the filters offer: the values that occur, with their counts. */
export function useFilterOptions(): FilterOptions {
  const t = useT();
  const naming = useTierNaming();
  const facets = useApiQuery('dealers.facets', {}).data;
  return useMemo(() => {
    if (!facets) return { tiers: [], regions: [], reps: [], types: [], bin: 0, total: 0 };
    return {
      tiers: facets.tiers
        .map((facet) => tierOption(facet, t, naming))
        .sort((a, b) => (rankOfTier(a.value) < rankOfTier(b.value) ? -1 : 1)),
      regions: regionOptions(facets.provinces, facets.cities, t),
      reps: facets.reps.map((facet) => ({
        ...facet,
        value: repOf(facet.value),
        label: facet.label || t('dealers.filter.noRep'),
      })),
      types: facets.types.map(({ value, count }) => {
        const type = DEALER_TYPES.find((known) => known === value) ?? null;
        return { value: type, count, label: type === null ? t('dealers.filter.noType') : t(`dealers.type.${type}`) };
      }),
      bin: facets.bin,
      total: facets.total,
    };
  }, [facets, t, naming]);
}

function tierOption({ value, count }: Facet, t: T, naming: TierNaming): FacetOption<string> {
  const tier = value ?? 'ungraded';
  return { value: tier, count, label: tier === 'ungraded' ? t('common.tier.ungraded') : tierName(naming, tier) };
}

/** Codes sort by value; the ungraded come last. */
function rankOfTier(tier: string): string {
  return tier === 'ungraded' ? '~' : tier;
}

function repOf(value: string | null): RepId | null {
  return value === null || value === '' ? null : RepId.parse(Number(value));
}

/** Provinces by size, each followed by its cities. */
function regionOptions(provinces: readonly Facet[], cities: readonly Facet[], t: T): FacetOption<string>[] {
  return provinces.flatMap((province) => {
    const code = province.value ?? '';
    const label = code === '' ? t('dealers.filter.noRegion') : province.label;
    const own = code === '' ? [] : cities.filter((city) => city.value?.startsWith(code));
    return [
      { value: code, label, count: province.count },
      ...own.map((city) => ({ value: city.value ?? '', label: city.label, count: city.count, indented: true })),
    ];
  });
}
