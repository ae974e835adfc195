import { pageHtml } from './frame.report.ts';
import { html } from './html.ts';
import type { PlanLine, PlanSheet } from './visitPlan.data.ts';
import { linesOf } from './visitPlan.rules.ts';
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

/** As wide as a phone shows it without scrolling sideways. */
const WIDTH_MM = 90;
/** Longer than this no reader shows a page. */
const MOST_MM = 4800;

/** The days for a phone: one narrow page for each, as long as it has to be. The same numbers as on paper. */
export function visitPlanPhone(paper: VisitPlanPaper, styles: string): string {
  const { sheets, options } = paper;
  const longest = Math.min(MOST_MM, Math.max(60, ...sheets.map((sheet) => heightOf(sheet, paper))));
  const body = sheets.length === 0 ? emptyPlan(paper) : html`${sheets.map((sheet) => day(sheet, paper))}`;
  const ownStyles = `/*own size*/@page{size:${WIDTH_MM}mm ${Math.ceil(longest)}mm;margin:4mm}@page:first{margin-top:4mm}
body{min-width:0!important;max-width:${WIDTH_MM}mm;padding:0!important}html{font-size:10.5pt}
.day{break-before:page}.day:first-child{break-before:auto}.day h1{font-size:13pt}.day .meta{font-size:9pt;margin-bottom:2mm}
.stop{border-top:0.3mm solid #000;padding:1.6mm 0;break-inside:avoid}.stop b{font-size:12pt}.stop p{font-size:9.5pt;line-height:1.35}
.how{border:0.3mm dashed #000;padding:1.5mm 2mm;font-size:9pt;margin-top:2mm}`;
  return pageHtml({ lang: options.lang, words: visitPlanFrame(paper), body, styles, ownStyles, bare: true });
}

function day(sheet: PlanSheet, paper: VisitPlanPaper) {
  const { t } = paper;
  return html`<section class="day"><h1>${sheet.repName} ${dayText(sheet.on, paper)}</h1><p class="meta">${numberText(sheet, t)} · ${t('visitSheets.paper.stopCount', { count: sheet.lines.length })}</p>
${sheet.lines.map((line) => html`<div class="stop"><b>${line.no ?? ''}. ${line.name}</b>${textsOf(line, paper).map((text) => html`<p>${text}</p>`)}</div>`)}
<p class="how">${t('visitSheets.phone.how')}</p></section>`;
}

function textsOf(line: PlanLine, paper: VisitPlanPaper): string[] {
  const { t, f } = paper;
  const last = line.lastOn === null ? '' : t('visitSheets.phone.last', { day: f.day(line.lastOn) });
  const late = line.overdueDays > 0 ? t('visitSheets.paper.overdue', { count: line.overdueDays }) : '';
  return [
    [tierWord(line, paper), line.time, last, late].filter(Boolean).join(' · '),
    [line.contact, line.phone].filter(Boolean).join(' '),
    line.address,
    purposeText(line, t),
    ...bringTexts(line, paper).map((text) => `· ${text}`),
  ].filter((text) => text !== '');
}

/** Millimetres that a day takes at most: each text by the lines it breaks into. */
function heightOf(sheet: PlanSheet, paper: VisitPlanPaper): number {
  const stops = sheet.lines.map((line) => {
    const texts = textsOf(line, paper).reduce((sum, text) => sum + 4.8 * linesOf(text, 38), 0);
    return 5 + 6.2 * linesOf(`${line.no}. ${line.name}`, 32) + texts;
  });
  return 46 + stops.reduce((sum, height) => sum + height, 0);
}
