import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { resultKey, VISIT_RESULTS } from '../../../shared/domain/visitResults.ts';
import { pageHtml } from './frame.report.ts';
import { type Html, html } from './html.ts';
import { tierClass } from './tierText.ts';
import type { PlanLine, PlanSheet } from './visitPlan.data.ts';
import { fitsApart, ROW_LINES, ROW_MM, sheetPages } from './visitPlan.rules.ts';
import {
  bringTexts,
  dayText,
  emptyPlan,
  numberText,
  purposeText,
  tierWord,
  type VisitPlanPaper,
  visitPlanFrame,
} from './visitPlanWords.ts';

/** Widths in millimetres of A4 lying: 277 between the margins. */
const STYLES = `@page{margin:8mm 10mm 10mm}@page:first{margin-top:8mm}
.vs{break-before:page}.vs:first-child{break-before:auto}
.vsHead{display:flex;align-items:baseline;gap:5mm;border-bottom:0.5mm solid #000;padding-bottom:0.8mm;margin-bottom:1mm}
.vsHead h1{font-size:13pt}.vsHead b{font-size:11pt}.vsHead .no{margin-left:auto;border:0.3mm solid #000;padding:0 2mm;font-size:11pt;font-weight:700}
.vt,.week{width:calc(100% - 0.4mm)}.vt{table-layout:fixed;font-size:7pt;line-height:1.2}
.vt th,.vt td{border:0.15mm solid #000;padding:0.5mm 0.8mm}.vt thead th{background:none;font-size:7pt;text-align:center;vertical-align:middle}
.vt tbody tr{height:${ROW_MM}mm}.vt td{height:${ROW_MM}mm}.vt td>div{max-height:${ROW_MM - 1.2}mm;overflow:hidden}
.vt td>.for,.vt .who>div{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:${ROW_LINES};overflow:hidden}
.vt .for{font-size:6.3pt}.vt .for b{font-size:7pt}.vt .apart b,.vt .apart small{display:block}
.vt .num{text-align:center;font-size:12pt;font-weight:700;vertical-align:middle}
.vt .num b{font-weight:700}
.vt .who b{font-size:8.5pt}.vt small{font-size:6.3pt}
.vt .ticks span{display:inline-block;width:46%;white-space:nowrap;line-height:1.55;font-size:7pt}.vt .ticks span:nth-child(even){width:54%}
.vt .ticks i{display:inline-block;width:2.9mm;height:2.9mm;border:0.25mm solid #000;margin-right:0.8mm;vertical-align:-0.4mm}
.vt .hint{color:#444;font-size:6pt}
.vsSign{display:flex;justify-content:space-between;gap:6mm;margin-top:2mm;font-size:8.5pt}
.vsSign u{display:inline-block;min-width:34mm;border-bottom:0.25mm solid #000;text-decoration:none}
.week td{height:auto;vertical-align:top}.week{font-size:8pt}.week th,.week td{border:0.15mm solid #000;padding:1mm}
.week .stop{display:inline-block;margin-right:3mm}
.weekPage h2{font-size:12pt}`;

/** No., who, last visit, what for and what to bring; then what is written by hand. */
const WIDTHS = [8, 51, 17, 45, 15, 17, 40, 24, 34, 26] as const;

/** The visit plan as HTML for A4 lying: an overview for each rep, then a sheet for each of his days. Finished figures only. */
export function visitPlanPage(paper: VisitPlanPaper, styles: string): string {
  const { sheets, options, from, to } = paper;
  const words = visitPlanFrame(paper);
  const reps = [...Map.groupBy(sheets, ({ repId }) => repId).values()];
  const body =
    sheets.length === 0
      ? emptyPlan(paper)
      : html`${reps.map(
          (own) =>
            html`${options.overview && from !== to && overview(own, paper)}${own.map((sheet) => sheetHtml(sheet, paper))}`,
        )}`;
  return pageHtml({ lang: options.lang, words, body, styles, ownStyles: STYLES });
}

function overview(sheets: readonly PlanSheet[], paper: VisitPlanPaper): Html {
  const { t, f, company, from, to } = paper;
  const [first] = sheets;
  const lines = sheets.reduce((sum, sheet) => sum + sheet.lines.length, 0);
  return html`<section class="vs weekPage"><div class="vsHead"><h1>${t('visitSheets.paper.overview')}</h1><b>${first?.repName ?? ''}</b><span>${t('visitSheets.paper.span', { from: f.longDay(from), to: f.longDay(to) })}</span><span>${company}</span></div>
<table class="week"><thead><tr><th style="width:38mm">${t('visitSheets.column.day')}</th><th style="width:26mm">${t('visitSheets.column.sheet')}</th><th class="n" style="width:14mm">${t('visitSheets.paper.count')}</th><th>${t('visitSheets.paper.stops')}</th></tr></thead>
<tbody>${sheets.map(
    (sheet) =>
      html`<tr><td><b>${dayText(sheet.on as CalendarDay, paper)}</b></td><td>${sheet.sheetId === null ? t('visitSheets.paper.noNumber') : String(sheet.sheetId)}</td><td class="n">${sheet.lines.length}</td><td>${sheet.lines.map((line) => html`<span class="stop">${line.no ?? ''}. ${line.name}${line.tier !== null && html` [${tierWord(line, paper)}]`}</span> `)}</td></tr>`,
  )}
<tr class="sum"><th>${t('visitSheets.paper.total')}</th><th></th><th class="n">${lines}</th><th></th></tr></tbody></table></section>`;
}

