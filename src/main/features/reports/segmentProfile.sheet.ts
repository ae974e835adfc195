import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { OutSheet, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import {
  figurePairs,
  type SegmentPaper,
  segmentFrame,
  segmentNotes,
  shareFigures,
  shareName,
  shareTables,
} from './segmentProfileWords.ts';

/** The profile of a segment as real numbers, a sheet per table. */
export function segmentProfileWorkbook(paper: SegmentPaper): OutWorkbook {
  const { t, currency, profile, words } = paper;
  const frame = segmentFrame(paper);
  const line = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' · ');
  const title = [
    line([frame.company, frame.title]),
    line([frame.period, frame.asOf, t('reports.sheet.amountUnit', { currency })]),
    line([frame.filter, frame.rules, frame.printedAt]),
  ];
  const money = (minor: number | null) => (minor === null ? null : minorToNumber(minor, currency));
  const text = (header: string) => ({ kind: 'text' as const, header, width: 28 });
  const pairs = figurePairs(paper);
  const figure = (kind: string, value: number | null) => (kind === 'money' ? money(value) : value);
  const sheets: OutSheet[] = [
    {
      name: t('segments.report.figures'),
      title,
      columns: [
        text(t('segments.profile.figure')),
        { kind: 'number', header: t('segments.profile.mine'), width: 18 },
        { kind: 'number', header: t('segments.profile.all'), width: 18 },
      ],
      rows: pairs.map(({ name, kind, mine, all }) => [name, figure(kind, mine), figure(kind, all)]),
    },
    ...shareTables(paper).map(
      ({ title: name, fact, shares }): OutSheet => ({
        name,
        title,
        columns: [
          text(name),
          { kind: 'integer', header: t('segments.profile.dealers') },
          { kind: 'percent', header: t('segments.profile.shareOf') },
          { kind: 'percent', header: t('segments.profile.shareAll') },
          { kind: 'number', header: t('segments.profile.lift') },
          { kind: 'money', header: t('segments.profile.amount'), width: 18 },
        ],
        rows: shares.map((share) => {
          const { mine, among, lift } = shareFigures(share, paper);
          return [shareName(share, fact, paper), share.dealers, mine, among, lift, money(share.amountMinor)];
        }),
      }),
    ),
    {
      name: t('segments.profile.top'),
      title,
      columns: [
        { kind: 'integer', header: t('segments.report.number'), width: 8 },
        text(t('dealers.column.name')),
        { kind: 'text', header: t('dealers.column.tier'), width: 10 },
        { kind: 'money', header: t('dealers.column.amount'), width: 18 },
      ],
      rows: profile.top.map(({ name, tier, amountMinor }, at) => [
        at + 1,
        name,
        tier === null ? t('segments.choice.noTier') : words.tierName(tier),
        money(amountMinor),
      ]),
    },
    {
      name: t('segments.report.notes'),
      title,
      columns: [{ kind: 'text', header: t('segments.report.notes'), width: 120 }],
      rows: [[paper.inWords], ...[...segmentNotes(paper), paper.t('segments.report.note.lift')].map((note) => [note])],
    },
  ];
  return { currencyDigits: minorDigits(currency), sheets };
}
