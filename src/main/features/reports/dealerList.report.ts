import type { GridColumn } from '../../../shared/contract/dealers.contract.ts';
import type { DealerListOptions } from '../../../shared/contract/reports.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Cell, CellColumn, CellKind } from '../dealers/dealerCells.ts';
import type { Fit } from './dealerList.rules.ts';
import { commonWords, type FrameWords, frameHeader, pageHtml } from './frame.report.ts';
import { type Html, html } from './html.ts';
import type { ReportFormat } from './reportFormat.ts';

/** The finished list with what is needed to write it down. */
export interface DealerListPaper {
  readonly fit: Fit<CellColumn>;
  /** A row per dealer, a cell per column that fits; money in minor units. */
  readonly rows: readonly (readonly Cell[])[];
  /** One per column; null where adding up says nothing. */
  readonly sums: readonly (number | null)[];
  readonly cutOff: CalendarDay | null;
  readonly balancesOn: CalendarDay | null;
  readonly company: string;
  readonly currency: string;
  readonly options: DealerListOptions;
  /** Epoch ms. */
  readonly printedAt: number;
  readonly t: T;
  readonly f: ReportFormat;
}

const OWING: ReadonlySet<GridColumn> = new Set<GridColumn>(['balance', 'overdue', 'overLimit']);

/** The list for A4 landscape. Takes finished figures only. */
export function dealerListPage(paper: DealerListPaper, styles: string): string {
  const { fit, rows, options, t, f } = paper;
  const words = dealerListFrame(paper);
  const body = html`${frameHeader(words)}
<table class="list dealers"><colgroup><col class="no">${fit.columns.map((_, at) => html`<col class="w${at}">`)}</colgroup>
<thead><tr><th class="n">${t('reports.dealerList.no')}</th>${fit.columns.map(({ header, kind }) => html`<th${alignOf(kind)}>${header}</th>`)}</tr></thead>
<tbody>${rows.map((row, at) => html`<tr><td class="n">${f.count(at + 1)}</td>${cells(row, paper)}</tr>\n`)}</tbody>
${sumRow(paper)}</table>
<p class="note">${t('reports.dealerList.count', { count: rows.length })}</p>
${fit.left.length > 0 && html`<p class="note">${t('reports.dealerList.left', { count: fit.left.length, columns: fit.left.map(({ header }) => header).join(t('reports.frame.listComma')) })}</p>`}`;
  const ownStyles = `.dealers{font-size:${(8 * fit.scale).toFixed(2)}pt}.no{width:9mm}${fit.widths.map((mm, at) => `.w${at}{width:${mm.toFixed(1)}mm}`).join('')}`;
  return pageHtml({ lang: options.lang, words, body, styles, ownStyles });
}

function dealerListFrame(paper: DealerListPaper): FrameWords {
  const { fit, cutOff, balancesOn, company, currency, options, printedAt, t, f } = paper;
  const { by, descending } = options.query.sort;
  const owing = fit.columns.some(({ id }) => OWING.has(id));
  const days = [
    ...(cutOff === null ? [] : [t('reports.frame.dataTo', { day: f.longDay(cutOff) })]),
    ...(owing && balancesOn !== null ? [t('receivables.asOf', { day: f.longDay(balancesOn) })] : []),
  ];
  const column = fit.columns.find(({ id }) => id === by)?.header;
  return {
    ...commonWords({ company, currency, unit: options.unit, printedAt }, t, f),
    title: t('reports.kind.dealerList'),
    period: '',
    asOf: days.join(t('reports.frame.dayComma')),
    filter: t('reports.frame.filter', { words: options.described || t('reports.frame.filterAll') }),
    sort:
      column === undefined
        ? ''
        : t('reports.frame.sort', {
            by: t(descending ? 'reports.dealerList.falling' : 'reports.dealerList.rising', { column }),
          }),
    rules: options.preparedBy === '' ? '' : `${t('reports.frame.preparedBy')} ${options.preparedBy}`,
  };
}

function cells(row: readonly Cell[], { fit, f }: DealerListPaper): Html[] {
  return fit.columns.map(({ kind }, at) => html`<td${alignOf(kind)}>${cellText(row[at] ?? null, kind, f)}</td>`);
}

function sumRow({ fit, rows, sums, t, f }: DealerListPaper): Html | false {
  if (rows.length === 0 || sums.every((sum) => sum === null)) return false;
  const texts = sums.map((sum, at) => (sum === null ? '' : cellText(sum, fit.columns[at]?.kind ?? 'number', f)));
  return html`<tbody><tr class="sum"><th>${t('reports.dealerList.total')}</th>${texts.map((text) => html`<th class="n">${text}</th>`)}</tr></tbody>`;
}

function alignOf(kind: CellKind): Html | false {
  if (kind === 'text') return false;
  return kind === 'day' ? html` class="c"` : html` class="n"`;
}

/** Nothing is an empty cell, as in the window's list. */
function cellText(cell: Cell, kind: CellKind, f: ReportFormat): string {
  if (typeof cell !== 'number') return cell ?? '';
  switch (kind) {
    case 'money':
      return f.amount(cell);
    case 'percent':
      return f.share(cell);
    case 'integer':
      return f.count(cell);
    default:
      return String(cell);
  }
}
