import { List, Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { scoreRanges } from '../../../shared/domain/scoreRanges.ts';
import { explainScore, reasonTexts, type ScoreFigures, type ScoreReason } from '../../../shared/domain/scoreReasons.ts';
import { rangeTexts } from '../../../shared/i18n/rangeText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';

/** Reasons that are a way up, set apart from those that look back. */
const isNext = ({ code }: ScoreReason) => code.startsWith('next_') && !NO_WAY.has(code);
const NO_WAY: ReadonlySet<string> = new Set(['next_top', 'next_none', 'next_beyond', 'next_not_told', 'next_pinned']);

/** What a way up takes for granted, said below it; nothing where it holds whatever the others do, or is out of date. */
function noteOf(next: readonly ScoreReason[]) {
  if (next.some(({ code }) => /^next_gap(_open)?$/.test(code))) return 'scoring.reason.next_note';
  return next.some(({ code }) => /^next_(orders|buy|buy_open)$/.test(code)) ? 'scoring.reason.next_note_orders' : null;
}

/** Why a dealer carries its tier, and what is missing to the next, in sentences. */
export function TierReasons({ figures }: { figures: ScoreFigures }) {
  const t = useT();
  const format = useFormat();
  const today = useApiQuery('session.get', {}).data?.today;
  const reasons = explainScore(figures, today);
  const words = {
    ...format,
    under: (share: number) => t('scoring.reason.under_share', { share: format.share(share) }),
  };
  const sentence = (reason: ScoreReason) => t(`scoring.reason.${reason.code}`, reasonTexts(reason, words));
  const next = reasons.filter(isNext);
  const note = noteOf(next);
  return (
    <>
      {next.map((reason) => (
        <p key={reason.code} className={classes.next}>
          {sentence(reason)}
        </p>
      ))}
      <List size="sm" spacing={2}>
        {reasons
          .filter((reason) => !isNext(reason))
          .map((reason) => (
            <List.Item key={reason.code}>{sentence(reason)}</List.Item>
          ))}
      </List>
      {note && (
        <Text size="xs" c="dimmed" mt={4}>
          {t(note)}
        </Text>
      )}
    </>
  );
}

/** The three factors with their values, scores and the bounds they were measured by. */
export function RfmTable({ figures }: { figures: ScoreFigures }) {
  const t = useT();
  const format = useFormat();
  if (figures.rScore === null) return null;
  const ranges = (factor: 'r' | 'f' | 'm') =>
    rangeTexts(factor, scoreRanges(factor, figures.thresholds[factor], figures.boundOpensNext), t, format.amount);
  const rows = [
    {
      factor: t('scoring.factor.r'),
      value: t('scoring.factor.days', { count: figures.daysSinceLast ?? 0 }),
      score: figures.rScore,
      bounds: ranges('r'),
    },
    {
      factor: t('scoring.factor.f'),
      value: t('scoring.factor.orders', { count: figures.orders }),
      score: figures.fScore,
      bounds: ranges('f'),
    },
    {
      factor: t('scoring.factor.m'),
      value: format.money(figures.amountMinor),
      score: figures.mScore,
      bounds: ranges('m'),
    },
  ];
  return (
    <>
      <Table verticalSpacing={4} mt="sm" withRowBorders={false} className={classes.rfm}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('dealers.rfm.factor')}</Table.Th>
            <Table.Th ta="right">{t('dealers.rfm.value')}</Table.Th>
            <Table.Th ta="right" style={{ whiteSpace: 'nowrap' }}>
              {t('dealers.rfm.score')}
            </Table.Th>
            <Table.Th>{t('dealers.rfm.bounds')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.factor}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{row.factor}</Table.Td>
              <Table.Td ta="right">{row.value}</Table.Td>
              <Table.Td ta="right">{row.score}</Table.Td>
              <Table.Td c="dimmed">
                {row.bounds.map((bound, i) => (
                  <Fragment key={bound}>
                    {i > 0 && ' · '}
                    <span>{bound}</span>
                  </Fragment>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {figures.rfmGroup && (
        <Text mt={4}>
          <strong>{t(`scoring.group.${figures.rfmGroup}`)}</strong>
          {t('common.value.bracketed', { text: t(`scoring.groupRule.${figures.rfmGroup}`) })}
          {' · '}
          {t(`scoring.groupAction.${figures.rfmGroup}`)}
        </Text>
      )}
      {figures.rfmSegment && (
        <Text size="xs" c="dimmed">
          {t('dealers.rfm.segment', {
            segment:
              (figures.rfmBy !== 'rectangles' && figures.segmentName) || t(`scoring.segment.${figures.rfmSegment}`),
          })}
        </Text>
      )}
    </>
  );
}
