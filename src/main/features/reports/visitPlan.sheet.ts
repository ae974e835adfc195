import { minorDigits, minorToNumber } from '../../../shared/domain/money.ts';
import { VISIT_RESULTS } from '../../../shared/domain/visitResults.ts';
import { VISIT_REASONS } from '../../../shared/domain/visits.ts';
import type { OutColumn, OutSheet, OutValue, OutWorkbook } from '../../spreadsheets/outgoing.ts';
import type { PlanLine, PlanSheet } from './visitPlan.data.ts';
import { bringTexts, dayText, purposeText, tierWord, type VisitPlanPaper } from './visitPlanWords.ts';

/** Rows of each rep's day for visits that nobody planned. */
const BLANK_ROWS = 3;

/**
 * A table for each rep with all of his days, to be filled in and to come back: sheet number and line say which visit a row
 * is, whatever is sorted, put in between or left out meanwhile. What is known already stands there.
 */
export function visitPlanWorkbook(paper: VisitPlanPaper): OutWorkbook {
  const reps = [...Map.groupBy(paper.sheets, ({ repId }) => repId).values()];
  return {
    currencyDigits: minorDigits(paper.currency),
    sheets:
      reps.length === 0
        ? [{ name: paper.t('visitSheets.book.lines'), columns: visitPlanColumns(paper), rows: [] }]
        : reps.map((sheets) => tableOf(sheets, paper)),
  };
}

function tableOf(sheets: readonly PlanSheet[], paper: VisitPlanPaper): OutSheet {
  const { t, company, from, to, f } = paper;
  const name = sheets[0]?.repName ?? '';
  const span =
    from === to ? f.longDay(from) : t('visitSheets.paper.span', { from: f.longDay(from), to: f.longDay(to) });
  return {
    name,
    title: [[t('visitSheets.paper.title'), name, span, company].filter(Boolean).join(' · '), t('visitSheets.book.how')],
    columns: visitPlanColumns(paper),
    rows: sheets.flatMap((sheet) => [
      ...sheet.lines.map((line) => lineRow(sheet, line, paper)),
      ...Array.from({ length: BLANK_ROWS }, () => [sheet.sheetId, null, sheet.on, dayText(sheet.on, paper)]),
    ]),
  };
}

/** The columns of a rep's table, in the order that they are written. */
export function visitPlanColumns({ t }: Pick<VisitPlanPaper, 't'>): OutColumn[] {
  const results = [
    ...VISIT_RESULTS.map((result) => t(`visitSheets.result.${result}`)),
    t('visitSheets.what.missed'),
    t('visitSheets.what.moved'),
  ];
  const reasons = VISIT_REASONS.map((reason) => t(`visits.reason.${reason}`));
  const head = (name: Parameters<typeof key>[0]) => t(key(name));
  return [
    { kind: 'plain', header: head('sheet'), width: 10 },
    { kind: 'plain', header: head('line'), width: 6 },
    { kind: 'day', header: head('day') },
    { kind: 'text', header: t('visitSheets.paper.title'), width: 20 },
    { kind: 'text', header: head('code') },
    { kind: 'text', header: head('name'), width: 28 },
    { kind: 'text', header: head('tier'), width: 8 },
    { kind: 'text', header: head('contact'), width: 10 },
    { kind: 'text', header: head('phone'), width: 15 },
    { kind: 'text', header: head('address'), width: 28 },
    { kind: 'day', header: head('last') },
    { kind: 'integer', header: head('overdue') },
    { kind: 'text', header: head('purpose'), width: 18 },
    { kind: 'text', header: head('bring'), width: 34 },
    { kind: 'text', header: head('result'), choices: results },
    { kind: 'day', header: head('doneOn') },
    { kind: 'text', header: head('timeIn'), width: 8 },
    { kind: 'text', header: head('timeOut'), width: 8 },
    { kind: 'text', header: head('person'), width: 10 },
    { kind: 'money', header: head('amount') },
    { kind: 'text', header: head('competitor') },
    { kind: 'text', header: head('product') },
    { kind: 'number', header: head('price') },
    { kind: 'day', header: head('nextOn') },
    { kind: 'text', header: head('nextStep'), width: 18 },
    { kind: 'text', header: head('reason'), choices: reasons },
    { kind: 'day', header: head('movedTo') },
    { kind: 'text', header: head('note'), width: 24 },
  ];
}

type ColumnName =
  | 'sheet'
  | 'line'
  | 'day'
  | 'code'
  | 'name'
  | 'tier'
  | 'contact'
  | 'phone'
  | 'address'
  | 'last'
  | 'overdue'
  | 'purpose'
  | 'bring'
  | 'result'
  | 'doneOn'
  | 'timeIn'
  | 'timeOut'
  | 'person'
  | 'amount'
  | 'competitor'
  | 'product'
  | 'price'
  | 'nextOn'
  | 'nextStep'
  | 'reason'
  | 'movedTo'
  | 'note';

function key(name: ColumnName) {
  return `visitSheets.column.${name}` as const;
}

function lineRow(sheet: PlanSheet, line: PlanLine, paper: VisitPlanPaper): OutValue[] {
  const { t, currency } = paper;
  const { said } = line;
  const result =
    said === null
      ? null
      : said.what !== 'done'
        ? t(`visitSheets.what.${said.what}`)
        : said.result === null
          ? null
          : t(`visitSheets.result.${said.result}`);
  return [
    sheet.sheetId,
    line.no,
    sheet.on,
    dayText(sheet.on, paper),
    line.code,
    line.name,
    tierWord(line, paper),
    line.contact,
    line.phone,
    line.address,
    line.lastOn,
    line.overdueDays > 0 ? line.overdueDays : null,
    purposeText(line, t),
    bringTexts(line, paper).join('; '),
    result,
    said?.doneOn ?? null,
    said?.timeIn ?? null,
    said?.timeOut ?? null,
    said?.person ?? null,
    said?.amountMinor == null ? null : minorToNumber(said.amountMinor, currency),
    said?.market?.competitor ?? null,
    said?.market?.product ?? null,
    said?.market?.priceMicro == null ? null : said.market.priceMicro / 1e6,
    said?.nextOn ?? null,
    said?.nextStep ?? null,
    said?.reason == null ? null : t(`visits.reason.${said.reason}`),
    said?.movedTo ?? null,
    said?.body ?? null,
  ];
}
