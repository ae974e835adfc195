import { Button, Group } from '@mantine/core';
import { X } from 'lucide-react';
import type { T } from '../../../shared/i18n/translator.ts';
import { type Format, useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { type DealerView, EMPTY_VIEW, isFiltered } from './dealerView.ts';
import type { FacetOption } from './FacetFilter.tsx';
import type { FilterOptions } from './useFilterOptions.ts';

interface Chip {
  key: string;
  text: string;
  without: Partial<DealerView>;
}

/** Every active filter as a chip that takes itself away. */
export function FilterChips(props: {
  view: DealerView;
  options: FilterOptions;
  change(part: Partial<DealerView>): void;
}) {
  const t = useT();
  const format = useFormat();
  const { view, change } = props;
  if (!isFiltered(view) && !view.bin) return null;
  return (
    <Group gap={6} role="group" aria-label={t('dealers.filter.active')}>
      {chipsOf(view, props.options, t, format).map((chip) => (
        <Button
          key={chip.key}
          variant="light"
          size="compact-xs"
          rightSection={<X size={12} aria-hidden />}
          aria-label={t('dealers.filter.remove', { text: chip.text })}
          onClick={() => change(chip.without)}
        >
          {chip.text}
        </Button>
      ))}
      <Button variant="subtle" size="compact-xs" onClick={() => change({ ...EMPTY_VIEW, sort: view.sort })}>
        {t('dealers.filter.clear')}
      </Button>
    </Group>
  );
}

function chipsOf(view: DealerView, options: FilterOptions, t: T, format: Format): Chip[] {
  const chips: Chip[] = [];
  const add = (key: string, text: string, without: Partial<DealerView>) => chips.push({ key, text, without });
  if (view.bin) add('bin', t('dealers.filter.bin'), { bin: false });
  if (view.search !== '') add('q', t('dealers.filter.searchChip', { text: view.search }), { search: '' });
  chips.push(...valueChips('tiers', view, options.tiers, t('dealers.filter.tier')));
  chips.push(...valueChips('regions', view, options.regions, t('dealers.filter.region')));
  chips.push(...valueChips('reps', view, options.reps, t('dealers.filter.rep')));
  chips.push(...valueChips('types', view, options.types, t('dealers.filter.type')));
  for (const group of view.groups) {
    add(`group-${group}`, t(`scoring.group.${group}`), { groups: view.groups.filter((each) => each !== group) });
  }
  if (view.late !== null) add('late', t('dealers.filter.late', { days: view.late }), { late: null });
  if (view.from !== null) add('from', t('dealers.filter.fromDay', { day: format.day(view.from) }), { from: null });
  if (view.to !== null) add('to', t('dealers.filter.toDay', { day: format.day(view.to) }), { to: null });
  if (view.never) add('never', t('dealers.filter.never'), { never: false });
  if (view.excluded === 'hide') add('excluded', t('dealers.filter.excludedHide'), { excluded: 'all' });
  if (view.excluded === 'only') add('excluded', t('dealers.filter.excludedOnly'), { excluded: 'all' });
  return chips;
}

type ListField = 'tiers' | 'regions' | 'reps' | 'types';

/** One chip per value; a value nobody has any more shows as it is. */
function valueChips<F extends ListField>(
  field: F,
  view: DealerView,
  options: readonly FacetOption<string | number | null>[],
  name: string,
): Chip[] {
  const values: readonly (string | number | null)[] = view[field];
  return values.map((value) => ({
    key: `${field}-${value}`,
    text: `${name}: ${options.find((option) => option.value === value)?.label ?? value ?? ''}`,
    // The same list without one of its values.
    without: { [field]: values.filter((each) => each !== value) } as Partial<DealerView>,
  }));
}
