import type { Language, T } from '../../../shared/i18n/translator.ts';
import { frameHeader, pageHtml, signatureLine } from './frame.report.ts';
import { html } from './html.ts';
import type { ReportFormat } from './reportFormat.ts';
import { tierFrame } from './tierFrame.report.ts';
import { listStyles, tierList } from './tierList.report.ts';
import { tierMoved } from './tierMoved.report.ts';
import { tierNotes } from './tierNotes.report.ts';
import type { TierReport } from './tierReport.model.ts';
import { tierSummary } from './tierSummary.report.ts';
import type { PageWords } from './tierWords.ts';

export interface TierPage {
  lang: Language;
  t: T;
  f: ReportFormat;
  /** resources/print.css */
  styles: string;
  /** Who served a dealer on this day is its rep. */
  servedOn: string;
}

/** The tier report as one page of HTML for A4 landscape, fonts still to be put in. Takes finished figures only. */
export function tierReportPage(report: TierReport, { lang, t, f, styles, servedOn }: TierPage): string {
  const frame = tierFrame(report.head, t, f);
  const words: PageWords = { t, f, head: report.head, compares: report.comparison?.kind ?? null };
  const body = html`<section class="first">${frameHeader(frame)}
${tierSummary(report, words)}
${signatureLine(report.head.preparedBy, t)}</section>
${tierMoved(report, words)}
<section class="listing">${tierList(report, words)}</section>
<section class="notes">${tierNotes(report, words, servedOn)}</section>`;
  return pageHtml({ lang, words: frame, body, styles, ownStyles: listStyles(report, words) });
}
