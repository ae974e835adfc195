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

const OWN_STYLES = `section.part{margin-top:3mm;break-inside:auto}section.part h2,section.part h2+.note,section.part .note+.note{break-after:avoid}section.part .note+table,section.part .note+.row{margin-top:1.5mm}.part .row{break-inside:avoid}
table.figures{width:auto;min-width:50%}table.figures.wide{width:100%;font-size:7.5pt}.pair table.figures{width:100%}
.model{display:block;width:120mm;height:60mm;font-size:8.5px}.model .grid{stroke:#ccc;stroke-width:.5}.model .frame{stroke:#000;stroke-width:.8;fill:none}
.model .line{stroke:#000;stroke-width:1.6;fill:none}.model .ahead{stroke:#000;stroke-width:1.4;stroke-dasharray:4 2;fill:none}
.model .band{fill:#ddd;stroke:none}.model .solid{fill:#444}.model .hatched{fill:url(#model-hatch);stroke:#000;stroke-width:.5}
.model .mark{fill:none;stroke:#000;stroke-width:.8}.model .mark.filled{fill:#555;stroke:none}.chartBlock{flex:0 0 122mm}`;

/** A table of more columns takes the page's whole width, its picture above it. */
const BESIDE = 6;

function partOf({ title, notes = [], chart, table }: ModelPart, { f, t }: ModelPaper): Html {
  const figures = table && figureTable(table, f, t);
  const beside = chart !== undefined && table !== undefined && table.columns.length <= BESIDE;
  return html`<section class="part"><h2>${title}</h2>${notes.map((note) => html`<p class="note">${note}</p>`)}
${beside ? html`<div class="row pair"><div class="chartBlock">${chart}</div><div class="block">${figures}</div></div>` : html`${chart}${figures}`}</section>`;
}

function figureTable({ columns, rows, printed = rows.length }: FigureSheet, f: ReportFormat, t: ModelPaper['t']): Html {
  const left = rows.length - printed;
  return html`<table class="figures${columns.length > BESIDE && ' wide'}"><thead><tr>${columns.map((column) => html`<th${isFigure(column) && html` class="n"`}>${column.header}</th>`)}</tr></thead>
<tbody>${rows
    .slice(0, printed)
    .map(
      (row) =>
        html`<tr>${columns.map((column, at) => html`<td${isFigure(column) && html` class="n"`}>${cellText(row[at] ?? null, column.kind, f)}</td>`)}</tr>\n`,
    )}</tbody></table>${left > 0 && html`<p class="note">${t('reports.model.left', { count: left })}</p>`}`;
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
