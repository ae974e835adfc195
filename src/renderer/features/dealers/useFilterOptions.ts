import { useMemo } from 'react';
import type { Facet } from '../../../shared/contract/dealers.contract.ts';
import { DEALER_TYPES, type DealerType } from '../../../shared/domain/dealers.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
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
  const facets = useApiQuery('dealers.facets', {}).data;
  return useMemo(() => {
    if (!facets) return { tiers: [], regions: [], reps: [], types: [], bin: 0, total: 0 };
    return {
      tiers: facets.tiers
        .map((facet) => tierOption(facet, t))
        .sort((a, b) => rankOfTier(a.value) - rankOfTier(b.value)),
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
  }, [facets, t]);
}

function tierOption({ value, count }: Facet, t: T): FacetOption<string> {
  const tier = value ?? 'ungraded';
  return { value: tier, count, label: tier === 'ungraded' ? t('common.tier.ungraded') : tier };
}

/** A to Z, the ungraded last. */
function rankOfTier(tier: string): number {
  return tier === 'ungraded' ? Number.POSITIVE_INFINITY : (tier.codePointAt(0) ?? 0);
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
