import { frameHeader, pageHtml } from './frame.report.ts';
import { type Html, html } from './html.ts';
import { isQuiet, type MondayPart } from './monday.rules.ts';
import { cycleWord, type MondayPaper, mondayFrame, slipWhy, tierWord } from './mondayWords.ts';

/** The Monday sheet as HTML for A4 portrait: the owner's page, then a page to hand to each rep. Finished figures only. */
export function mondayPage(paper: MondayPaper, styles: string): string {
  const { owner, reps, options, t } = paper;
  const words = mondayFrame(paper);
  const body = html`${frameHeader(words)}
${isQuiet(owner.lists) ? html`<p>${t('monday.quiet')}</p>` : part(owner, paper)}
${notes(paper)}
${reps.map((each) => html`<section class="rep"><h1>${t('monday.of', { rep: each.rep ?? '' })}</h1>${part(each, paper)}</section>`)}`;
  return pageHtml({ lang: options.lang, words, body, styles, ownStyles: OWN_STYLES, portrait: true });
}

/** A blank column to write the outcome into; lines for what the meeting decides. */
const OWN_STYLES = `.rep{break-before:page}.mName{width:34mm}.mTier{width:12mm}.mRep{width:16mm}.mPhone{width:26mm}.mMoney{width:22mm}.mDay{width:19mm}
.mWrite{width:24mm}.monday{table-layout:fixed;font-size:7.5pt}.monday td{padding:0.8mm 1mm}.noteLine{border-bottom:0.2mm solid #888;height:8mm}`;

function part(of: MondayPart, paper: MondayPaper): Html {
  return html`${slipping(of, paper)}${due(of, paper)}${once(of, paper)}${fallen(of, paper)}${owing(of, paper)}`;
}

function more(count: number, { t }: MondayPaper): Html | false {
  return count > 0 && html`<p class="note">${t('monday.more', { count })}</p>`;
}

/** Everybody's page names the rep; his own need not. */
function repCell(of: MondayPart, rep: string | null): Html | false {
  return of.rep === null && html`<td>${rep}</td>`;
}

function heads(
  of: MondayPart,
  paper: MondayPaper,
  last: readonly (readonly [style: string, word: string, end?: true])[],
): Html {
  const { t } = paper;
  const own = of.rep === null;
  return html`<colgroup><col class="mName"><col class="mTier">${own && html`<col class="mRep">`}<col class="mPhone">${last.map(([style]) => (style === '' ? html`<col>` : html`<col class="${style}">`))}<col class="mWrite"></colgroup>
<thead><tr><th>${t('rhythm.column.name')}</th><th class="c">${t('rhythm.column.tier')}</th>${own && html`<th>${t('rhythm.column.rep')}</th>`}<th>${t('rhythm.column.phone')}</th>${last.map(([, word, end]) => (end ? html`<th class="n">${word}</th>` : html`<th>${word}</th>`))}<th>${t('monday.outcome')}</th></tr></thead>`;
}

function slipping(of: MondayPart, paper: MondayPaper): Html | false {
  const { t, f } = paper;
  const rows = of.lists.slipping;
  if (rows.length === 0) return false;
  return html`<h2>${t('monday.slipping')}</h2><table class="monday">${heads(of, paper, [
    ['', t('rhythm.column.reason')],
    ['mMoney', t('rhythm.column.atStake'), true],
  ])}
<tbody>${rows.map((row) => html`<tr><td>${row.name}</td><td class="c">${tierWord(row.tier, paper)}</td>${repCell(of, row.rep)}<td>${row.phone}</td><td>${slipWhy(row, paper)}</td><td class="n">${f.amount(row.atStakeMinor)}</td><td></td></tr>\n`)}</tbody></table>${more(of.left.slipping, paper)}`;
}

