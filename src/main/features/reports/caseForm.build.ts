import type { CaseEvent, CaseRow } from '../../../shared/contract/cases.contract.ts';
import type { CaseFormOptions } from '../../../shared/contract/reports.contract.ts';
import {
  CASE_CAUSES,
  CASE_CLAIMS,
  CASE_KINDS,
  CASE_PARTIES,
  CASE_STATUSES,
  CASE_URGENCIES,
  FOLLOW_RESULTS,
} from '../../../shared/domain/cases.ts';
import { MICRO_DIGITS, scaledToDecimal } from '../../../shared/domain/money.ts';
import { causeText, partyText } from '../../../shared/i18n/caseText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { showCase } from '../cases/cases.queries.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { commonWords, type FrameWords, frameHeader, pageHtml } from './frame.report.ts';
import { type Html, html } from './html.ts';
import { type PaperTools, paperTools } from './modelBuild.ts';

/** Room for handwriting, in millimetres; a blank form has more of it. */
const STYLES = `table.form{width:100%;table-layout:fixed;margin-top:2mm}table.form col.name{width:26mm}table.form th{text-align:left;font-weight:600;background:#f2f2f2}
table.form td,table.form th{border:.3mm solid #555;padding:1.2mm 1.8mm;height:9mm;vertical-align:middle;overflow-wrap:anywhere}
table.form .tall td{height:20mm;vertical-align:top}.box{display:inline-block;margin-right:3.5mm;white-space:nowrap}
p.signs{display:flex;gap:6mm;margin-top:9mm}p.signs span{flex:1;border-bottom:.3mm solid #000;padding-bottom:1mm;font-size:9pt}`;

/** The case form for A4 upright, filled in from a case or blank to be written on. @throws AppError not_found */
export function buildCaseForm(options: CaseFormOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const found = options.id === undefined ? null : showCase({ db: env.db, clock: env.clock }, { id: options.id });
  const { t, f, lang } = tools;
  const words: FrameWords = {
    ...commonWords(tools, t, f),
    ...{ title: t('cases.form.title'), period: '', asOf: '', filter: '', sort: '', rules: '' },
    unit: '',
    ...(found === null ? { printedAt: '' } : {}),
  };
  const body = html`${frameHeader(words)}
<p class="facts"><span>${t('cases.form.number')} <b>${found?.case.number ?? '________________'}</b></span>${found === null && html`<span>${t('cases.form.blankNote')}</span>`}</p>
${formTable(found?.case ?? null, tools)}
${found !== null && stepsTable(found.events, tools)}
<p class="signs">${(['taker', 'owner', 'manager', 'dealer'] as const).map((who) => html`<span>${t(`cases.form.signs.${who}`)}</span>`)}<span>${t('cases.form.date')}</span></p>`;
  return Promise.resolve({
    page: (styles) => pageHtml({ lang, words, body, styles, ownStyles: STYLES, portrait: true }),
    rows: found === null ? 0 : 1,
  });
}

/** A box before each choice, the one that holds is ticked. */
function boxes(choices: readonly (readonly [value: string, text: string])[], chosen: string | null): Html {
  return html`${choices.map(([value, text]) => html`<span class="box">${value === chosen ? '☑' : '☐'} ${text}</span>`)}`;
}

