import { ActionIcon, Anchor, Badge, Button, Group, Text, Title } from '@mantine/core';
import { Check, ChevronDown, ChevronRight, Clock, NotebookPen } from 'lucide-react';
import { Fragment, type ReactNode, useId } from 'react';
import type { TodayLine, TodayPartName } from '../../../shared/contract/today.contract.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { lineName, lineWords } from '../../../shared/i18n/todayText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import { quickLog } from '../activities/quickLogStore.ts';
import classes from './today.module.css';
import { asideKey } from './todayPrefs.ts';
import type { LineActs } from './useTodayActs.ts';

const FEW = 8;
/** Visits of a day are shown whole: reps drive them all. */
const MOST_VISITS = 60;

/** Where each part is listed whole. */
const PAGE_OF: Readonly<Partial<Record<TodayPartName, string>>> = {
  plan: '/visits',
  steps: '/activities/next',
  visits: '/visits/due',
  sheets: '/visits/key-in',
  cases: '/cases',
  untold: '/cases?shown=untold',
  spoken: '/visits/spoken',
  care: '/activities/care',
  slipping: '/segments/slipping',
  surveys: '/cases/surveys',
  owing: '/receivables',
};
/** Whom one calls from the line; of the others logging is rarer, and a sign is enough. */
const LOGGED: ReadonlySet<TodayPartName> = new Set(['visits', 'without', 'slipping', 'owing', 'cases', 'untold']);

interface TodayPartProps {
  part: TodayPartName;
  title: string;
  none: string;
  isFolded: boolean;
  onFold(): void;
  aside: ReadonlySet<string>;
  reps: readonly RepId[];
  actsOf(part: TodayPartName, line: TodayLine): LineActs;
}

