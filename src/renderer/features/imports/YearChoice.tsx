import type { YearRule, YearsSeen } from '../../../shared/contract/readingRules.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { Choice } from './Choice.tsx';

interface YearChoiceProps {
  year: YearRule;
  /** Null where no file is at hand: then no year is offered that none has been chosen for. */
  seen: YearsSeen | null;
  onChange(next: YearRule): void;
}

/** So many years back are offered. */
const YEARS = 3;

/** Of which year days are that are written without one, and what says so. */
export function YearChoice({ year, seen, onChange }: YearChoiceProps) {
  const t = useT();
  const today = useApiQuery('session.get', {}).data?.today;
  const latest = today === undefined || seen === null ? [] : lastYears(Number(today.slice(0, 4)));
  const chosen = typeof year === 'number' ? [year] : [];
  const years = [...new Set([...chosen, ...latest])].sort((a, b) => b - a);
  const found = seen?.found ?? null;
  const auto =
    seen === null
      ? t('imports.reading.yearOf.autoUnsaid')
      : found === null
        ? t('imports.reading.yearOf.autoUnclear')
        : t('imports.reading.yearOf.auto', { year: String(found) });
  return (
    <Choice<string>
      label={t('imports.reading.year')}
      {...(seen === null ? {} : { hint: yearHint(seen, year, t) })}
      value={String(year)}
      options={[
        ['auto', auto],
        ...years.map((each): [string, string] => [
          String(each),
          t('imports.reading.yearOf.said', { year: String(each) }),
        ]),
        ['none', t('imports.reading.yearOf.none')],
      ]}
      onChange={(next) => onChange(next === 'auto' || next === 'none' ? next : Number(next))}
    />
  );
}

function lastYears(year: number): number[] {
  return Array.from({ length: YEARS }, (_, back) => year - back);
}

/** What days without a year come to, and why. */
function yearHint({ example, found, by }: YearsSeen, rule: YearRule, t: T): string {
  if (typeof rule === 'number') return t('imports.reading.yearChosen', { example, year: String(rule) });
  if (rule === 'none') return t('imports.reading.yearNone', { example });
  if (found === null || by === null) return t('imports.reading.yearUnclear', { example });
  return t('imports.reading.yearSaid', { example, year: String(found), by: t(`imports.reading.yearBy.${by}`) });
}
