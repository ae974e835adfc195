import type { CaseEvent, CaseRow } from '../../../shared/contract/cases.contract.ts';
import {
  CASE_CHANNELS,
  CASE_CLAIMS,
  CASE_KINDS,
  CASE_PARTIES,
  CASE_URGENCIES,
  CASE_VERDICTS,
  FOLLOW_RESULTS,
} from '../../../shared/domain/cases.ts';
import { MICRO_DIGITS, scaledToDecimal } from '../../../shared/domain/money.ts';
import { causeText, partyText, stepText } from '../../../shared/i18n/caseText.ts';
import { type Html, html } from './html.ts';
import type { PaperTools } from './modelBuild.ts';

/** What is written by hand has 16 mm and more; boxes to be ticked have less. Names stand at the top, so that the row is free for the hand. */
export const CASE_FORM_STYLES = `p.facts.hand{margin-top:12mm}table.form{width:100%;table-layout:fixed;margin-top:2mm}table.form col.name{width:26mm}
table.form th{text-align:left;font-weight:600;background:#f2f2f2}table.form tr{break-inside:avoid}
table.form td,table.form th{border:.3mm solid #555;padding:1.2mm 1.8mm;height:8mm;vertical-align:top;overflow-wrap:anywhere}
table.form .hand td{height:16.5mm}table.form .tall td{height:26mm}.box{display:inline-block;margin-right:3.5mm;white-space:nowrap}
.signs{display:flex;gap:6mm;break-inside:avoid;break-before:avoid}table.figures tr{break-inside:avoid}.signs span{flex:1;margin-top:18mm;border-top:.3mm solid #000;padding-top:1mm;font-size:9pt}`;

/** Rows for what is done on a blank form. */
const BLANK_STEPS = 4;

/** What a form is printed of. */
export interface CaseForm {
  /** Null for a blank form. */
  row: CaseRow | null;
  events: readonly CaseEvent[];
  /** Causes to tick: the owner's own. */
  causes: readonly string[];
  /** Names of the photos and papers that are kept of it. */
  files: readonly string[];
}

/** A box before each choice, the one that holds is ticked. */
function boxes(choices: readonly (readonly [value: string, text: string])[], chosen: string | null): Html {
  return html`${choices.map(([value, text]) => html`<span class="box">${value === chosen ? '☑' : '☐'} ${text}</span>`)}`;
}

/** One cell: its name, what is printed in it, and whether a hand has to write there. */
interface Cell {
  name: string;
  value: Html | string;
  byHand: boolean;
  /** Nothing is known of it. */
  isEmpty: boolean;
}