function formTable(row: CaseRow | null, { t, f }: PaperTools): Html {
  const field = (name: Html | string, value: Html | string | null) => html`<th>${name}</th><td>${value ?? ''}</td>`;
  const pair = (a: Html, b: Html, tall = false) => html`<tr${tall && html` class="tall"`}>${a}${b}</tr>`;
  const whole = (name: string, value: Html | string | null, tall = false) =>
    html`<tr${tall && html` class="tall"`}><th>${name}</th><td colspan="3">${value ?? ''}</td></tr>`;
  const day = (value: string | null) => (value === null ? '' : f.longDay(value));
  const money = (minor: number | null) => (minor === null ? '' : f.amount(minor));
  const product = row === null ? '' : [row.productCode, row.productName].filter(Boolean).join(' ');
  const quantity =
    row === null || row.qtyMicro === null
      ? ''
      : `${scaledToDecimal(row.qtyMicro, MICRO_DIGITS).replace(/\.?0+$/, '')} ${row.unit}`;
  const of = (part: (row: CaseRow) => string) => (row === null ? '' : part(row));
  const chosen = (part: (row: CaseRow) => string) => (row === null ? null : part(row));
  return html`<table class="form"><colgroup><col class="name"><col><col class="name"><col></colgroup><tbody>
${whole(
  t('cases.field.kind'),
  boxes(
    CASE_KINDS.map((kind) => [kind, t(`cases.kind.${kind}`)]),
    chosen(({ kind }) => kind),
  ),
)}
${pair(
  field(
    t('cases.field.dealer'),
    of(({ dealerName, dealerCode }) => [dealerCode, dealerName].filter(Boolean).join(' ')),
  ),
  field(
    t('cases.field.person'),
    of(({ person }) => person),
  ),
)}
${pair(
  field(
    t('cases.field.reportedOn'),
    of(({ reportedOn, reportedTime }) => `${day(reportedOn)} ${reportedTime}`),
  ),
  field(
    t('cases.field.owner'),
    of(({ owner }) => owner),
  ),
)}
${whole(
  t('cases.field.urgency'),
  boxes(
    CASE_URGENCIES.map((each) => [each, t(`cases.urgency.${each}`)]),
    chosen(({ urgency }) => urgency),
  ),
)}
${whole(
  t('cases.field.body'),
  of(({ body }) => body),
  true,
)}
${whole(
  t('cases.field.demand'),
  of(({ demand }) => demand),
  row === null,
)}
${pair(
  field(
    t('cases.field.billNumber'),
    of(({ billNumber }) => billNumber),
  ),
  field(t('cases.field.productName'), product),
)}
${pair(
  field(t('cases.field.qty'), quantity),
  field(
    `${t('cases.field.lot')} / ${t('cases.field.producedOn')}`,
    of(({ lot, producedOn }) => [lot, day(producedOn)].filter(Boolean).join(' / ')),
  ),
)}
${whole(
  t('cases.field.cause'),
  boxes(
    [...CASE_CAUSES.map((cause) => [cause, causeText(cause, t)] as const), ...ownCause(row)],
    chosen(({ cause }) => cause),
  ),
)}
${whole(
  t('cases.field.responsibility'),
  boxes(
    CASE_PARTIES.filter((each) => each !== '').map((each) => [each, partyText(each, t)]),
    chosen(({ responsibility }) => responsibility),
  ),
)}
${whole(
  t('cases.field.remedy'),
  of(({ remedy }) => remedy),
  true,
)}
${pair(
  field(
    t('cases.field.promisedOn'),
    of(({ promisedOn }) => day(promisedOn)),
  ),
  field(
    t('cases.field.cost'),
    of(({ costMinor }) => money(costMinor)),
  ),
)}
${whole(
  t('cases.field.approval'),
  html`${boxes(
    (['yes', 'no'] as const).map((each) => [each, t(`cases.approval.${each}`)]),
    chosen(({ approval }) => approval),
  )} ${of(({ approvedBy, approvedOn }) => [approvedBy, day(approvedOn)].filter(Boolean).join(' · '))}`,
)}
${whole(
  t('cases.field.claim'),
  html`${boxes(
    CASE_CLAIMS.map((each) => [each, t(`cases.claim.${each}`)]),
    chosen(({ claim }) => claim),
  )} ${of(({ claimMinor }) => money(claimMinor))}`,
)}
${whole(
  t('cases.form.followUp'),
  html`${boxes(
    FOLLOW_RESULTS.map((each) => [each, t(`cases.result.${each}`)]),
    chosen(({ followResult }) => followResult),
  )} ${of(({ followedOn }) => day(followedOn))}`,
)}
${whole(
  t('cases.field.satisfaction'),
  html`${boxes(
    [1, 2, 3, 4, 5].map((mark) => [String(mark), String(mark)]),
    chosen(({ satisfaction }) => String(satisfaction)),
  )} <small>${t('cases.form.marks')}</small>`,
)}
</tbody></table>`;
}

function ownCause(row: CaseRow | null): (readonly [string, string])[] {
  const cause = row?.cause ?? '';
  return cause === '' || CASE_CAUSES.some((known) => known === cause) ? [] : [[cause, cause]];
}

function stepsTable(events: readonly CaseEvent[], { t, f }: PaperTools): Html {
  return html`<h2>${t('cases.form.steps')}</h2><table class="figures full"><tbody>${events.map(
    (event) =>
      html`<tr><td>${f.longDay(event.on)} ${event.time}</td><td>${t(`cases.event.${event.kind}`)}</td><td>${stepWords(event, t)}</td><td>${event.actor}</td></tr>`,
  )}</tbody></table>`;
}

/** What a step came to. */
function stepWords({ kind, status, body }: CaseEvent, t: T): string {
  const known = CASE_STATUSES.find((each) => each === status);
  const result = FOLLOW_RESULTS.find((each) => each === status);
  const claim = CASE_CLAIMS.find((each) => each === body);
  if (kind === 'claim') return claim === undefined ? body : t(`cases.claim.${claim}`);
  if (kind === 'approval' && (status === 'yes' || status === 'no')) return `${t(`cases.approval.${status}`)} ${body}`;
  if (kind === 'follow_up' && result) return `${t(`cases.result.${result}`)} ${body}`;
  return [kind === 'status' && known ? t(`cases.status.${known}`) : '', body].filter(Boolean).join(' ');
}
