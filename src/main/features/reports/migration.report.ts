import { movesApart, nothingBefore } from '../../../shared/domain/movesApart.ts';
import { frameHeader, pageHtml, signatureLine } from './frame.report.ts';
import { type Html, html } from './html.ts';
import {
  type MigrationPaper,
  type MovesTable,
  migrationFrame,
  standingsOf,
  standingWord,
  sumWord,
  whyText,
} from './migrationWords.ts';

/** Tier by tier, then who stands elsewhere and why, for A4 landscape, fonts still to be put in. Takes finished figures only. */
export function migrationPage(paper: MigrationPaper, styles: string): string {
  const { t, lang, options, rows } = paper;
  const words = migrationFrame(paper);
  const nothing = paper.from === null && nothingBefore(paper);
  const apart = movesApart(paper);
  const compared = html`<p>${sumWord(paper)}</p>
${matrix(paper)}
<h3>${t('scoring.moves.elsewhere', { count: rows.length })}</h3>
${apart > 0 && html`<p class="note">${t('scoring.moves.apart', { count: apart })}</p>`}
${rows.length > 0 && list(paper)}`;
  const body = html`${frameHeader(words)}
${nothing ? html`<p class="remark">${t('scoring.moves.noGradesPaper')}</p>` : compared}
${signatureLine(options.preparedBy, t)}`;
  return pageHtml({ lang, words, body, styles, ownStyles: OWN_STYLES });
}

/** Styles of the matrix, wherever it is printed. */
export const MATRIX_STYLES = '.migration{width:auto;margin-bottom:4mm}.migration .same{background:#eee}';
const OWN_STYLES = `${MATRIX_STYLES}.migration td,.migration th{min-width:22mm}
.moves{table-layout:fixed;font-size:7.5pt}.moves .why{white-space:normal}`;

/** Tier by tier: dealers and their money. */
export function matrix(paper: MovesTable): Html {
  const { cells, from, t, f } = paper;
  const columns = standingsOf('to', paper);
  const cellOf = (row: string, column: string) => {
    const cell = cells.find((each) => each.from === row && each.to === column);
    const same = row === column ? ' same' : '';
    return cell
      ? html`<td class="n${same}"><b>${f.count(cell.dealers)}</b><br>${f.amount(cell.amountMinor)}</td>`
      : html`<td class="n${same}"></td>`;
  };
  return html`<table class="migration"><thead><tr><th>${t(from === null ? 'scoring.moves.fromOriginal' : 'scoring.moves.fromTo')}</th>${columns.map(
    (column) => html`<th class="n">${standingWord(column, 'to', paper)}</th>`,
  )}</tr></thead><tbody>${standingsOf('from', paper).map(
    (row) => html`<tr><th>${standingWord(row, 'from', paper)}</th>${columns.map((column) => cellOf(row, column))}</tr>`,
  )}</tbody></table>`;
}

function list(paper: MigrationPaper): Html {
  const { rows, t, f } = paper;
  return html`<table class="moves"><colgroup><col style="width:8mm"><col style="width:20mm"><col style="width:52mm"><col style="width:24mm"><col style="width:20mm"><col style="width:26mm"><col></colgroup>
<thead><tr><th class="n">${t('reports.migration.number')}</th><th>${t('reports.list.code')}</th><th>${t('scoring.moves.dealer')}</th><th>${t('reports.migration.before')}</th><th>${t('reports.migration.now')}</th><th class="n">${t('reports.list.amount')}</th><th>${t('scoring.moves.why')}</th></tr></thead>
<tbody>${rows.map(
    (row, i) =>
      html`<tr><td class="n">${i + 1}</td><td>${row.code}</td><td>${row.name || `#${row.dealerId}`}</td><td>${beforeWord(row, paper)}</td><td>${standingWord(row.to, 'to', paper)}${row.pinned && '*'}</td><td class="n">${f.amount(row.amountMinor)}</td><td class="why">${whyText(row, paper)}</td></tr>\n`,
  )}</tbody></table>`;
}

/** The owner's own word stands beside what it means. */
function beforeWord(row: MigrationPaper['rows'][number], paper: MigrationPaper): string {
  const word = standingWord(row.from, 'from', paper);
  return row.grade === '' || row.grade === word ? word : `${row.grade} (${word})`;
}
