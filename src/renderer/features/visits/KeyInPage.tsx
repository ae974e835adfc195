import { Alert, Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import { addDays, type CalendarDay, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId, VisitSheetId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { VisitsFrame } from '../../app/visits/VisitsFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { BookPanel } from './BookPanel.tsx';
import { KeyInTable } from './KeyInTable.tsx';
import { TextPanel } from './TextPanel.tsx';

const WAYS = ['keys', 'text', 'book'] as const;
type Way = (typeof WAYS)[number];

/** What comes back of a day: keyed in line by line, pasted from a message, or read from a workbook. */
export function KeyInPage() {
  const t = useT();
  const [way, setWay] = useState<Way>('keys');
  return (
    <VisitsFrame tab="keyIn" intro={t('visitSheets.keyIn.intro')}>
      <Stack gap="sm">
        <SegmentedControl
          w="fit-content"
          aria-label={t('visitSheets.keyIn.way')}
          data={WAYS.map((name) => ({ value: name, label: t(`visitSheets.keyIn.by.${name}`) }))}
          value={way}
          onChange={(next) => setWay(WAYS.find((name) => name === next) ?? 'keys')}
        />
        {way === 'book' ? <BookPanel /> : <OneSheet way={way} />}
      </Stack>
    </VisitsFrame>
  );
}

/** Which sheet it is: by the number that is printed on it, or by rep and day. */
function OneSheet({ way }: { way: 'keys' | 'text' }) {
  const t = useT();
  const format = useFormat();
  const today = useApiQuery('session.get', {}).data?.today;
  const known = useApiQuery('reps.list', {}).data?.reps;
  const reps = known ?? [];
  const given = useGiven();
  const [number, setNumber] = useState(given.sheet === null ? '' : String(given.sheet));
  const [rep, setRep] = useState<string | null>(given.rep);
  const [on, setOn] = useState(given.on);
  const [asked, setAsked] = useState<number | null>(given.sheet);
  useEffect(() => {
    if (today !== undefined && on === '') setOn(today);
  }, [today, on]);
  const byNumber = asked === null ? null : VisitSheetId.parse(asked);
  const byDay = byNumber === null && rep !== null && isCalendarDay(on) ? { repId: RepId.parse(Number(rep)), on } : null;
  const wanted = byNumber === null ? (byDay ?? { sheetId: VisitSheetId.parse(1) }) : { sheetId: byNumber };
  const sheet = useApiQuery('visits.sheet', wanted, { enabled: byNumber !== null || byDay !== null });
  const chosen = byNumber !== null || byDay !== null ? sheet.data : undefined;
  // A sheet that was asked for by its number says whose it is and of which day.
  const shown = byNumber !== null && chosen !== undefined ? { rep: String(chosen.repId), on: chosen.on } : { rep, on };
  // Nothing is open of what is no longer planned: without them the lines and the open ones would not fit what one sees.
  const dropped = chosen?.lines.filter((line) => line.line !== null && line.dropped).length ?? 0;
  const numberBox = useRef<HTMLInputElement>(null);
  const openNumber = () => {
    const typed = /^\d{1,9}$/.exec(number.normalize('NFKC').trim());
    setAsked(typed && Number(typed[0]) > 0 ? Number(typed[0]) : null);
  };
  const open = (id: VisitSheetId) => {
    setNumber(String(id));
    setAsked(id);
  };
  return (
    <>
      <Group align="flex-end" gap="sm">
        <TextInput
          ref={numberBox}
          autoFocus
          w={130}
          label={t('visitSheets.column.sheet')}
          placeholder={t('visitSheets.keyIn.numberHint')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && openNumber()}
        />
        <Select
          w={160}
          label={t('visitSheets.keyIn.orRep')}
          clearable
          searchable
          data={reps.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={shown.rep}
          onChange={(next) => {
            setRep(next);
            setOn(shown.on);
            setAsked(null);
            setNumber('');
          }}
        />
        <TextInput
          type="date"
          label={t('visitSheets.column.day')}
          value={shown.on}
          onChange={(event) => {
            setOn(event.currentTarget.value);
            setRep(shown.rep);
            setAsked(null);
          }}
        />
        {chosen !== undefined && (
          <Text size="sm" role="status">
            {[
              chosen.sheetId === null
                ? t('visitSheets.paper.noNumber')
                : t('visitSheets.paper.number', { id: chosen.sheetId }),
              chosen.repName,
              format.day(chosen.on),
              t('visitSheets.keyIn.open', { count: chosen.open, visits: chosen.visits }),
              ...(dropped > 0 ? [t('visitSheets.keyIn.droppedLines', { count: dropped })] : []),
            ].join(' · ')}
          </Text>
        )}
      </Group>
      {sheet.error && (byNumber !== null || byDay !== null) && (
        <ErrorNotice error={sheet.error} onRetry={() => void sheet.refetch()} />
      )}
      {chosen !== undefined && today !== undefined && chosen.on > today && (
        <Alert color="yellow">{t('visitSheets.keyIn.notYet', { day: format.day(chosen.on) })}</Alert>
      )}
      {chosen?.newer != null && <LaterSheet id={chosen.newer} onOpen={open} />}
      {known?.length === 0 ? (
        <EmptyState title={t('visits.plan.noReps')} text={t('visits.plan.noRepsText')}>
          <Button onClick={() => navigate('/reps')}>{t('visits.plan.toReps')}</Button>
        </EmptyState>
      ) : chosen === undefined ? (
        <EmptyState title={t('visitSheets.keyIn.none')} text={t('visitSheets.keyIn.noneHint')}>
          {today !== undefined && <SheetsOut today={today} onOpen={open} />}
        </EmptyState>
      ) : way === 'keys' ? (
        <KeyInTable
          key={`${chosen.sheetId}/${chosen.repId}/${chosen.on}`}
          sheet={chosen}
          onWhole={() => numberBox.current?.select()}
        />
      ) : (
        <TextPanel key={`${chosen.sheetId}/${chosen.repId}/${chosen.on}`} sheet={chosen} onOpen={open} />
      )}
    </>
  );
}

/** The sheet at hand was printed anew since: which of them the rep carried, only the owner knows. */
function LaterSheet({ id, onOpen }: { id: VisitSheetId; onOpen(id: VisitSheetId): void }) {
  const t = useT();
  return (
    <Alert color="yellow" role="status">
      <Group justify="space-between" gap="sm">
        <Text size="sm" style={{ flex: '1 1 320px' }}>
          {t('visitSheets.keyIn.newer', { id })}
        </Text>
        <Button size="xs" variant="default" onClick={() => onOpen(id)}>
          {t('visitSheets.keyIn.openNewer')}
        </Button>
      </Group>
    </Alert>
  );
}

const LOOKED_BACK = 31;
const MOST_SHEETS = 12;

/** Sheets that went out and of which something is still to be keyed in, the oldest first; where there are none, the way to plan. */
function SheetsOut({ today, onOpen }: { today: CalendarDay; onOpen(id: VisitSheetId): void }) {
  const t = useT();
  const format = useFormat();
  const span = { from: addDays(today, -LOOKED_BACK), to: today };
  const answer = useApiQuery('visits.sheets', span);
  const days = answer.data?.days ?? [];
  const out = days.flatMap(({ sheetId, open, ...day }) =>
    sheetId === null || open === 0 ? [] : [{ sheetId, open, ...day }],
  );
  if (answer.data === undefined) return null;
  if (out.length === 0)
    return (
      <Button variant="default" mt="sm" onClick={() => navigate('/visits?open=plan')}>
        {t('visits.planner.title')}
      </Button>
    );
  return (
    <Stack gap={4} align="stretch" mt="sm">
      <Text size="sm" c="dimmed">
        {t('visitSheets.keyIn.out', { count: out.length })}
      </Text>
      {out.slice(0, MOST_SHEETS).map(({ sheetId, repName, on, open, visits }) => (
        <Button key={sheetId} size="xs" variant="default" justify="flex-start" onClick={() => onOpen(sheetId)}>
          {[
            t('visitSheets.paper.number', { id: sheetId }),
            repName,
            format.day(on),
            t('visitSheets.keyIn.open', { count: open, visits }),
          ].join(' · ')}
        </Button>
      ))}
    </Stack>
  );
}

/** Which sheet another page leads to: by its number, or by rep and day. */
function useGiven(): { sheet: number | null; rep: string | null; on: string } {
  const params = new URLSearchParams(useSearch());
  const sheet = VisitSheetId.safeParse(Number(params.get('sheet')));
  const rep = RepId.safeParse(Number(params.get('rep')));
  const on = params.get('on') ?? '';
  return {
    sheet: sheet.success ? sheet.data : null,
    rep: rep.success ? String(rep.data) : null,
    on: isCalendarDay(on) ? on : '',
  };
}