function due(of: MondayPart, paper: MondayPaper): Html | false {
  const { t, f } = paper;
  const rows = of.lists.due;
  if (rows.length === 0) return false;
  return html`<h2>${t('monday.due')}</h2><table class="monday">${heads(of, paper, [
    ['mDay', t('rhythm.column.lastOn')],
    ['mDay', t('rhythm.column.cycle')],
    ['mDay', t('monday.dueOn')],
    ['mMoney', t('rhythm.column.expected'), true],
  ])}
<tbody>${rows.map((row) => html`<tr><td>${row.name}</td><td class="c">${tierWord(row.tier, paper)}</td>${repCell(of, row.rep)}<td>${row.phone}</td><td>${f.day(row.lastOn)}</td><td>${cycleWord(row, paper)}</td><td>${f.day(row.dueOn)}</td><td class="n">${f.amount(row.expectedMinor)}</td><td></td></tr>\n`)}</tbody></table>${more(of.left.due, paper)}`;
}

function once(of: MondayPart, paper: MondayPaper): Html | false {
  const { t, f } = paper;
  const rows = of.lists.once;
  if (rows.length === 0) return false;
  return html`<h2>${t('monday.once')}</h2><table class="monday">${heads(of, paper, [
    ['mDay', t('monday.firstOn')],
    ['mMoney', t('scoring.tier.amount'), true],
  ])}
<tbody>${rows.map((row) => html`<tr><td>${row.name}</td><td class="c">${tierWord(row.tier, paper)}</td>${repCell(of, row.rep)}<td>${row.phone}</td><td>${f.day(row.lastOn)}</td><td class="n">${f.amount(row.amountMinor)}</td><td></td></tr>\n`)}</tbody></table>${more(of.left.once, paper)}`;
}

function fallen(of: MondayPart, paper: MondayPaper): Html | false {
  const { against, t, f } = paper;
  const rows = of.lists.fallen;
  if (rows.length === 0 || against === null) return false;
  return html`<h2>${t('monday.fallen', { day: f.longDay(against.asOf) })}</h2><table class="monday"><colgroup><col class="mName"><col class="mDay"><col class="mDay">${of.rep === null && html`<col class="mRep">`}<col class="mMoney"><col class="mWrite"></colgroup>
<thead><tr><th>${t('rhythm.column.name')}</th><th>${t('reports.migration.before')}</th><th>${t('reports.migration.now')}</th>${of.rep === null && html`<th>${t('rhythm.column.rep')}</th>`}<th class="n">${t('scoring.tier.amount')}</th><th>${t('monday.outcome')}</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><td>${row.name}</td><td>${tierWord(row.from, paper)}</td><td>${tierWord(row.to, paper)}</td>${repCell(of, row.rep)}<td class="n">${f.amount(row.amountMinor)}</td><td></td></tr>\n`)}</tbody></table>${more(of.left.fallen, paper)}`;
}

function owing(of: MondayPart, paper: MondayPaper): Html | false {
  const { t, f } = paper;
  const rows = of.lists.owing;
  if (rows.length === 0) return false;
  return html`<h2>${t('monday.owing')}</h2><table class="monday"><colgroup><col class="mName">${of.rep === null && html`<col class="mRep">`}<col class="mPhone"><col class="mMoney"><col class="mMoney"><col class="mWrite"></colgroup>
<thead><tr><th>${t('rhythm.column.name')}</th>${of.rep === null && html`<th>${t('rhythm.column.rep')}</th>`}<th>${t('rhythm.column.phone')}</th><th class="n">${t('receivables.column.overdue')}</th><th class="n">${t('receivables.column.balance')}</th><th>${t('monday.outcome')}</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><td>${row.name}</td>${repCell(of, row.rep)}<td>${row.phone}</td><td class="n">${f.amount(row.overdueMinor)}</td><td class="n">${f.amount(row.balanceMinor)}</td><td></td></tr>\n`)}</tbody></table>${more(of.left.owing, paper)}`;
}

function notes({ t }: MondayPaper): Html {
  return html`<h2>${t('monday.decided')}</h2><div class="noteLine"></div><div class="noteLine"></div>`;
}
