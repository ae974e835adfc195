import { useMemo } from 'react';
import type { RepPatch, RepRow } from '../../../shared/contract/reps.contract.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApi } from '../../api/client.tsx';
import { type Format, useFormat } from '../../components/format.ts';
import type { CellEdit, GridColumn } from '../../components/grid/gridTypes.ts';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { useRegions } from '../dealers/regions.ts';

export type RepColumn = GridColumn<RepRow>;

/** 在职, or when he leaves or left. */
export function statusText({ leftOn, active }: Pick<RepRow, 'leftOn' | 'active'>, t: T, format: Format): string {
  if (leftOn === null) return t('reps.status.active');
  return t(active ? 'reps.status.leaving' : 'reps.status.leftOn', { day: format.day(leftOn) });
}

/** A 3 · B 5: graded dealers by tier, best tier first. */
export function tiersText({ tiers }: Pick<RepRow, 'tiers'>, t: T, naming: TierNaming): string {
  return Object.entries(tiers)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([tier, dealers]) => t('reps.tierPart', { tier: tierName(naming, tier), dealers: dealers ?? 0 }))
    .join(' · ');
}

/** What comes and goes on later days, with the first of them. */
export function nextText({ nextOn, coming, going }: RepRow, t: T, format: Format): string {
  if (nextOn === null) return '';
  const parts = [
    coming > 0 ? t('reps.coming', { count: coming }) : '',
    going > 0 ? t('reps.going', { count: going }) : '',
  ];
  return t('reps.next', { day: format.day(nextOn), parts: parts.filter(Boolean).join(' · ') });
}

/** What a region of a code is called: the last part of its name says most. */
export function useRegionName(): (code: string) => string {
  const regions = useRegions();
  return useMemo(() => {
    const names = new Map((regions ?? []).map(({ value, label }) => [value, label.split(' ').at(-1) ?? label]));
    return (code) => names.get(code) ?? code;
  }, [regions]);
}

/** The grid's columns in their first order. */
export function useRepColumns(): readonly RepColumn[] {
  const t = useT();
  const format = useFormat();
  const edit = useCellEdits();
  const regionName = useRegionName();
  const naming = useTierNaming();
  return useMemo(
    () => [...figureColumns(t, format, edit, naming), ...recordColumns(t, format, edit, regionName)],
    [t, format, edit, regionName, naming],
  );
}

type Edits = ReturnType<typeof useCellEdits>;

function figureColumns(t: T, format: Format, edit: Edits, naming: TierNaming): RepColumn[] {
  return [
    {
      id: 'name',
      title: t('reps.column.name'),
      width: 108,
      sortKey: 'name',
      pinned: true,
      text: (row) => row.name,
      edit: edit('name'),
    },
    {
      id: 'status',
      title: t('reps.column.status'),
      // Room for a last day.
      width: 160,
      sortKey: 'status',
      text: (row) => statusText(row, t, format),
    },
    {
      id: 'dealers',
      title: t('reps.column.dealers'),
      width: 72,
      align: 'end',
      sortKey: 'dealers',
      text: (row) => format.count(row.dealers),
    },
    {
      id: 'amount',
      title: t('reps.column.amount'),
      width: 120,
      align: 'end',
      sortKey: 'amount',
      text: (row) => format.amount(row.amountMinor),
    },
    // Room for four tiers of hundreds, beside the open pane at 1280.
    { id: 'tiers', title: t('reps.column.tiers'), width: 264, text: (row) => tiersText(row, t, naming) },
    {
      id: 'level',
      title: t('reps.column.level'),
      width: 68,
      sortKey: 'level',
      text: (row) => row.level,
      edit: edit('level'),
    },
    {
      id: 'next',
      title: t('reps.column.next'),
      width: 196,
      sortKey: 'next',
      text: (row) => nextText(row, t, format),
    },
  ];
}

function recordColumns(t: T, format: Format, edit: Edits, regionName: (code: string) => string): RepColumn[] {
  return [
    {
      id: 'regions',
      title: t('reps.column.regions'),
      width: 130,
      text: (row) => row.regions.map(regionName).join(' · '),
    },
    { id: 'skills', title: t('reps.column.skills'), width: 110, text: (row) => row.skills.join(' · ') },
    {
      id: 'capacity',
      title: t('reps.column.capacity'),
      width: 108,
      align: 'end',
      sortKey: 'capacity',
      text: (row) => (row.capacityMinutes === null ? '' : format.count(row.capacityMinutes)),
    },
    { id: 'areas', title: t('reps.column.areas'), width: 110, optional: true, text: (row) => row.areas.join(' · ') },
    {
      id: 'phone',
      title: t('reps.column.phone'),
      width: 116,
      optional: true,
      text: (row) => row.phone,
      edit: edit('phone'),
    },
    {
      id: 'aliases',
      title: t('reps.column.aliases'),
      width: 120,
      optional: true,
      text: (row) => row.aliases.join(' · '),
    },
  ];
}

/** How cells are edited; every edit carries the revision it was made against. */
function useCellEdits(): (field: 'name' | 'level' | 'phone') => CellEdit<RepRow> {
  const api = useApi();
  return useMemo(() => {
    const save = async (row: RepRow, patch: Partial<RepPatch>): Promise<RepRow> => {
      const { revision } = await api.call('reps.update', { id: row.id, expectedRevision: row.revision, patch });
      return { ...row, ...patch, revision };
    };
    return (field) => ({
      value: (row) => row[field],
      save: (row, next) => save(row, { [field]: next.trim() }),
    });
  }, [api]);
}
