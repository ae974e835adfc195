import type { OutValue } from '../../spreadsheets/outgoing.ts';
import { frameHeader, pageHtml, signatureLine } from './frame.report.ts';
import { type Html, html } from './html.ts';
import type { FigureColumn, FigureSheet, ModelPaper, ModelPart } from './modelPaper.ts';
import { MISSING, type ReportFormat } from './reportFormat.ts';

/** What a model says, for A4 landscape: lines, then each part with its picture beside its figures. Finished figures only. */
export function modelPage(paper: ModelPaper, styles: string): string {
  const { words, lines, parts, lang, preparedBy, t } = paper;
  const body = html`${frameHeader(words)}
${lines.map((line) => html`<p>${line}</p>`)}
${parts.filter(({ table }) => table?.sheetOnly !== true).map((part) => partOf(part, paper))}
${signatureLine(preparedBy, t)}`;
  return pageHtml({ lang, words, body, styles, ownStyles: OWN_STYLES });
}

const OWN_STYLES = `section.part{margin-top:3mm;break-inside:auto}section.part.short{break-inside:avoid}section.part h2,section.part h2+.note,section.part .note+.note{break-after:avoid}section.part .note+table,section.part .note+.row{margin-top:1.5mm}.part .row{break-inside:avoid}
table.figures{width:auto;min-width:50%}table.figures.full,.pair table.figures{width:100%}table.figures.wide{width:100%;font-size:7.5pt}
.model{display:block;width:120mm;height:60mm;font-size:8.5px}.model .grid{stroke:#ccc;stroke-width:.5}.model .frame{stroke:#000;stroke-width:.8;fill:none}
.model .line{stroke:#000;stroke-width:1.6;fill:none}.model .ahead{stroke:#000;stroke-width:1.4;stroke-dasharray:4 2;fill:none}
.model .band{fill:#ddd;stroke:none}.model .solid{fill:#444}.model .hatched{fill:url(#model-hatch);stroke:#000;stroke-width:.5}
.model .mark{fill:none;stroke:#000;stroke-width:.8}.model .mark.filled{fill:#555;stroke:none}.chartBlock{flex:0 0 122mm}`;

/** A table of more columns takes the page's whole width, its picture above it. */
const BESIDE = 6;
/** One of fewer leaves half of the page blank: a long list goes on beside itself, so many rows on each side. */
const NARROW = 4;
const LONG_LIST = 12;
const SIDE_ROWS = 20;

function partOf({ title, notes = [], chart, table }: ModelPart, { f, t }: ModelPaper): Html {
  const figures = table && figureTable(table, f, t, chart === undefined);
  const beside = chart !== undefined && table !== undefined && table.columns.length <= BESIDE;
  // A few rows are not torn apart for the sake of one more on the page.
  const isShort = chart === undefined && table !== undefined && table.rows.length <= LONG_LIST;
  return html`<section class="part${isShort && html` short`}"><h2>${title}</h2>${notes.map((note) => html`<p class="note">${note}</p>`)}
${beside ? html`<div class="row pair"><div class="chartBlock">${chart}</div><div class="block">${figures}</div></div>` : html`${chart}${figures}`}</section>`;
}

function figureTable(sheet: FigureSheet, f: ReportFormat, t: ModelPaper['t'], isAlone: boolean): Html {
  const { columns, rows, printed = rows.length } = sheet;
  const left = rows.length - printed;
  const shown = rows.slice(0, printed);
  const isList = isAlone && columns.length <= NARROW && shown.length > LONG_LIST;
  const body = isList ? blocksOf(shown).map((block) => sides(sheet, block, f)) : rowsTable(sheet, shown, f, isAlone);
  return html`${body}${left > 0 && html`<p class="note">${t('reports.model.left', { count: left })}</p>`}`;
}

type Rows = FigureSheet['rows'];

/** So many rows as stand beside one another on a page. */
function blocksOf(rows: Rows): Rows[] {
  return Array.from({ length: Math.ceil(rows.length / (2 * SIDE_ROWS)) }, (_, block) =>
    rows.slice(block * 2 * SIDE_ROWS, (block + 1) * 2 * SIDE_ROWS),
  );
}

/** Down the left side first, then down the right one. */
function sides(sheet: FigureSheet, rows: Rows, f: ReportFormat): Html {
  const half = Math.ceil(rows.length / 2);
  return html`<div class="row pair"><div class="block">${rowsTable(sheet, rows.slice(0, half), f, false)}</div><div class="block">${
    rows.length > half && rowsTable(sheet, rows.slice(half), f, false)
  }</div></div>`;
}

function rowsTable({ columns }: FigureSheet, rows: Rows, f: ReportFormat, isAlone: boolean): Html {
  const width = columns.length > BESIDE ? ' wide' : isAlone && columns.length > NARROW ? ' full' : '';
  return html`<table class="figures${width}"><thead><tr>${columns.map((column) => html`<th${isFigure(column) && html` class="n"`}>${column.header}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${columns.map((column, at) => html`<td${isFigure(column) && html` class="n"`}>${cellText(row[at] ?? null, column.kind, f)}</td>`)}</tr>\n`,
  )}</tbody></table>`;
}

function isFigure({ kind, end = kind !== 'text' && kind !== 'day' }: FigureColumn): boolean {
  return end;
}

function cellText(value: OutValue, kind: FigureColumn['kind'], f: ReportFormat): string {
  if (value === null) return MISSING;
  if (typeof value === 'string') return value;
  switch (kind) {
    case 'money':
      return f.amount(value);
    case 'percent':
      return f.percent(value);
    case 'integer':
      return f.count(value);
    default:
      return value.toFixed(1);
  }
}
