import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import type { OutColumn, OutSheet, OutValue, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import { reportFormat } from './reportFormat.ts';
import { tierFrame } from './tierFrame.report.ts';
import { shareNote } from './tierList.report.ts';
import { reconciliationLines, ruleLines, thresholdLines } from './tierNotes.report.ts';
import type { ListRow, RepLine, Sum, TierReport } from './tierReport.model.ts';
import { shortDataNote, summaryNotes } from './tierSummary.report.ts';
import {
  actionOf,
  changeTitle,
  lineText,
  nameOf,
  nameOfTier,
  type PageWords,
  pinText,
  standingText,
} from './tierWords.ts';

interface SheetWords extends PageWords {
  servedOn: string;
  /** Amounts on sheets are whole currency units whatever the page shows: real numbers, exact to the minor unit. */
  money(minor: number | null): number | null;
}

/** The same figures as the page, as real numbers: summary, list, notes, what else there is, and the rules. */
export function tierWorkbook(report: TierReport, words: PageWords, servedOn: string): OutWorkbook {
  const { currency } = report.head;
  const money = (minor: number | null) => (minor === null ? null : minorToNumber(minor, currency));
  const own: SheetWords = { ...words, servedOn, money };
  const title = titleLines(report, words);
  const sheets = [summarySheet(report, own), listSheet(report, own), notesSheet(report, own)];
  if (report.comparison) sheets.push(movesSheet(report, own));
  if (report.repLines.length > 0) sheets.push(repSheet(report, own));
  sheets.push(rulesSheet(report, own));
  return {
    sheets: sheets.map((sheet) => ({ ...sheet, title: [...title, ...(sheet.title ?? [])] })),
    currencyDigits: minorDigits(currency),
  };
}

function titleLines({ head }: TierReport, { t, f }: PageWords): string[] {
  const words = tierFrame(head, t, f);
  const unit = t('reports.sheet.amountUnit', { currency: head.currency });
  return [
    [words.company, words.title].filter((text) => text !== '').join(' · '),
    [words.period, words.asOf, unit].join(' · '),
    [words.filter, words.sort, words.rules, words.printedAt].join(' · '),
  ];
}

function column(kind: OutColumn['kind'], header: string, width?: number): OutColumn {
  return width === undefined ? { kind, header } : { kind, header, width };
}

/** The columns of the last period stay where a list expects them; why they are empty stands in their heading. */
function previousTitle(title: string, { head }: TierReport, { t }: SheetWords): string {
  return head.previous.data === 'full' ? title : `${title}${t('reports.summary.noFullData')}`;
}

/** Against the period before; null where that was not above zero. */
function changeOf(sum: Pick<Sum, 'amountMinor' | 'prevMinor'>): number | null {
  return sum.prevMinor > 0 ? (sum.amountMinor - sum.prevMinor) / sum.prevMinor : null;
}

function visits(thirds: number): number {
  return Math.round((thirds * 10) / 3) / 10;
}

/** Balance and overdue, not there at all where no balances are known. */
function owedColumns({ t, head }: SheetWords): OutColumn[] {
  if (head.balancesOn === null) return [];
  return [column('money', t('receivables.column.balance'), 16), column('money', t('receivables.column.overdue'), 16)];
}

function owedCells(minors: readonly [balance: number, overdue: number], { head, money }: SheetWords): OutValue[] {
  return head.balancesOn === null ? [] : minors.map(money);
}

function summarySheet(report: TierReport, words: SheetWords): OutSheet {
  const { t, money } = words;
  const compared = report.head.previous.data === 'full';
  return {
    name: t('reports.sheet.summary'),
    columns: [
      column('text', t('reports.summary.tier'), 16),
      column('integer', t('reports.summary.dealers')),
      column('percent', t('reports.summary.dealersShare')),
      column('money', t('reports.summary.amount'), 18),
      column('percent', t('reports.summary.amountShare')),
      column('money', previousTitle(t('reports.summary.previous'), report, words), 18),
      column('percent', previousTitle(changeTitle(words), report, words)),
      column('money', t('reports.summary.average')),
      column('integer', t('reports.summary.orders')),
      column('number', t('reports.summary.visits')),
      ...owedColumns(words),
    ],
    rows: report.tierLines.map((line) => [
      lineText(words, line),
      line.dealers,
      line.dealerShare,
      money(line.amountMinor),
      line.amountShare,
      compared ? money(line.prevMinor) : null,
      compared ? changeOf(line) : null,
      money(line.averageMinor),
      line.orders,
      line.kind === 'tier' || line.kind === 'graded' ? visits(line.visitThirds) : null,
      ...owedCells([line.owedMinor, line.overdueMinor], words),
    ]),
    title: [shortDataNote(report.head, words) ?? [], summaryNotes(report, words)].flat(),
  };
}

function listSheet(report: TierReport, words: SheetWords): OutSheet {
  const { t, compares } = words;
  return {
    name: t('reports.sheet.list'),
    columns: [
      column('integer', t('reports.list.rank')),
      column('text', t('reports.list.code'), 16),
      column('text', t('reports.list.name'), 34),
      column('text', t('reports.sheet.city')),
      column('text', t('reports.sheet.district')),
      column('text', t('reports.list.rep')),
      column('text', t('reports.list.tier'), 10),
      column('text', compares === 'original' ? t('reports.sheet.fromOriginal') : t('reports.sheet.from'), 12),
      column('integer', t('reports.sheet.rScore')),
      column('integer', t('reports.sheet.fScore')),
      column('integer', t('reports.sheet.mScore')),
      column('money', t('reports.list.amount'), 16),
      column('money', previousTitle(t('reports.list.previous'), report, words), 16),
      column('percent', previousTitle(changeTitle(words), report, words)),
      column('percent', t('reports.list.share')),
      column('percent', t('reports.list.cumulative')),
      column('integer', t('reports.list.orders')),
      column('day', t('reports.list.lastOn')),
      column('integer', t('reports.list.days')),
      ...owedColumns(words),
      column('text', t('reports.sheet.group'), 18),
      column('text', t('reports.list.action'), 16),
      column('text', t('reports.list.pin'), 24),
    ],
    rows: listRows(report, words),
    // In whole units like the sheet's amounts, whatever the page shows; both languages group figures alike.
    title: [shareNote({ ...words, f: reportFormat('en', report.head.currency, 'one') })],
  };
}

function* listRows(report: TierReport, words: SheetWords): Iterable<readonly OutValue[]> {
  for (const group of report.groups) for (const row of group.rows) yield listRow(row, report, words);
}

function listRow(row: ListRow, report: TierReport, words: SheetWords): OutValue[] {
  const { dealer, before } = row;
  const { t, money } = words;
  const compared = report.head.previous.data === 'full';
  return [
    dealer.rank,
    dealer.code,
    nameOf(words, row),
    dealer.city || dealer.province || dealer.area,
    dealer.district,
    row.rep,
    dealer.tier && nameOfTier(report.head, dealer.tier),
    before && standingText(words, before),
    dealer.rScore,
    dealer.fScore,
    dealer.mScore,
    money(dealer.netMinor),
    compared ? money(dealer.prevNetMinor) : null,
    compared ? row.change : null,
    dealer.share,
    dealer.cumulativeShare,
    dealer.orders,
    dealer.lastOn,
    dealer.daysSinceLast,
    ...owedCells([dealer.balanceMinor, dealer.overdueMinor], words),
    dealer.group && t(`scoring.group.${dealer.group}`),
    actionOf(words, row),
    dealer.pinReason && pinText(row, words),
  ];
}

/** How tiers were found and whether the sums agree, a sentence a row: above a table they would fill the frozen part. */
function rulesSheet(report: TierReport, words: SheetWords): OutSheet {
  const { t } = words;
  const sums = reconciliationLines(report.check, words).map(({ label, text, note }) => `${label}  ${text}  ${note}`);
  const lines = [...ruleLines(report, words, words.servedOn), ...thresholdLines(report, words), ...sums];
  return {
    name: t('reports.sheet.rules'),
    columns: [column('text', t('reports.rules.title'), 120)],
    rows: lines.map((line) => [line.trimEnd()]),
  };
}

/** Who carries no tier and who takes no part. */
function notesSheet(report: TierReport, words: SheetWords): OutSheet {
  const { t } = words;
  return {
    name: t('reports.sheet.notes'),
    columns: [
      column('text', t('reports.sheet.kind'), 16),
      column('text', t('reports.list.code'), 16),
      column('text', t('reports.list.name'), 34),
      column('text', t('reports.list.place'), 20),
      column('text', t('reports.list.rep')),
      column('integer', t('reports.list.rank')),
      column('money', t('reports.list.amount'), 16),
      column('integer', t('reports.list.orders')),
      column('day', t('reports.list.lastOn')),
      ...owedColumns(words),
      column('day', t('reports.sheet.historySince')),
      column('text', t('reports.ungraded.reason'), 30),
    ],
    rows: [
      ...report.ungraded.map((row) => accountRow(row, t('reports.summary.ungraded'), words)),
      ...report.excluded.map((row) => accountRow(row, t('reports.summary.excluded'), words)),
    ],
  };
}

function accountRow(row: ListRow, kind: string, words: SheetWords): OutValue[] {
  const { dealer } = row;
  return [
    kind,
    dealer.code,
    nameOf(words, row),
    row.place,
    row.rep,
    dealer.rank,
    words.money(dealer.netMinor),
    dealer.orders,
    dealer.lastOn,
    ...owedCells([dealer.balanceMinor, dealer.overdueMinor], words),
    dealer.historySince,
    dealer.ungraded && words.t(`scoring.ungraded.${dealer.ungraded}`),
  ];
}

/** One row per pair of tiers that occurs, so that it can be filtered and pivoted. */
function movesSheet({ comparison }: TierReport, words: SheetWords): OutSheet {
  const { t } = words;
  const rows = (comparison?.rows ?? []).flatMap((from, i) =>
    (comparison?.columns ?? []).map((to, j) => {
      const cell = comparison?.cells[i]?.[j];
      return [
        standingText(words, from),
        standingText(words, to),
        cell?.dealers ?? 0,
        words.money(cell?.amountMinor ?? 0),
      ];
    }),
  );
  return {
    name: t('reports.sheet.moves'),
    columns: [
      column('text', comparison?.kind === 'original' ? t('reports.sheet.fromOriginal') : t('reports.sheet.from'), 16),
      column('text', t('reports.sheet.to'), 16),
      column('integer', t('reports.summary.dealers')),
      column('money', t('reports.summary.amount'), 18),
    ],
    rows: rows.filter(([, , dealers]) => dealers !== 0),
  };
}

function repSheet(report: TierReport, words: SheetWords): OutSheet {
  const { t, money } = words;
  const row = (line: RepLine): OutValue[] => [
    line.rep ?? t('reports.reps.none'),
    ...line.tiers,
    line.dealers,
    visits(line.visitThirds),
    money(line.amountMinor),
    line.orders,
  ];
  return {
    name: t('reports.sheet.reps'),
    columns: [
      column('text', t('reports.reps.rep'), 16),
      ...report.head.tierNames.map((tier) => column('integer', nameOfTier(report.head, tier))),
      column('integer', t('reports.reps.dealers')),
      column('number', t('reports.reps.visits')),
      column('money', t('reports.reps.amount'), 18),
      column('integer', t('reports.summary.orders')),
    ],
    rows: report.repLines.map(row),
  };
}
