import { useMemo } from 'react';
import { FIRST_COLUMNS, type GridColumn } from '../../../shared/contract/dealers.contract.ts';
import type { DealerListOptions } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import { type DealerView, toFilter } from '../dealers/dealerView.ts';
import { useFilterTexts } from '../dealers/FilterChips.tsx';
import { useFilterOptions } from '../dealers/useFilterOptions.ts';
import type { CommonChoice } from './commonOptions.ts';

/** As much as a page's head has room for. */
const MOST_TEXT = 1000;

/** The printed list of what a view shows, with its filter in the window's words. */
export function useDealerListOptions(
  view: DealerView,
  columns: readonly GridColumn[],
  common: CommonChoice,
): DealerListOptions {
  const t = useT();
  const texts = useFilterTexts(view, useFilterOptions());
  const described = texts.join(t('reports.frame.partComma')).slice(0, MOST_TEXT);
  return useMemo(
    () => ({
      kind: 'dealerList',
      ...common,
      query: { filter: toFilter(view), sort: view.sort },
      columns: columns.length === 0 ? [...FIRST_COLUMNS] : [...columns],
      described,
    }),
    [common, view, columns, described],
  );
}