/** One list of the day with its number; each line leads to what it is about, and done and put off stand beside it. */
export function TodayPart({ part, title, none, isFolded, onFold, aside, reps, actsOf }: TodayPartProps) {
  const t = useT();
  const format = useFormat();
  const id = useId();
  const limit = part === 'plan' ? MOST_VISITS : FEW + aside.size;
  const answer = useApiQuery('today.part', { part, limit, reps: [...reps] }, { keepPrevious: true });
  const { data } = answer;
  const shown = (data?.lines ?? []).filter(({ key }) => !aside.has(asideKey(part, key)));
  const total = data && data.total - (data.lines.length - shown.length);
  const lines = part === 'plan' ? shown : shown.slice(0, FEW);
  const page = PAGE_OF[part];
  const toAll =
    page === undefined ? data && (() => openDealers({ label: title, ids: data.ids })) : () => navigate(page);
  const hasList = page !== undefined || (data?.ids.length ?? 0) > 0;
  return (
    <section aria-labelledby={id} className={classes.part}>
      <Group justify="space-between" wrap="nowrap" mih={28}>
        <Group gap={6} wrap="nowrap" className={classes.heading}>
          <ActionIcon
            variant="subtle"
            size="sm"
            color="gray"
            aria-expanded={!isFolded}
            aria-label={t(isFolded ? 'today.unfold' : 'today.fold', { part: title })}
            onClick={onFold}
          >
            {isFolded ? <ChevronRight size={15} aria-hidden /> : <ChevronDown size={15} aria-hidden />}
          </ActionIcon>
          <Title order={2} size="h5" id={id}>
            {title}
          </Title>
          {total !== undefined && total > 0 && (
            <Badge size="sm" variant="light" className={classes.count}>
              {format.count(total)}
            </Badge>
          )}
          {data !== undefined && data.late > 0 && data.late < data.total && (
            <Text size="xs" className={classes.late}>
              {t('today.late', { count: data.late })}
            </Text>
          )}
          {data !== undefined && data.done > 0 && (
            <Text size="xs" c="dimmed" className={classes.nowrap}>
              {t('today.doneOf', { done: data.done, all: data.done + data.total })}
            </Text>
          )}
        </Group>
        {total === 0 && data?.done === 0 && (
          <Text size="xs" c="dimmed" ta="right">
            {none}{' '}
            {part === 'plan' && (
              <Anchor size="xs" underline="always" href="#/visits">
                {t('today.act.plan')}
              </Anchor>
            )}
          </Text>
        )}
        {hasList && toAll && (total ?? 0) > 0 && (
          <Button
            variant="subtle"
            size="compact-xs"
            className={classes.fixed}
            aria-label={`${title} ${t('today.all')}`}
            onClick={toAll}
          >
            {t('today.all')}
          </Button>
        )}
      </Group>
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {!isFolded && (
        <ul className={classes.lines}>
          {lines.map((line, at) => (
            <Fragment key={line.key}>
              {part === 'plan' && lines[at - 1]?.repId !== line.repId && <RepRow line={line} lines={lines} />}
              <Line part={part} line={line} acts={actsOf(part, line)} />
            </Fragment>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Whose visits follow, how far he is, and the ways to his paper. */
function RepRow({ line, lines }: { line: TodayLine; lines: readonly TodayLine[] }) {
  const t = useT();
  const own = lines.filter(({ repId }) => repId === line.repId);
  const days = `from=${line.on}&to=${line.on}`;
  return (
    <li className={classes.rep}>
      <span className={classes.repName}>{line.rep}</span>
      <span className={classes.text}>
        {t('today.doneOf', { done: own.filter(({ done }) => done).length, all: own.length })}
      </span>
      <Anchor
        size="xs"
        href={`#/reports/visitPlan?${days}&rep=${line.repId}`}
        aria-label={`${line.rep} ${t('today.act.print')}`}
      >
        {t('today.act.print')}
      </Anchor>
      <Anchor
        size="xs"
        href={`#/visits/key-in?rep=${line.repId}&on=${line.on}`}
        aria-label={`${line.rep} ${t('today.act.keyIn')}`}
      >
        {t('today.act.keyIn')}
      </Anchor>
    </li>
  );
}

function Line({ part, line, acts }: { part: TodayPartName; line: TodayLine; acts: LineActs }) {
  const t = useT();
  const format = useFormat();
  const { text, right } = lineWords(part, line, t, format);
  const { dealerId } = line;
  const name = lineName(line, t);
  return (
    <li className={classes.line} data-done={line.done || undefined}>
      {line.tier !== null && <TierBadge tier={line.tier} />}
      <Anchor href={addressOf(part, line)} size="sm" className={classes.name} data-today-line>
        {name}
      </Anchor>
      <span className={classes.text}>{text}</span>
      <span className={line.late > 0 ? classes.lateRight : classes.right}>{right}</span>
      <span className={classes.acts}>
        {acts.done && (
          <LineButton
            act="done"
            name={name}
            label={t(acts.done.label)}
            icon={<Check size={13} aria-hidden />}
            onClick={acts.done.run}
          />
        )}
        {dealerId !== null && (
          <LineButton
            act="log"
            name={name}
            label={t('today.act.log')}
            icon={<NotebookPen size={13} aria-hidden />}
            onClick={() => quickLog.open({ kind: 'new', dealerId })}
            isBare={!LOGGED.has(part)}
          />
        )}
        {acts.later && (
          <LineButton
            act="later"
            name={name}
            label={t(acts.later.label)}
            icon={<Clock size={13} aria-hidden />}
            onClick={acts.later.run}
            isBare
          />
        )}
      </span>
    </li>
  );
}

function addressOf(part: TodayPartName, { dealerId, id, word }: TodayLine): string {
  if (part === 'cases' || part === 'untold') return `#/cases/${id}`;
  if (part === 'sheets') return `#/visits/key-in?sheet=${id}`;
  if (part === 'surveys') return `#/cases/surveys/${id}`;
  // A festival leads to the gifts that can be planned for it.
  if (dealerId === null) return `#/activities/care?plan=${word}`;
  return `#/dealers/${dealerId}`;
}

interface LineButtonProps {
  act: 'done' | 'later' | 'log';
  name: string;
  label: string;
  icon: ReactNode;
  onClick(): void;
  isBare?: boolean;
}

function LineButton({ act, name, label, icon, onClick, isBare = false }: LineButtonProps) {
  return isBare ? (
    <ActionIcon
      variant="subtle"
      size="sm"
      color="gray"
      data-act={act}
      aria-label={`${name} ${label}`}
      title={label}
      onClick={onClick}
    >
      {icon}
    </ActionIcon>
  ) : (
    <Button
      variant="default"
      size="compact-xs"
      leftSection={icon}
      data-act={act}
      aria-label={`${name} ${label}`}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
