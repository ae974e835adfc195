import { Button, Group, Select, TextInput } from '@mantine/core';
import { FOLLOW_DAYS, type ReviewSpan } from '../../../../shared/contract/visitReview.contract.ts';
import { addDays, addMonths, isCalendarDay, lastMonthEnd } from '../../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../../shared/domain/ids.ts';
import { useApiQuery } from '../../../api/useApiQuery.ts';
import { useT } from '../../../components/useT.ts';

/** Stands in the select for dealers without a rep. */
const NOBODY = 'nobody';

export interface ReviewChoice {
  from: string;
  to: string;
  rep: string | null;
  followDays: ReviewSpan['followDays'];
}

interface SpanFieldsProps {
  choice: ReviewChoice;
  today: string;
  /** With the days after a visit. */
  withFollow: boolean;
  onChange(next: ReviewChoice): void;
}

/** Which days are looked back on, and whose. */
export function SpanFields({ choice, today, withFollow, onChange }: SpanFieldsProps) {
  const t = useT();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const set = (days: { from?: string; to?: string }) => {
    const next = { ...choice, ...days };
    if (isCalendarDay(next.from) && isCalendarDay(next.to)) onChange(next);
  };
  return (
    <Group gap="sm" align="flex-end">
      <DayField label={t('visitReview.from')} value={choice.from} onChange={(from) => set({ from })} />
      <DayField label={t('visitReview.to')} value={choice.to} onChange={(to) => set({ to })} />
      <Group gap={6}>
        {Object.entries(spansOf(today)).map(([name, span]) => (
          <Button
            key={name}
            size="xs"
            variant={span.from === choice.from && span.to === choice.to ? 'light' : 'default'}
            onClick={() => onChange({ ...choice, ...span })}
          >
            {t(`visitReview.preset.${name as keyof ReturnType<typeof spansOf>}`)}
          </Button>
        ))}
      </Group>
      <Select
        size="xs"
        w={160}
        clearable
        searchable
        label={t('visitReview.rep')}
        placeholder={t('visitReview.anyRep')}
        data={[
          ...reps.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: NOBODY, label: t('visitReview.noRep') },
        ]}
        value={choice.rep}
        onChange={(rep) => onChange({ ...choice, rep })}
      />
      {withFollow && (
        <Select
          size="xs"
          w={110}
          allowDeselect={false}
          label={t('visitReview.follow')}
          data={FOLLOW_DAYS.map((count) => ({ value: String(count), label: t('visitReview.days', { count }) }))}
          value={String(choice.followDays)}
          onChange={(value) =>
            onChange({ ...choice, followDays: FOLLOW_DAYS.find((days) => String(days) === value) ?? 14 })
          }
        />
      )}
    </Group>
  );
}

/** A day is typed figure by figure: what is none yet is not asked for. */
export function DayField({ label, value, onChange }: { label: string; value: string; onChange(day: string): void }) {
  return (
    <TextInput
      type="date"
      size="xs"
      label={label}
      value={value}
      onChange={(event) => isCalendarDay(event.currentTarget.value) && onChange(event.currentTarget.value)}
    />
  );
}

/** Days that are looked back on often. */
export function spansOf(today: string) {
  const first = `${today.slice(0, 8)}01`;
  const lastEnd = lastMonthEnd(today);
  return {
    month: { from: first, to: today },
    last: { from: `${lastEnd.slice(0, 8)}01`, to: lastEnd },
    quarter: { from: addDays(addMonths(today, -3), 1), to: today },
    year: { from: addDays(addMonths(today, -12), 1), to: today },
  };
}

/** What is asked of the engine. */
export function questionOf({ from, to, rep, followDays }: ReviewChoice) {
  return {
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    reps: rep === null ? [] : [rep === NOBODY ? null : RepId.parse(Number(rep))],
    followDays,
  };
}
