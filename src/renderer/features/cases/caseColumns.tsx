import { Badge, Group } from '@mantine/core';
import { useMemo } from 'react';
import type { CaseRow } from '../../../shared/contract/cases.contract.ts';
import { causeText, partyText, standingText } from '../../../shared/i18n/caseText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { type Format, useFormat } from '../../components/format.ts';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { useT } from '../../components/useT.ts';
import { marksOf, productText } from './caseTexts.ts';

type Column = GridColumn<CaseRow>;

/** The grid's columns in their first order. */
export function useCaseColumns(): readonly Column[] {
  const t = useT();
  const format = useFormat();
  return useMemo(() => [...first(t, format), ...more(t, format)], [t, format]);
}

function first(t: T, format: Format): Column[] {
  const day = (on: string | null) => (on === null ? '' : format.day(on));
  return [
    {
      id: 'number',
      title: t('cases.column.number'),
      width: 148,
      sortKey: 'number',
      pinned: true,
      text: (row) => row.number,
    },
    { id: 'dealer', title: t('cases.column.dealer'), width: 170, sortKey: 'dealer', text: (row) => row.dealerName },
    {
      id: 'kind',
      title: t('cases.column.kind'),
      width: 112,
      sortKey: 'kind',
      text: (row) => t(`cases.kind.${row.kind}`),
    },
    {
      id: 'status',
      title: t('cases.column.status'),
      width: 136,
      sortKey: 'status',
      text: (row) => standingText(row, t),
    },
    {
      id: 'marks',
      title: t('cases.column.marks'),
      width: 180,
      text: (row) => marksOf(row, t).join(' · '),
      cell: (row) => (
        <Group gap={4} wrap="nowrap" h="100%">
          {marksOf(row, t).map((mark) => (
            <Badge key={mark} size="sm" variant="outline" color="gray">
              {mark}
            </Badge>
          ))}
        </Group>
      ),
    },
    {
      id: 'urgency',
      title: t('cases.column.urgency'),
      width: 92,
      sortKey: 'urgency',
      text: (row) => t(`cases.urgency.${row.urgency}`),
    },
    {
      id: 'reportedOn',
      title: t('cases.column.reportedOn'),
      width: 124,
      sortKey: 'reportedOn',
      text: (row) => format.day(row.reportedOn),
    },
    {
      id: 'age',
      title: t('cases.column.age'),
      width: 62,
      align: 'end',
      sortKey: 'age',
      text: (row) => format.count(row.ageDays),
    },
    {
      id: 'promisedOn',
      title: t('cases.column.promisedOn'),
      width: 128,
      sortKey: 'promisedOn',
      text: (row) => day(row.promisedOn),
    },
    {
      id: 'cause',
      title: t('cases.column.cause'),
      width: 112,
      sortKey: 'cause',
      text: (row) => (row.cause === '' ? '' : causeText(row.cause, t)),
    },
    {
      id: 'responsibility',
      title: t('cases.column.responsibility'),
      width: 112,
      sortKey: 'responsibility',
      text: (row) => (row.responsibility === '' ? '' : partyText(row.responsibility, t)),
    },
    { id: 'owner', title: t('cases.column.owner'), width: 92, sortKey: 'owner', text: (row) => row.owner },
    { id: 'body', title: t('cases.column.body'), width: 260, text: (row) => row.body },
  ];
}

function more(t: T, format: Format): Column[] {
  const optional = true;
  const day = (on: string | null) => (on === null ? '' : format.day(on));
  const money = (minor: number | null) => (minor === null ? '' : format.amount(minor));
  return [
    { id: 'product', title: t('cases.column.product'), width: 150, text: productText },
    { id: 'lot', title: t('cases.column.lot'), width: 100, optional, text: (row) => row.lot },
    { id: 'demand', title: t('cases.column.demand'), width: 180, optional, text: (row) => row.demand },
    { id: 'remedy', title: t('cases.column.remedy'), width: 180, optional, text: (row) => row.remedy },
    {
      id: 'cost',
      title: t('cases.column.cost'),
      width: 90,
      align: 'end',
      sortKey: 'cost',
      text: (row) => money(row.costMinor),
    },
    {
      id: 'claim',
      title: t('cases.column.claim'),
      width: 92,
      optional,
      text: (row) => (row.claim === 'none' ? '' : t(`cases.claim.${row.claim}`)),
    },
    {
      id: 'claimAmount',
      title: t('cases.column.claimAmount'),
      width: 100,
      align: 'end',
      optional,
      text: (row) => money(row.claimMinor),
    },
    {
      id: 'response',
      title: t('cases.column.response'),
      width: 120,
      align: 'end',
      optional,
      text: (row) => (row.responseHours === null ? '' : row.responseHours.toFixed(1)),
    },
    {
      id: 'satisfaction',
      title: t('cases.column.satisfaction'),
      width: 76,
      align: 'end',
      sortKey: 'satisfaction',
      text: (row) => (row.satisfaction === null ? '' : String(row.satisfaction)),
    },
    {
      id: 'result',
      title: t('cases.column.result'),
      width: 100,
      optional,
      text: (row) => (row.followResult === '' ? '' : t(`cases.result.${row.followResult}`)),
    },
    {
      id: 'followedOn',
      title: t('cases.column.followedOn'),
      width: 112,
      optional,
      text: (row) => day(row.followedOn),
    },
    { id: 'closedOn', title: t('cases.column.closedOn'), width: 124, optional, text: (row) => day(row.closedOn) },
    { id: 'code', title: t('cases.column.code'), width: 100, optional, text: (row) => row.dealerCode },
    { id: 'rep', title: t('cases.column.rep'), width: 92, optional, text: (row) => row.repName },
  ];
}
