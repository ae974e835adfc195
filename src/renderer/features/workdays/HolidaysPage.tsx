import { ActionIcon, Alert, Button, Group, Text, Title } from '@mantine/core';
import { ChevronLeft, ChevronRight, ClipboardPaste } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { SpecialDay } from '../../../shared/contract/workdays.contract.ts';
import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { weekdayOf } from '../../../shared/domain/workdays.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { VisitsFrame } from '../../app/visits/VisitsFrame.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { DayModal } from './DayModal.tsx';
import { PasteDaysModal } from './PasteDaysModal.tsx';
import classes from './workdays.module.css';
import { WEEKDAYS, YearGrid } from './YearGrid.tsx';

/** The year in the address; this year without one. */
function yearIn(search: string): number {
  const year = Number(new URLSearchParams(search).get('year'));
  return Number.isInteger(year) && year >= 1990 && year <= 2099 ? year : new Date().getFullYear();
}

/** The working days of a year: what is published, over it the owner's own days; a year nobody knows yet says so. */
export function HolidaysPage() {
  const t = useT();
  const year = yearIn(useSearch());
  const [, navigate] = useLocation();
  const answer = useApiQuery('workdays.year', { year }, { keepPrevious: true });
  const [day, setDay] = useState<string | null>(null);
  const [pasting, setPasting] = useState(false);
  const { data } = answer;
  const go = (next: number) => navigate(`/visits/holidays?year=${next}`);
  return (
    <VisitsFrame
      tab="holidays"
      intro={t('workdays.intro')}
      acts={
        <Button
          variant="default"
          leftSection={<ClipboardPaste size={15} aria-hidden />}
          onClick={() => setPasting(true)}
        >
          {t('workdays.paste.title')}
        </Button>
      }
    >
      <Group gap="xs">
        <ActionIcon
          variant="default"
          aria-label={t('workdays.before')}
          disabled={year <= 1990}
          onClick={() => go(year - 1)}
        >
          <ChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <Title order={2} size="h3">
          {year}
        </Title>
        <ActionIcon
          variant="default"
          aria-label={t('workdays.after')}
          disabled={year >= 2099}
          onClick={() => go(year + 1)}
        >
          <ChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {data && (
        <>
          {data.source === 'published' || data.source === 'own' ? (
            <Text size="sm">{t(`workdays.source.${data.source}`, { year: data.year, to: data.publishedTo })}</Text>
          ) : (
            <Alert color="yellow" role="status">
              {t(`workdays.source.${data.source}`, { year: data.year, to: data.publishedTo })}
            </Alert>
          )}
          <YearGrid answer={data} onDay={setDay} />
          <DayTable year={data.year} days={data.days} onDay={setDay} />
        </>
      )}
      {data && day !== null && (
        <DayModal day={day} special={data.days.find((each) => each.day === day)} onClose={() => setDay(null)} />
      )}
      <PasteDaysModal year={year} opened={pasting} onClose={() => setPasting(false)} />
    </VisitsFrame>
  );
}

interface DayTableProps {
  year: number;
  days: readonly SpecialDay[];
  onDay(day: string): void;
}

/** Days off, make-up workdays and the owner's own, in order. */
function DayTable({ year, days, onDay }: DayTableProps) {
  const t = useT();
  const format = useFormat();
  const columns: ShownColumn<SpecialDay>[] = [
    [t('workdays.list.day'), 'day', ({ day }) => day],
    [
      t('workdays.list.weekday'),
      'text',
      ({ day }) => t(`visits.weekday.${WEEKDAYS[weekdayOf(toDayNumber(day))] ?? 'mon'}`),
    ],
    [t('workdays.list.kind'), 'text', ({ kind }) => t(`workdays.kind.${kind}`)],
    [t('workdays.list.why'), 'text', ({ why }) => t(`workdays.why.${why}`)],
    [
      t('workdays.list.name'),
      'text',
      ({ name, holiday }) => name || (holiday === null ? '' : t(`workdays.holiday.${holiday}`)),
    ],
  ];
  const title = t('workdays.list.title');
  return (
    <section>
      <Group gap="xs" mb="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        <TableExport
          request={shownTable(`${title} ${year}`, columns, days)}
          name={t('workdays.export', { year })}
          disabled={days.length === 0}
        />
      </Group>
      {days.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('workdays.list.none')}
        </Text>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map(([header]) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((each) => (
              <tr key={each.day}>
                {columns.map(([header, kind, value], at) => {
                  const text = kind === 'day' ? format.day(each.day) : String(value(each) ?? '');
                  return (
                    <td key={header}>
                      {at === 0 ? (
                        <button type="button" className={classes.link} onClick={() => onDay(each.day)}>
                          {text}
                        </button>
                      ) : (
                        text
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