/** The table of the form, filled in from a case or blank to be written on. */
export function caseFormTable({ row, causes, files }: CaseForm, { t, f }: PaperTools): Html {
  const day = (value: string | null) => (value === null ? '' : f.longDay(value));
  const money = (minor: number | null) => (minor === null ? '' : f.amount(minor));
  const of = (part: (row: CaseRow) => string) => (row === null ? '' : part(row));
  const written = (name: string, part: (row: CaseRow) => string): Cell => ({
    name,
    value: of(part),
    byHand: of(part).trim() === '',
    isEmpty: of(part).trim() === '',
  });
  /** Boxes, and where `beside` is given something to write next to them. */
  const ticked = (
    name: string,
    choices: Parameters<typeof boxes>[0],
    chosen: (row: CaseRow) => string,
    beside?: (row: CaseRow) => string,
  ): Cell => ({
    name,
    value: html`${boxes(choices, row === null ? null : chosen(row))} ${beside === undefined ? '' : of(beside)}`,
    byHand: beside !== undefined && of(beside).trim() === '',
    isEmpty: ['', 'none'].includes(of(chosen)) && (beside === undefined || of(beside).trim() === ''),
  });
  // Nobody writes on a case that is closed: what is not known of it takes no room.
  const isDone = row?.status === 'closed';
  const known = (cells: readonly Cell[]) =>
    isDone ? cells.filter(({ isEmpty }) => !isEmpty).map((cell) => ({ ...cell, byHand: false })) : cells;
  const line = (...cells: readonly Cell[]) => tableRow(known(cells), '');
  const tall = (cell: Cell) => tableRow(known([cell]), 'tall');
  const causeBoxes = causes.map((cause) => [cause, causeText(cause, t)] as const);
  const isSuggestion = row?.kind === 'suggestion';
  return html`<table class="form"><colgroup><col class="name"><col><col class="name"><col></colgroup><tbody>
${line(
  ticked(
    t('cases.field.kind'),
    CASE_KINDS.map((kind) => [kind, t(`cases.kind.${kind}`)]),
    ({ kind }) => kind,
  ),
)}
${line(
  written(t('cases.field.dealer'), ({ dealerName, dealerCode }) => [dealerCode, dealerName].filter(Boolean).join(' ')),
  written(t('cases.field.person'), ({ person }) => person),
)}
${line(
  written(t('cases.field.reportedOn'), ({ reportedOn, reportedTime }) => `${day(reportedOn)} ${reportedTime}`),
  written(t('cases.field.answered'), ({ answeredOn, answeredTime }) => `${day(answeredOn)} ${answeredTime}`),
)}
${line(
  ticked(
    t('cases.field.channel'),
    CASE_CHANNELS.map((each) => [each, t(`cases.channel.${each}`)]),
    ({ channel }) => channel,
  ),
)}
${line(
  ticked(
    t('cases.field.urgency'),
    CASE_URGENCIES.map((each) => [each, t(`cases.urgency.${each}`)]),
    ({ urgency }) => urgency,
  ),
)}
${line(
  written(t('cases.field.owner'), ({ owner }) => owner),
  written(t('cases.field.promisedOn'), ({ promisedOn }) => day(promisedOn)),
)}
${tall(written(t('cases.field.body'), ({ body }) => body))}
${line(written(t('cases.field.demand'), ({ demand }) => demand))}
${
  !isSuggestion &&
  html`${line(
    written(t('cases.field.billNumber'), ({ billNumber }) => billNumber),
    written(t('cases.field.productName'), ({ productCode, productName }) =>
      [productCode, productName].filter(Boolean).join(' '),
    ),
  )}
${line(
  written(t('cases.field.qty'), ({ qtyMicro, unit }) =>
    qtyMicro === null ? '' : `${scaledToDecimal(qtyMicro, MICRO_DIGITS).replace(/\.?0+$/, '')} ${unit}`,
  ),
  written(`${t('cases.field.lot')} / ${t('cases.field.producedOn')}`, ({ lot, producedOn }) =>
    [lot, day(producedOn)].filter(Boolean).join(' / '),
  ),
)}`
}
${line({
  name: t('cases.form.evidence'),
  value:
    files.length > 0
      ? files.join('，')
      : boxes(
          (['photo', 'sign', 'sample', 'video', 'none'] as const).map((each) => [each, t(`cases.form.proofs.${each}`)]),
          null,
        ),
  byHand: files.length === 0,
  isEmpty: files.length === 0,
})}
${
  !isSuggestion &&
  html`${line({
    name: t('cases.field.cause'),
    value: html`${boxes(causeBoxes, row?.cause ?? null)}${(row?.cause ?? '') === '' && html`<span class="box">☐ ${t('cases.form.otherCause')}</span>`}`,
    byHand: (row?.cause ?? '') === '',
    isEmpty: (row?.cause ?? '') === '',
  })}
${line(
  ticked(
    t('cases.field.responsibility'),
    CASE_PARTIES.filter((each) => each !== '').map((each) => [each, partyText(each, t)]),
    ({ responsibility }) => responsibility,
  ),
)}`
}
${
  (row === null || isSuggestion) &&
  line(
    ticked(
      t('cases.field.verdict'),
      CASE_VERDICTS.map((each) => [each, t(`cases.verdict.${each}`)]),
      ({ verdict }) => verdict,
    ),
  )
}
${tall(written(t('cases.field.remedy'), ({ remedy }) => remedy))}
${
  !isSuggestion &&
  html`${line(
    written(t('cases.field.cost'), ({ costMinor }) => money(costMinor)),
    written(t('cases.field.solvedOn'), ({ solvedOn }) => day(solvedOn)),
  )}
${line(
  ticked(
    t('cases.field.approval'),
    (['yes', 'no'] as const).map((each) => [each, t(`cases.approval.${each}`)]),
    ({ approval }) => approval,
    ({ approvedBy, approvedOn }) => [approvedBy, day(approvedOn)].filter(Boolean).join(' · '),
  ),
)}
${line(
  ticked(
    t('cases.field.claim'),
    CASE_CLAIMS.map((each) => [each, t(`cases.claim.${each}`)]),
    ({ claim }) => claim,
    ({ claimMinor }) => money(claimMinor),
  ),
)}`
}
${line(
  ticked(
    t('cases.form.followUp'),
    FOLLOW_RESULTS.map((each) => [each, t(`cases.result.${each}`)]),
    ({ followResult }) => followResult,
    ({ followedOn, followReason }) => [day(followedOn), followReason].filter(Boolean).join(' · '),
  ),
)}
${line({
  name: t('cases.field.satisfaction'),
  value: html`${boxes(
    [1, 2, 3, 4, 5].map((mark) => [String(mark), String(mark)]),
    row === null ? null : String(row.satisfaction),
  )} <small>${t('cases.form.marks')}</small>`,
  byHand: false,
  isEmpty: (row?.satisfaction ?? null) === null,
})}
</tbody></table>`;
}

/** One or two cells, or nothing where there is none; a row in which anything is written by hand has room for it. */
function tableRow(cells: readonly Cell[], room: 'tall' | ''): Html {
  if (cells.length === 0) return html``;
  const kind = cells.some(({ byHand }) => byHand) ? room || 'hand' : '';
  return html`<tr${kind !== '' && html` class="${kind}"`}>${cells.map(
    ({ name, value }) => html`<th>${name}</th><td${cells.length === 1 && html` colspan="3"`}>${value}</td>`,
  )}</tr>`;
}

/** Every step; on a blank form room for some. */
export function caseFormSteps({ row, events }: CaseForm, { t, f }: PaperTools): Html {
  const head = html`<h2>${t('cases.form.steps')}</h2>`;
  if (row === null)
    return html`${head}<table class="form steps"><colgroup><col style="width:38mm"><col><col style="width:32mm"></colgroup>
<thead><tr><th>${t('cases.form.at')}</th><th>${t('cases.field.note')}</th><th>${t('cases.form.by')}</th></tr></thead>
<tbody>${Array.from({ length: BLANK_STEPS }, (_, at) => html`<tr class="hand"><td>${at + 1}</td><td></td><td></td></tr>`)}</tbody></table>`;
  return html`${head}<table class="figures full"><tbody>${events.map(
    (event) =>
      html`<tr><td>${f.longDay(event.on)} ${event.time}</td><td>${t(`cases.event.${event.kind}`)}</td><td>${stepText(event, t)}</td><td>${event.actor}</td></tr>`,
  )}</tbody></table>`;
}
