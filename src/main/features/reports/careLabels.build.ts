import type { CareLabelsOptions } from '../../../shared/contract/reports.contract.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { careOf } from './care.build.ts';
import { commonWords, type FrameWords, pageHtml } from './frame.report.ts';
import { type Html, html } from './html.ts';
import { paperTools } from './modelBuild.ts';

/** Sheets of self-adhesive labels on A4: how many beside and below each other, their size and where the first begins, in mm. */
const SHEETS = {
  '3x8': { across: 3, down: 8, width: 70, height: 37, left: 0, top: 0.5, gap: 0 },
  '2x7': { across: 2, down: 7, width: 99.1, height: 38.1, left: 4.65, top: 15.15, gap: 2.5 },
} as const;

/** Addresses of whom something is to be given, one label each; whoever has none has his label too, to be written by hand. */
export async function buildCareLabels(options: CareLabelsOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const { t, f, lang } = tools;
  const { events } = careOf(options, env);
  const seen = new Set<string>();
  const labels = events
    .filter(({ doneOn, moved }) => doneOn === null && !moved)
    .filter(({ dealerId, person, phone }) => {
      // One envelope for one person, whatever the occasions: festivals name the main person and no contact.
      const key = `${dealerId}|${person}|${phone}`;
      return !seen.has(key) && seen.add(key);
    })
    .map(
      ({ dealerName, person, phone, address }) =>
        html`<b>${person === '' ? dealerName : t('activities.care.paper.to', { name: person })}</b>${
          person !== '' && html`<span>${dealerName}</span>`
        }<span>${address}</span><span>${phone}</span>`,
    );
  const sheet = SHEETS[options.sheet];
  const perPage = sheet.across * sheet.down;
  const cells: (Html | null)[] = [...Array.from({ length: options.skip }, () => null), ...labels];
  const pages = Array.from({ length: Math.ceil(cells.length / perPage) }, (_, at) =>
    cells.slice(at * perPage, (at + 1) * perPage),
  );
  const words: FrameWords = {
    ...commonWords(tools, t, f),
    ...{ title: t('reports.kind.careLabels'), period: '', asOf: '', filter: '', sort: '', rules: '' },
  };
  const body =
    labels.length === 0
      ? html`<p>${t('activities.care.none')}</p>`
      : html`${pages.map(
          (page) =>
            html`<section class="sheet">${page.map((cell) => html`<div class="label">${cell}</div>`)}</section>`,
        )}`;
  return {
    page: (styles) => pageHtml({ lang, words, body, styles, ownStyles: stylesOf(sheet), portrait: true, bare: true }),
    rows: labels.length,
  };
}

function stylesOf({ across, width, height, left, top, gap }: (typeof SHEETS)[keyof typeof SHEETS]): string {
  return `@page{size:A4 portrait;margin:0}@page :first{margin:0}body.portrait{padding:0;margin:0 auto;min-width:210mm;max-width:210mm}
.sheet{box-sizing:border-box;width:210mm;height:296.5mm;padding:${top}mm 0 0 ${left}mm;display:grid;grid-template-columns:repeat(${across},${width}mm);column-gap:${gap}mm;grid-auto-rows:${height}mm;break-after:page}
.sheet:last-of-type{break-after:auto}.label{box-sizing:border-box;padding:6mm 5mm 3mm;overflow:hidden;display:flex;flex-direction:column;gap:.6mm;justify-content:flex-start;font-size:9.5pt;line-height:1.3}
.label b{font-size:11pt}.label span{overflow-wrap:anywhere}@media screen{.label{outline:.1mm dashed #bbb}}`;
}
