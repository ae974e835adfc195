import { Alert, Group, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from 'wouter';
import type { Output } from '../../../shared/contract/index.ts';
import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { TierNamesOf } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { MoveMatrix } from './MoveMatrix.tsx';
import { Standing } from './Standing.tsx';
import { visitsEach } from './schemeDraft.ts';
import classes from './scoring.module.css';

const SHOWN = 30;
/** Typing and dragging rest for so long before it is calculated. */
const REST_MS = 120;

type Answer = Output<'scoring.whatIf'>;

/** Who would move by rules that are not saved yet, and what they ask of the reps. */
export function WhatIfPanel({ rules, bad }: { rules: ScoreRules; bad: boolean }) {
  const t = useT();
  const [draft] = useDebouncedValue(rules, REST_MS);
  const answer = useApiQuery('scoring.whatIf', { rules: draft, limit: SHOWN }, { keepPrevious: true, enabled: !bad });
  const stale = useApiQuery('scoring.overview', {}).data?.stale === true;
  return (
    <section aria-labelledby="scoring-what-if" aria-busy={answer.isFetching}>
      <Group justify="space-between">
        <Title order={2} size="h4" id="scoring-what-if">
          {t('scoring.whatIf.title')}
        </Title>
        {answer.data && !bad && !stale && (
          <TableExport request={{ table: 'whatIf', of: { rules: draft } }} name={t('scoring.whatIf.title')} />
        )}
      </Group>
      <Text size="xs" c="dimmed" mb="xs">
        {t('scoring.whatIf.hint')}
      </Text>
      {bad || stale ? (
        // What was calculated before belongs to other rules, or is measured against a result that is about to be replaced.
        <Text role="status" c="dimmed">
          {t(bad ? 'scoring.whatIf.bad' : 'scoring.page.stale')}
        </Text>
      ) : (
        <>
          {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
          {answer.data && <Effects answer={answer.data} rules={draft} />}
        </>
      )}
    </section>
  );
}

function Effects({ answer, rules }: { answer: Answer; rules: ScoreRules }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <TierNamesOf naming={rules}>
        <TierCounts answer={answer} />
      </TierNamesOf>
      <Visits answer={answer} />
      {answer.moved === 0 ? (
        <Text role="status" my="sm">
          {t('scoring.whatIf.nobody')}
        </Text>
      ) : (
        <>
          <Text role="status" my="sm" fw={600}>
            {t('scoring.whatIf.moved', { count: answer.moved, up: answer.up, down: answer.down })}{' '}
            {t('scoring.whatIf.money', { money: format.moneyRound(movedMinor(answer)) })}
          </Text>
          <MoveMatrix cells={answer.cells} from={answer.fromNaming} to={rules} />
          <Movers answer={answer} rules={rules} />
        </>
      )}
    </>
  );
}

/** The net amount of all who change their tier. */
function movedMinor({ cells }: Answer): number {
  return cells.reduce(
    (sum, { from, to, amountMinor }) => (from === to || from === 'absent' ? sum : sum + amountMinor),
    0,
  );
}

/** Weeks of a month, on the average. */
const WEEKS = 52 / 12;

function TierCounts({ answer }: { answer: Answer }) {
  const t = useT();
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('scoring.tier.column')}</th>
          <th scope="col" data-end>
            {t('scoring.tier.dealers')}
          </th>
          <th scope="col" data-end>
            {t('scoring.tier.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {answer.tiers.map(({ tier, dealers, amountMinor }) => (
          <tr key={tier}>
            <th scope="row">
              <TierBadge tier={tier} />
            </th>
            <td data-end>{format.count(dealers)}</td>
            <td data-end>{format.moneyRound(amountMinor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Visits a month against what the reps have time for. */
function Visits({ answer }: { answer: Answer }) {
  const t = useT();
  const format = useFormat();
  const { visitsPerMonth, visitsNow, reps, repMinutes } = answer;
  const visits = Math.round(visitsPerMonth);
  const parts = [
    t('scoring.whatIf.visits', { visits: format.count(visits), now: format.count(Math.round(visitsNow)) }),
    t('scoring.whatIf.weekly', {
      visits: format.count(Math.round(visitsPerMonth / WEEKS)),
      now: format.count(Math.round(visitsNow / WEEKS)),
    }),
    reps > 0 && t('scoring.whatIf.perRep', { count: reps, each: format.count(visitsEach(visitsPerMonth, reps)) }),
    repMinutes !== null &&
      visits > 0 &&
      t('scoring.whatIf.minutes', { minutes: format.count(Math.floor(repMinutes / visitsPerMonth)) }),
  ].filter(Boolean);
  return (
    <Alert mt="sm" py={8} variant="light" color="accent" title={undefined}>
      {parts.join(' ')}
    </Alert>
  );
}

function Movers({ answer, rules }: { answer: Answer; rules: ScoreRules }) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      <table className={classes.table} aria-label={t('scoring.whatIf.list')}>
        <thead>
          <tr>
            <th scope="col">{t('scoring.moves.dealer')}</th>
            <th scope="col">{t('scoring.moves.step')}</th>
            <th scope="col" data-end>
              {t('scoring.tier.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.movers.map((mover) => (
            <tr key={mover.dealerId}>
              <td>
                <Link href={`/dealers/${mover.dealerId}`}>{mover.name || mover.code}</Link>
              </td>
              <td className={classes.step}>
                <Standing code={mover.from} naming={answer.fromNaming} /> → <Standing code={mover.to} naming={rules} />
              </td>
              <td data-end>{format.money(mover.amountMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.moved > answer.movers.length && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('scoring.whatIf.more', { count: answer.moved - answer.movers.length })}
        </Text>
      )}
    </>
  );
}
