import { CASE_TEXT } from '../../../shared/contract/cases.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { CASE_CAUSES } from '../../../shared/domain/cases.ts';
import { CaseId, DealerId } from '../../../shared/domain/ids.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { causeOf } from '../../../shared/i18n/caseText.ts';
import { beginAct, loggedInsert, type Row } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { dealerKeys } from '../dealers/dealerKeys.repo.ts';
import { dealerNamed } from '../dealers/dealerKeys.rules.ts';
import { cleanName, typed } from '../dealers/text.rules.ts';
import { readSettings } from '../settings/settings.service.ts';
import { nextNumber } from './caseNumber.ts';
import { addStep, columnsOf } from './cases.service.ts';
import { readCaseRules } from './cases.settings.ts';
import { createNumbering, type Standing } from './oldCaseNumbers.rules.ts';
import { dealerColumns, type OldCase, oldCaseColumns, readOldCase } from './oldCases.rules.ts';

type Rows = Parsed<'cases.takeRows'>;
type Problem = Output<'cases.takeRows'>['problems'][number];

interface Found {
  row: number;
  dealerId: number;
  found: OldCase;
  /** What the list said and the case does not hold, under the list's own headers. */
  said: string;
}

/** What rows say, against the dealers and cases there are. */
async function readRows(db: Db, today: string, { header, rows, lines }: Rows) {
  const columns = oldCaseColumns(header);
  const headerOf = (field: keyof typeof columns) => (header[columns[field] ?? -1] ?? '').trim();
  const whoseColumns = dealerColumns(header);
  const { currency } = await readSettings(db);
  const translators = [createTranslator('zh-CN'), createTranslator('en')];
  const context = {
    today,
    digits: minorDigits(currency),
    causeOf: (text: string) => causeOf(text, translators),
    causes: new Set<string>([...CASE_CAUSES, ...readCaseRules(db).causes]),
  };
  const keys = dealerKeys(db);
  const there = rawOf(db)
    .prepare<[], Standing>(
      `SELECT number, dealer_id AS dealerId, kind, reported_on AS reportedOn, body, deleted_at IS NOT NULL AS gone
       FROM dealer_case`,
    )
    .all();
  const numbering = createNumbering(there);
  const taken: Found[] = [];
  const problems: Problem[] = [];
  for (const [at, cells] of rows.entries()) {
    const row = lines[at] ?? at + 1;
    const get = (field: keyof typeof columns) => {
      const column = columns[field];
      return column === undefined ? '' : (cells[column] ?? '').trim();
    };
    const say = (problem: Problem['problem'], text: string) => problems.push({ row, problem, text });
    const texts = (some: readonly number[]) => some.map((column) => (cells[column] ?? '').trim()).filter(Boolean);
    const told = {
      codes: texts(whoseColumns.codes),
      names: texts(whoseColumns.names).map(cleanName),
      phones: texts(whoseColumns.phones),
    };
    const whose = dealerNamed(keys, told);
    if ('problem' in whose) say(whose.problem, Object.values(told).flat().join(' '));
    else {
      const { dealerId } = whose;
      const found = readOldCase(get, context);
      if ('problem' in found) {
        say(found.problem, found.text);
        continue;
      }
      const { number, kind, fields } = found;
      const judged = numbering.judge({ number, dealerId, kind, ...fields, body: fields.body ?? '' });
      if (typeof judged === 'string') say(judged, number);
      else {
        found.number = judged.number;
        if (judged.number !== number) found.notes.push({ note: 'renumbered', text: number });
        const said = found.left.map((field) => `${headerOf(field)} ${get(field)}`).join(' · ');
        taken.push({ row, dealerId, found, said: said.slice(0, CASE_TEXT.long) });
      }
    }
  }
  const used = new Set([...Object.values(columns), ...Object.values(whoseColumns).flat()]);
  return { used, taken, problems, isFree: numbering.isFree };
}

export async function checkOldCases(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  input: Parsed<'cases.checkRows'>,
): Promise<Output<'cases.checkRows'>> {
  const { used, taken, problems } = await readRows(db, clock.today(), input);
  const name = rawOf(db).prepare<[number], { name: string }>('SELECT name FROM dealer WHERE id = ?');
  const headers = input.header.flatMap((text, at) => (text.trim() === '' ? [] : [{ text, at }]));
  return {
    known: headers.filter(({ at }) => used.has(at)).map(({ text }) => text),
    unknown: headers.filter(({ at }) => !used.has(at)).map(({ text }) => text),
    taken: taken.map(({ row, dealerId, found }) => ({
      ...{ row, dealerId: DealerId.parse(dealerId), dealerName: name.get(dealerId)?.name ?? '' },
      ...{ number: found.number, kind: found.kind, status: found.status, closedOn: found.closedOn },
      ...{ reportedOn: found.fields.reportedOn, body: found.fields.body ?? '', notes: found.notes },
      ...{ cause: found.fields.cause ?? '', responsibility: found.fields.responsibility ?? '' },
      ...{ remedy: found.fields.remedy ?? '', costMinor: found.fields.costMinor ?? null },
      ...{ followResult: found.followResult, satisfaction: found.satisfaction },
    })),
    problems,
  };
}

/** Takes the rows in as one act: each case with its number, its days and the steps that they tell. */
export function takeOldCases(ctx: Ctx, input: Rows): Promise<Output<'cases.takeRows'>> {
  return inTransaction(ctx.db, async (trx) => {
    const { taken, problems, isFree } = await readRows(trx, ctx.clock.today(), input);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const { prefixes } = readCaseRules(trx);
    for (const { dealerId, found, said } of taken) {
      const { reportedOn } = found.fields;
      const columns: Row = {
        uid: newUid(),
        // Later rows of the file may bring the next one.
        number:
          found.number === '' ? nextNumber(rawOf(trx), prefixes[found.kind], reportedOn, isFree) : typed(found.number),
        ...{ dealer_id: dealerId, kind: found.kind, status: found.status },
        ...columnsOf(found.fields),
        ...{ answered_on: found.answeredOn, solved_on: found.solvedOn, closed_on: found.closedOn },
        ...{ followed_on: found.followedOn, follow_result: found.followResult, satisfaction: found.satisfaction },
        follow_reason: found.followReason,
        ...{ created_at: act.at, updated_at: act.at },
      };
      const id = loggedInsert(trx, act, 'dealer_case', columns, dealerId);
      const row = { id: CaseId.parse(id), dealerId: DealerId.parse(dealerId) };
      const step = (kind: Parameters<typeof addStep>[1]['kind'], on: string, status: string, body = '') =>
        addStep({ trx, act, row }, { kind, on, status, body });
      step('reported', reportedOn, 'open');
      if (found.answeredOn !== null) step('answered', found.answeredOn, 'answered');
      if (found.solvedOn !== null) step('status', found.solvedOn, 'solved');
      else if (found.status !== 'open' && found.status !== 'answered')
        step('status', found.answeredOn ?? reportedOn, found.status);
      if (found.followedOn !== null) step('follow_up', found.followedOn, found.followResult, found.followReason);
      if (found.closedOn !== null) step('status', found.closedOn, 'closed');
      if (said !== '') step('note', ctx.clock.today(), '', said);
    }
    return { taken: taken.length, problems };
  });
}
