import type { MonthlyRow, MonthSpan } from '../../../shared/contract/monthlyReport.contract.ts';
import { frameHeader, pageHtml, signatureLine } from './frame.report.ts';
import { type Html, html } from './html.ts';
import { tableRows } from './monthly.rules.ts';
import { type MonthlyPaper, monthlyFrame, monthlyNotes, monthTitle, rowName } from './monthlyWords.ts';
import { MISSING } from './reportFormat.ts';

/** Columns that are there only where they would hold something, and the room that is left for the months, mm. */
interface Layout {
  code: boolean;
  rep: boolean;
  /** Rows stand for several dealers each: how many. */
  dealers: boolean;
  widths: { name: number; code: number; rep: number; total: number; mean: number; change: number; month: number };
  /** pt */
  fontSize: number;
}

/** Between the margins of A4 landscape. */
const PAGE_MM = 277;
const NUMBER_MM = 7;
const SHARE_MM = 12;
const DEALERS_MM = 9;
const CHANGE_MM = 11;
/** With more months codes and reps give way to them. */
const MOST_WITH_CODE = 13;
const LARGEST_PT = 7;
const SMALLEST_PT = 4.5;
/** Width of a figure's sign relative to its size, and of a point, mm. */
const SIGN_EM = 0.57;
const POINT_MM = 0.353;
const PADDING_MM = 1.2;

/** The monthly purchase table as one page of HTML for A4 landscape, fonts still to be put in. Takes finished figures only. */
export function monthlyPage(paper: MonthlyPaper, styles: string): string {
  const { t, lang, options } = paper;
  const frame = monthlyFrame(paper);
  const layout = layoutOf(paper);
  const body = html`${frameHeader(frame)}
${monthTable(paper, layout)}
<ol class="monthNotes">${monthlyNotes(paper).map((note) => html`<li>${note}</li>`)}</ol>
${signatureLine(options.preparedBy, t)}`;
  return pageHtml({ lang, words: frame, body, styles, ownStyles: `.months{font-size:${layout.fontSize}pt}` });
}

function layoutOf({ figures, table, options, f }: MonthlyPaper): Layout {
  const rows = tableRows(table);
  const few = figures.spans.length <= MOST_WITH_CODE;
  const code = few && rows.some((row) => row.code !== '' && row.code !== row.name);
  const rep = few && rows.some((row) => row.rep !== '');
  const dealers = options.by !== 'dealer';
  const all = [...rows, table.sum];
  const chars = (values: Iterable<number | null>) => {
    let most = 0;
    for (const value of values) if (value !== null) most = Math.max(most, f.amount(value).length);
    return most;
  };
  const monthChars = chars(monthsOf(all));
  const totalChars = chars(all.map(({ totalMinor }) => totalMinor));
  const meanChars = chars(all.map(({ meanMinor }) => meanMinor));
  const mmOf = (count: number, pt: number) => count * SIGN_EM * pt * POINT_MM + PADDING_MM;
  let fontSize = LARGEST_PT;
  let widths = widthsFor(fontSize);
  while (fontSize > SMALLEST_PT && widths.month < mmOf(monthChars, fontSize)) {
    fontSize = Math.round((fontSize - 0.1) * 10) / 10;
    widths = widthsFor(fontSize);
  }
  return { code, rep, dealers, widths, fontSize };

  function widthsFor(pt: number): Layout['widths'] {
    const total = mmOf(totalChars, pt) + 1;
    const mean = mmOf(meanChars, pt) + 1;
    const name = few ? 36 : 30;
    const groups = (code ? 15 : 0) + (rep ? 12 : 0) + (dealers ? DEALERS_MM : 0);
    const fixed = NUMBER_MM + name + groups + total + mean + 2 * CHANGE_MM + SHARE_MM;
    return { name, code: 15, rep: 12, total, mean, change: CHANGE_MM, month: (PAGE_MM - fixed) / figures.spans.length };
  }
}

function* monthsOf(rows: readonly MonthlyRow[]): Iterable<number | null> {
  for (const row of rows) yield* row.months;
}

function monthTable(paper: MonthlyPaper, layout: Layout): Html {
  const { table, t } = paper;
  if (table.parts.every(({ rows }) => rows.length === 0)) return html`<p>${t('monthly.page.empty')}</p>`;
  let number = 0;
  return html`<table class="months">${columnWidths(paper, layout)}<thead>${headings(paper, layout)}</thead>
${table.parts.map(
  ({ rows, subtotal }) =>
    html`<tbody>${subtotal && groupHead(subtotal, paper, layout)}${rows.map((row) => {
      number += 1;
      return dealerRow(row, number, paper, layout);
    })}${subtotal && sumRow(subtotal, subtotalName(subtotal, paper), paper, layout)}</tbody>`,
)}
<tbody>${sumRow(table.sum, t('monthly.page.total', { count: table.sum.dealers }), paper, layout)}</tbody></table>`;
}

