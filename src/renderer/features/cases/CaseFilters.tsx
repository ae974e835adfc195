import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { z } from 'zod';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { CASE_KINDS, CaseKind } from '../../../shared/domain/cases.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { RepsField } from '../reports/RepsField.tsx';
import { TiersField } from '../reports/TiersField.tsx';

const Kept = z.object({
  /** The data file it was chosen in: reps and owners are nobody in another one. */
  file: z.string(),
  kinds: z.array(CaseKind),
  owners: z.array(z.string()),
  reps: z.array(RepId.nullable()),
  tiers: z.array(z.string()),
  /** A day, or "" for no end. */
  from: z.string(),
  to: z.string(),
});
type Kept = z.infer<typeof Kept>;
const NOTHING: Kept = { file: '', kinds: [], owners: [], reps: [], tiers: [], from: '', to: '' };

/** Which cases are counted: remembered for the page and the printed report alike. */
export function useCaseChoice() {
  const file = useApiQuery('session.get', {}).data?.file?.uid ?? '';
  const [stored, keep] = usePreference('cases.choice', Kept, NOTHING);
  const kept = stored.file === file ? stored : NOTHING;
  return useMemo(() => {
    const { kinds, owners, reps, tiers, from, to } = kept;
    return {
      kept,
      change: (part: Partial<Kept>) => keep({ ...kept, ...part, file }),
      chosen: [kinds, owners, reps, tiers].some((some) => some.length > 0) || from !== '' || to !== '',
      /** As the engine gets it. */
      filter: {
        ...{ kinds, owners, reps, tiers },
        ...(isCalendarDay(from) ? { from } : {}),
        ...(isCalendarDay(to) ? { to } : {}),
      },
    };
  }, [kept, keep, file]);
}
export type CaseChoice = ReturnType<typeof useCaseChoice>;

/** Period, kind, who looks after them, whose dealers, of which tiers. */
export function CaseFilters({ choice: { kept, change, chosen } }: { choice: CaseChoice }) {
  const t = useT();
  const owners = useApiQuery('cases.choices', {}).data?.owners ?? [];
  const day = (field: 'from' | 'to') => (
    <TextInput
      type="date"
      label={t(`cases.filter.${field}`)}
      value={kept[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <>
      {day('from')}
      {day('to')}
      <MultiSelect
        label={t('cases.filter.kind')}
        placeholder={kept.kinds.length === 0 ? t('cases.filter.all') : ''}
        clearable
        value={kept.kinds}
        onChange={(values) => change({ kinds: CASE_KINDS.filter((kind) => values.includes(kind)) })}
        data={CASE_KINDS.map((value) => ({ value, label: t(`cases.kind.${value}`) }))}
      />
      {(owners.length > 0 || kept.owners.length > 0) && (
        <MultiSelect
          label={t('cases.filter.owner')}
          placeholder={kept.owners.length === 0 ? t('cases.filter.allOwners') : ''}
          clearable
          searchable
          value={kept.owners}
          onChange={(values) => change({ owners: values })}
          data={[...new Set([...owners, ...kept.owners])]}
        />
      )}
      <RepsField value={kept.reps} onChange={(reps) => change({ reps })} />
      <TiersField value={kept.tiers} onChange={(tiers) => change({ tiers })} />
      {chosen && (
        <Button variant="default" onClick={() => change(NOTHING)}>
          {t('cases.filter.reset')}
        </Button>
      )}
    </>
  );
}