function sheetHtml(sheet: PlanSheet, paper: VisitPlanPaper): Html {
  const pages = sheetPages(sheet.lines);
  return html`${pages.map(
    (
      { lines, blank },
      at,
    ) => html`<section class="vs">${head(sheet, paper, pages.length > 1 ? `${at + 1}/${pages.length}` : '')}
<table class="vt"><colgroup>${WIDTHS.map((width) => html`<col style="width:${width}mm">`)}</colgroup>${columns(paper)}
<tbody>${lines.map((line) => row(line, paper))}${Array.from({ length: blank }, () => blankRow(paper))}</tbody></table>${sign(paper)}</section>`,
  )}`;
}

function head(sheet: PlanSheet, paper: VisitPlanPaper, page: string): Html {
  const { t, company } = paper;
  return html`<div class="vsHead"><h1>${t('visitSheets.paper.title')}</h1><b>${sheet.repName}</b><b>${dayText(sheet.on as CalendarDay, paper)}</b><span>${t('visitSheets.paper.stopCount', { count: sheet.lines.length })}</span><span>${company}</span>${page !== '' && html`<span>${page}</span>`}<span class="no">${numberText(sheet, t)}</span></div>`;
}

function columns({ t }: VisitPlanPaper): Html {
  const heads = ['line', 'who', 'last', 'purpose', 'inOut', 'person', 'result', 'amount', 'seen', 'nextOn'] as const;
  return html`<thead><tr>${heads.map((name) => html`<th>${t(`visitSheets.head.${name}`)}</th>`)}</tr></thead>`;
}

function row(line: PlanLine, paper: VisitPlanPaper): Html {
  const { t, f } = paper;
  return html`<tr><td class="num"><b>${line.no ?? ''}</b></td>
<td class="who"><div><b>${line.name}</b> ${line.tier !== null && html`<span class="${tierClass(line.tier, paper.naming)}">${tierWord(line, paper)}</span>`}<br>${[line.contact, line.phone].filter(Boolean).join(' ')}<br><small>${line.address}</small></div></td>
<td><div>${f.day(line.lastOn)}${line.overdueDays > 0 && html`<br><b>${t('visitSheets.paper.overdue', { count: line.overdueDays })}</b>`}${line.time !== '' && html`<br>${t('visitSheets.paper.at', { time: line.time })}`}</div></td>
<td>${forWhat(line, paper)}</td>${blanks(paper, line.purposes.includes('collect'))}</tr>\n`;
}

/** What the visit is for and what to bring along: never cut through a line, only between words with an ellipsis. */
function forWhat(line: PlanLine, paper: VisitPlanPaper): Html {
  const purposes = purposeText(line, paper.t);
  const bring = bringTexts(line, paper);
  const apart = fitsApart(purposes, bring);
  return html`<div class="for${apart && ' apart'}">${purposes !== '' && html`<b>${purposes}</b> `}${bring.map((text) => html`<small>· ${text}</small> `)}</div>`;
}

/** A line for a visit that nobody planned: its dealer is written in. */
function blankRow(paper: VisitPlanPaper): Html {
  return html`<tr><td class="num">+</td><td><span class="hint">${paper.t('visitSheets.paper.unplanned')}</span></td><td></td><td></td>${blanks(paper, false)}</tr>\n`;
}

/** What is written by hand; who goes to collect money also ticks that it was promised, and how much. */
function blanks({ t }: VisitPlanPaper, collects: boolean): Html {
  const results = VISIT_RESULTS.filter((result) => collects || result !== 'promised');

  return html`<td><span class="hint">${t('visitSheets.paper.in')}</span><br><br><br><span class="hint">${t('visitSheets.paper.out')}</span></td><td></td><td class="ticks">${results.map((result) => html`<span><i></i>${resultKey(result)} ${t(`visitSheets.result.${result}`)}</span>`)}</td><td>${collects && html`<span class="hint">${t('visitSheets.paper.orPromised')}</span>`}</td><td></td><td></td>`;
}

function sign({ t }: VisitPlanPaper): Html {
  return html`<p class="vsSign"><span>${t('visitSheets.paper.signRep')} <u></u></span><span>${t('visitSheets.paper.signManager')} <u></u></span><span>${t('visitSheets.paper.signDealer')} <u></u></span><span>${t('reports.frame.date')} <u></u></span></p>`;
}