function columnWidths({ figures }: MonthlyPaper, { code, rep, dealers, widths }: Layout): Html {
  const col = (mm: number) => html`<col style="width:${mm.toFixed(2)}mm">`;
  return html`<colgroup>${col(NUMBER_MM)}${col(widths.name)}${code && col(widths.code)}${rep && col(widths.rep)}${dealers && col(DEALERS_MM)}${figures.spans.map(
    () => col(widths.month),
  )}${col(widths.total)}${col(widths.mean)}${col(widths.change)}${col(widths.change)}${col(SHARE_MM)}</colgroup>`;
}

function headings({ figures, options, t }: MonthlyPaper, { code, rep, dealers }: Layout): Html {
  const month = (span: MonthSpan, at: number) => {
    const title = monthTitle(span, at, t);
    const mark = span.state === 'partial' ? t('monthly.page.partial') : '';
    return html`<th class="n">${title.year !== '' && html`<small>${title.year}</small> `}${title.month}${mark}</th>`;
  };
  return html`<tr><th class="n">${t('monthly.column.number')}</th><th>${t(`monthly.by.${options.by}`)}</th>${
    code && html`<th>${t('monthly.column.code')}</th>`
  }${rep && html`<th>${t('monthly.column.rep')}</th>`}${
    dealers && html`<th class="n">${t('monthly.column.dealers')}</th>`
  }${figures.spans.map(month)}<th class="n">${t('monthly.column.total')}</th><th class="n">${t('monthly.column.mean')}</th><th class="n">${t('monthly.column.yoy')}</th><th class="n">${t('monthly.column.mom')}</th><th class="n">${t('monthly.column.share')}</th></tr>`;
}

function dealerRow(row: MonthlyRow, number: number, paper: MonthlyPaper, { code, rep, dealers }: Layout): Html {
  const { options, f, t } = paper;
  const mark = row.excluded ? t('monthly.page.excludedMark') : '';
  return html`<tr><td class="n">${number}</td><td>${rowName(row, options.by, t)}${mark}</td>${code && html`<td>${row.code}</td>`}${
    rep && html`<td>${row.rep}</td>`
  }${dealers && html`<td class="n">${f.count(row.dealers)}</td>`}${row.months.map((minor) => monthCell(minor, paper))}<td class="n">${f.amount(row.totalMinor)}</td>${measures(row, paper)}</tr>`;
}

/** A month without purchase is filled and says 0; one without data is crossed out and says nothing. */
function monthCell(minor: number | null, { f }: MonthlyPaper): Html {
  if (minor === null) return html`<td class="n noData">×</td>`;
  return minor === 0 ? html`<td class="n zero">0</td>` : html`<td class="n">${f.amount(minor)}</td>`;
}

function measures(row: MonthlyRow, { f }: MonthlyPaper): Html {
  return html`<td class="n">${f.amount(row.meanMinor)}</td><td class="n">${f.change(row.yoy)}</td><td class="n">${f.change(row.mom)}</td><td class="n">${f.share(row.share)}</td>`;
}

function sumRow(row: MonthlyRow, name: string, paper: MonthlyPaper, { code, rep, dealers }: Layout): Html {
  const { f } = paper;
  const cell = (text: string) => html`<th class="n">${text}</th>`;
  return html`<tr class="sum"><th colspan="${2 + Number(code) + Number(rep) + Number(dealers)}">${name}</th>${row.months.map(
    (minor) => cell(minor === null ? MISSING : f.amount(minor)),
  )}${[f.amount(row.totalMinor), f.amount(row.meanMinor), f.change(row.yoy), f.change(row.mom), f.share(row.share)].map(cell)}</tr>`;
}

/** Whose rows follow: on the last page of a long group its subtotal says it again. */
function groupHead(row: MonthlyRow, { figures, options, t }: MonthlyPaper, { code, rep, dealers }: Layout): Html {
  const columns = 2 + Number(code) + Number(rep) + Number(dealers) + figures.spans.length + 5;
  return html`<tr class="groupHead"><th colspan="${columns}">${rowName(row, options.group, t)}</th></tr>`;
}

function subtotalName(row: MonthlyRow, { options, t }: MonthlyPaper): string {
  return t('monthly.page.subtotal', { name: rowName(row, options.group, t), count: row.dealers });
}
