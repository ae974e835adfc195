import type { TodayReportOptions } from '../../../shared/contract/reports.contract.ts';
import { type PartOfDay, TODAY_PARTS, type TodayLine } from '../../../shared/contract/today.contract.ts';
import { BEST_CODES, tierName } from '../../../shared/domain/tiers.ts';
import { lineName, lineWords } from '../../../shared/i18n/todayText.ts';
import { readScheme } from '../scoring/scoring.repo.ts';
import { repNames } from '../today/today.repo.ts';
import { partOfDay } from '../today/today.service.ts';
import { readCalendar } from '../workdays/workdays.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { commonWords, type FrameWords, frameHeader, pageHtml } from './frame.report.ts';
import { type Html, html } from './html.ts';
import { modelReport, type PaperTools, paperTools } from './modelBuild.ts';
import { fitParts } from './today.rules.ts';

/** A workbook has so many lines of each part. */
const MOST_LINES = 1000;

const STYLES = `.day{columns:2;column-gap:7mm;margin-top:3mm}.day section{margin-bottom:2.6mm}.day h2{break-after:avoid}.day li{break-inside:avoid}
.day h2{margin:0 0 .6mm;font-size:10pt;border-bottom:.25mm solid #000;display:flex;justify-content:space-between}
.day ul{list-style:none;margin:0;padding:0}.day li{display:flex;gap:1.6mm;align-items:baseline;height:5.5mm;font-size:8.5pt;white-space:nowrap;border-bottom:.1mm solid #ccc}
.day .who{max-width:45%;overflow:hidden;text-overflow:ellipsis;font-weight:600}.day .what{flex:1;overflow:hidden;text-overflow:ellipsis;color:#333}
.day .more{border:0;color:#333}.day .rep{border:0;font-weight:600;padding-top:.8mm}`;

/** The day on one sheet of A4, each line with a box to tick; a workbook has every line. */
export async function buildTodayReport(options: TodayReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const { t, f, lang } = tools;
  const parts: PartOfDay[] = [];
  for (const part of TODAY_PARTS) {
    if (options.parts.length > 0 && !options.parts.includes(part)) continue;
    const found = await partOfDay(env, part, MOST_LINES, options.reps);
    const lines = found.lines.filter(({ done }) => !done);
    if (found.total > 0) parts.push({ ...found, lines });
    env.port.checkCancelled();
  }
  const { rules } = await readScheme(env.db);
  const tiers = BEST_CODES.map((code) => tierName(rules, code)).join(t('today.and'));
  const today = env.clock.today();
  const count = parts.reduce((sum, { total }) => sum + total, 0);
  const isOff = readCalendar(env.db).of(today).kind === 'off';
  const words: FrameWords = {
    ...commonWords(tools, t, f),
    ...{ title: t('reports.kind.today'), period: t('today.paper.intro', { day: f.longDay(today), count }), asOf: '' },
    ...{ filter: [...repNames(env.db, options.reps), ...(isOff ? [t('today.paper.off')] : [])].join(' · ') },
    ...{ sort: '', rules: '' },
  };
  const titleOf = ({ part }: PartOfDay) => t(`today.part.${part}`, { tiers });
  const body = html`${frameHeader(words)}
${parts.length === 0 && html`<p>${t('today.paper.nothing')}</p>`}
<div class="day">${fitParts(parts).map(({ part, lines, left }) => sectionOf({ ...part, lines }, left, titleOf(part), tools))}</div>`;
  const { workbook, rows } = modelReport(tools, {
    title: words.title,
    period: f.longDay(today),
    filter: words.filter,
    lines: [words.period],
    parts: parts.map((part) => ({ title: titleOf(part), table: tableOf(part, titleOf(part), tools) })),
  });
  return {
    page: (styles) => pageHtml({ lang, words, body, styles, ownStyles: STYLES, portrait: true }),
    ...(workbook === undefined ? {} : { workbook }),
    rows,
  };
}

const formatOf = ({ f }: PaperTools) => ({ day: f.longDay, moneyRound: (minor: number) => f.amount(minor) });

function sectionOf({ part, lines, total }: PartOfDay, left: number, title: string, tools: PaperTools): Html {
  const { t } = tools;
  const format = formatOf(tools);
  const row = (line: TodayLine, at: number) => {
    const { text, right } = lineWords(part, line, t, format);
    // Visits of the plan are carried rep by rep.
    const isNext = part === 'plan' && lines[at - 1]?.repId !== line.repId;
    return html`${isNext && html`<li class="rep">${line.rep}</li>`}<li><span>☐</span><span class="who">${lineName(line, t)}</span><span class="what">${text}</span><span>${part === 'plan' ? '' : right}</span></li>`;
  };
  return html`<section><h2><span>${title}</span><span>${tools.f.count(total)}</span></h2><ul>${lines.map(row)}${
    left > 0 && html`<li class="more">${t('today.paper.more', { count: left })}</li>`
  }</ul></section>`;
}

function tableOf({ part, lines }: PartOfDay, title: string, tools: PaperTools) {
  const { t } = tools;
  const format = formatOf(tools);
  return {
    title,
    columns: [
      { header: t('dealers.field.name'), kind: 'text' as const, width: 26 },
      { header: t('activities.field.rep'), kind: 'text' as const, width: 12 },
      { header: t('activities.field.body'), kind: 'text' as const, width: 36 },
      { header: t('activities.field.on'), kind: 'day' as const },
      { header: t('today.paper.state'), kind: 'text' as const, width: 20 },
    ],
    rows: lines.map((line) => {
      const { text, right } = lineWords(part, line, t, format);
      return [lineName(line, t), line.rep, text, line.on, right];
    }),
  };
}
