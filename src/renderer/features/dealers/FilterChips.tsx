import { Button, Group } from '@mantine/core';
import { X } from 'lucide-react';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { findPicked } from '../../app/pickedDealers.ts';
import { type Format, useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import { type ConditionWords, conditionText } from './conditionText.ts';
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
  /** Opens a condition for changing; it is replaced in the view without it. */
  onEdit(condition: Condition, without: Partial<DealerView>): void;
  /** Keeps who is shown as a segment; left out where that is offered elsewhere. */
  onSegment?: (() => void) | undefined;
}) {
  const t = useT();
  const nameOf = useTierName();
  const format = useFormat();
  const words = useConditionWords();
  const { view, change } = props;
  if (!isFiltered(view) && !view.bin) return null;
  return (
    <Group gap={6} role="group" aria-label={t('dealers.filter.active')}>
      {conditionsOf(view).map(({ condition, without }) => (
        <EditableChip
          key={JSON.stringify(condition)}
          text={conditionText(condition, words)}
          onEdit={() => props.onEdit(condition, without)}
          onRemove={() => change(without)}
        />
      ))}
      {chipsOf(view, props.options, t, format, nameOf).map((chip) => (
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
      {props.onSegment && !view.bin && (
        <Button variant="subtle" size="compact-xs" onClick={props.onSegment}>
          {t('segments.saveAs.open')}
        </Button>
      )}
    </Group>
  );
}

/** What a view is limited to, in words; empty for everybody. */
export function useFilterTexts(view: DealerView, options: FilterOptions): string[] {
  const t = useT();
  const nameOf = useTierName();
  const format = useFormat();
  const words = useConditionWords();
  return [
    ...conditionsOf(view).map(({ condition }) => conditionText(condition, words)),
    ...chipsOf(view, options, t, format, nameOf).map(({ text }) => text),
  ];
}

/** A condition whose text opens it; the cross takes it away. */
function EditableChip(props: { text: string; onEdit(): void; onRemove(): void }) {
  const t = useT();
  return (
    <Button.Group>
      <Button
        variant="light"
        size="compact-xs"
        aria-label={t('dealers.condition.edit', { text: props.text })}
        onClick={props.onEdit}
      >
        {props.text}
      </Button>
      <Button
        variant="light"
        size="compact-xs"
        px={4}
        aria-label={t('dealers.filter.remove', { text: props.text })}
        onClick={props.onRemove}
      >
        <X size={12} aria-hidden />
      </Button>
    </Button.Group>
  );
}

/** What conditions are told with. */
function useConditionWords(): ConditionWords {
  const t = useT();
  const format = useFormat();
  const fields = useApiQuery('fields.list', {}).data?.fields ?? [];
  const tags = useApiQuery('tags.list', {}).data?.tags ?? [];
  const groups = useApiQuery('doubles.groups', {}).data?.groups ?? [];
  const segments = useApiQuery('segments.names', {}).data?.segments ?? [];
  return { t, format, fields, tags, groups, segments };
}

function chipsOf(
  view: DealerView,
  options: FilterOptions,
  t: T,
  format: Format,
  nameOf: (tier: string) => string,
): Chip[] {
  const chips: Chip[] = [];
  const add = (key: string, text: string, without: Partial<DealerView>) => chips.push({ key, text, without });
  if (view.bin) add('bin', t('dealers.filter.bin'), { bin: false });
  if (view.search !== '') add('q', t('dealers.filter.searchChip', { text: view.search }), { search: '' });
  if (view.among !== null) {
    const picked = findPicked(view.among);
    const label = picked?.label ?? t('dealers.filter.amongLost');
    add('among', t('dealers.filter.among', { label }), { among: null });
  }
  chips.push(...valueChips('tiers', view, options.tiers, t('dealers.filter.tier'), nameOf));
  chips.push(...valueChips('regions', view, options.regions, t('dealers.filter.region')));
  chips.push(...valueChips('reps', view, options.reps, t('dealers.filter.rep')));
  chips.push(...valueChips('types', view, options.types, t('dealers.filter.type')));
  for (const group of view.groups) {
    add(`group-${group}`, t(`scoring.group.${group}`), { groups: view.groups.filter((each) => each !== group) });
  }
  if (view.from !== null) add('from', t('dealers.filter.fromDay', { day: format.day(view.from) }), { from: null });
  if (view.to !== null) add('to', t('dealers.filter.toDay', { day: format.day(view.to) }), { to: null });
  if (view.never) add('never', t('dealers.filter.never'), { never: false });
  if (view.excluded === 'hide') add('excluded', t('dealers.filter.excludedHide'), { excluded: 'all' });
  if (view.excluded === 'only') add('excluded', t('dealers.filter.excludedOnly'), { excluded: 'all' });
  return chips;
}

type ListField = 'tiers' | 'regions' | 'reps' | 'types';

/** One chip per value. @param unused what a value is called that nobody has any more */
function valueChips<F extends ListField>(
  field: F,
  view: DealerView,
  options: readonly FacetOption<string | number | null>[],
  name: string,
  unused: (value: string) => string = String,
): Chip[] {
  const values: readonly (string | number | null)[] = view[field];
  return values.map((value) => ({
    key: `${field}-${value}`,
    text: `${name}: ${options.find((option) => option.value === value)?.label ?? unused(String(value ?? ''))}`,
    // The same list without one of its values.
    without: { [field]: values.filter((each) => each !== value) } as Partial<DealerView>,
  }));
}
