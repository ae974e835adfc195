import type { FileAmount } from '../../../shared/contract/fileAmount.ts';
import { hasTrait } from '../../../shared/contract/importFields.ts';
import type { Problem } from '../../../shared/contract/importProblem.ts';
import type { Batch, CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { isSamePlace } from '../../../shared/contract/importTables.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { ColumnUnit } from '../../../shared/contract/readingRules.ts';
import { MICRO_DIGITS, minorDigits, rescale, scaledToDecimal } from '../../../shared/domain/money.ts';
import { placeOf, spotOf } from '../../../shared/domain/rowPlace.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { fileAmountTexts } from '../../../shared/i18n/fileAmountTexts.ts';
import { problemText, rowHead } from '../../../shared/i18n/rowText.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import { writingTexts } from '../../../shared/i18n/writingTexts.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { columnsText } from '../../features/imports/rowCells.rules.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { CliIo, CommonOptions } from './cliEngine.ts';
import { tableRowText } from './mapOption.ts';
import { rulesOf } from './readingOptions.ts';

const SHOWN_PROBLEMS = 20;

/** What an order import changes and takes back; null for other lists. */
async function differencesOf(engine: Engine, { batchId, kind, status }: Batch) {
  if (kind !== 'orders') return [null, null] as const;
  const page = { batchId, limit: 1 };
  return [
    await engine.ask('imports.changedBills', page),
    status === 'committed' ? await engine.ask('orders.reversals', page) : null,
  ] as const;
}

interface Found {
  problems: readonly Problem[];
  /** How many there are in all. */
  total: number;
  /** Bills that the file lacks; null for other lists. */
  vanished: Output<'imports.vanished'> | null;
}

/** A batch that has been checked, with what its figures are told in. */
interface Checked {
  batch: Batch;
  counts: NonNullable<Batch['counts']>;
  understanding: NonNullable<Batch['understanding']>;
  checked: NonNullable<Batch['options']>;
  currency: string;
  digits: number;
  differences: Awaited<ReturnType<typeof differencesOf>>;
}

/** Tells what an import did, or would do: for people, or as one line of JSON. */
export async function printImport(
  engine: Engine,
  batch: Batch,
  found: Found,
  { json, lang }: Pick<CommonOptions, 'json' | 'lang'>,
  io: CliIo,
): Promise<void> {
  const { counts, understanding, options: checked } = batch;
  if (!counts || !understanding || !checked) throw new AppError('import_wrong_state');
  const { currency } = await engine.ask('settings.get', {});
  const differences = await differencesOf(engine, batch);
  const told = { batch, counts, understanding, checked, currency, digits: minorDigits(currency), differences };
  if (json) io.out(`${JSON.stringify(await answerOf(engine, told, found))}\n`);
  else printLines(told, found, lang, io);
}

/** Field → header, several where a field has several columns. */
async function mappingOf(engine: Engine, { understanding, checked }: Checked) {
  const headers = new Map(understanding.columns.map(({ column, header }) => [column, header]));
  const mapping: Record<string, string | string[]> = {};
  for (const { field, column } of checked.mapping) {
    const header = headers.get(column) ?? '';
    const known = mapping[field];
    mapping[field] = known === undefined ? header : [known, header].flat();
  }
  const { fields } = await engine.ask('fields.list', {});
  for (const { fieldId, column } of checked.ownMapping)
    mapping[fields.find(({ id }) => id === fieldId)?.name ?? ''] = headers.get(column) ?? '';
  return mapping;
}

/** Header → what its figures are counted in, as the owner or the recipe says it, else as the header does. */
function unitsOf({ understanding, checked }: Checked): Record<string, ColumnUnit> {
  const units: Record<string, ColumnUnit> = {};
  for (const { column, header, statedUnit } of understanding.columns) {
    const unit = checked.mapping.find((entry) => entry.column === column)?.unit ?? statedUnit;
    if (unit !== null) units[header] = unit;
  }
  return units;
}

/** A column's amounts beside the file's own totals, as decimals. */
function fileAmountOf({ column, field, agreeing, ...amount }: FileAmount, { checked, digits }: Checked) {
  const money = (micro: number) => scaledToDecimal(rescale(micro, MICRO_DIGITS, digits), digits);
  const total = ({ row, saidMicro, readMicro }: FileAmount['differing'][number]) => ({
    ...whereIs(row, checked),
    said: money(saidMicro),
    read: money(readMicro),
  });
  return {
    column,
    field,
    read: money(amount.readMicro),
    handedBack: money(amount.handedBackMicro),
    leftOut: money(amount.leftOutMicro),
    total: amount.total && total(amount.total),
    agreeing,
    differing: amount.differing.map(total),
  };
}

async function answerOf(engine: Engine, told: Checked, { problems, total, vanished }: Found) {
  const { batch, counts, understanding, checked, currency, digits } = told;
  const {
    netMinor,
    roundingMicro,
    problems: _count,
    proposed: _proposed,
    later,
    removed,
    voided,
    kinds,
    fileAmounts,
    ...plain
  } = counts;
  const money = (minor: number) => scaledToDecimal(minor, digits);
  const [changed, reversals] = told.differences;
  return {
    batchId: batch.status === 'committed' ? batch.batchId : null,
    status: batch.status,
    kind: checked.kind,
    sheet: checked.sheet,
    encoding: understanding.encoding,
    encodingUncertain: understanding.encodingUncertain,
    sheets: understanding.sheets,
    sheetsAlike: understanding.tables.map((table) => ({
      ...table,
      columns: table.columns && columnsText(table.columns),
      read: checked.moreTables.some((more) => more.read && isSamePlace(more, table)),
    })),
    columns: understanding.columns.map(({ column, header, field, reason }) => ({ column, header, field, reason })),
    headerRow: checked.headerRow,
    survey: understanding.survey,
    leaveTables: checked.leaveTables.map((row) => tableRowText(checked, row)),
    tableColumns: checked.columns,
    beside: understanding.beside,
    shape: checked.kind === 'totals' ? 'totals' : checked.shape,
    recipe: understanding.recipe && { name: understanding.recipe.name, difference: understanding.recipe.difference },
    period: batch.period ?? checked.period,
    asOf: checked.asOf,
    mapping: await mappingOf(engine, told),
    units: unitsOf(told),
    rules: rulesOf(checked),
    seen: {
      dates: understanding.dates,
      numbers: understanding.numbers,
      signs: understanding.signs,
      discount: understanding.discount,
    },
    ...plain,
    currency,
    taxIncluded: checked.taxIncluded,
    replaced: batch.replace,
    kinds: kinds.map(({ kind, bills, amountMinor }) => ({ kind, bills, amount: money(amountMinor) })),
    later: { bills: later.bills, amount: money(later.netMinor) },
    fileAmounts: fileAmounts.map((amount) => fileAmountOf(amount, told)),
    removed: { bills: removed.bills, amount: money(removed.netMinor) },
    voided: { bills: voided.bills, amount: money(voided.netMinor) },
    vanished: vanished === null ? null : { bills: vanished.total, amount: money(vanished.netMinor) },
    changed: changed?.total ?? null,
    reversals: reversals === null ? null : { bills: reversals.total, unpaired: reversals.unpaired },
    amount: money(netMinor),
    rounding: scaledToDecimal(roundingMicro, 6),
    problemsTotal: total,
    problems: problems.map(({ row, field, code, severity, text }) => ({
      ...whereIs(row, checked),
      field,
      code,
      severity,
      text,
    })),
  };
}

/** A row by its sheet and its table. */
function whereIs(row: number, checked: CheckOptions) {
  return { ...spotOf(row, checked), table: tableOf(row, checked) };
}

/** Columns of the table a row stands in, where others stand beside it. */
function tableOf(row: number, { columns, moreTables }: CheckOptions): string | null {
  const place = placeOf(row);
  const own = place === 0 ? columns : (moreTables[place - 1]?.columns ?? null);
  return own && columnsText(own);
}

function printLines(
  { batch, counts, understanding, checked, currency, digits, differences: [changed] }: Checked,
  { problems, total, vanished }: Found,
  lang: Language,
  io: CliIo,
): void {
  const t = createTranslator(lang);
  io.out(
    `${t(batch.status === 'committed' ? 'cli.import.done' : 'cli.import.checked', { file: batch.fileName, sheet: checked.sheet, headerRow: checked.headerRow })}\n`,
  );
  for (const { headerRow: row, headers, heading, rows: count, fit } of understanding.survey?.tables ?? []) {
    const why = t(checked.leaveTables.includes(row) ? 'imports.otherTables.left' : `imports.otherTables.fit.${fit}`);
    const under = heading === '' ? '' : ` ${t('imports.otherTables.under', { heading })}`;
    io.out(
      `${t('imports.otherTables.at', { row, count, headers: headers.join(t('imports.otherTables.comma')) })}${under} ${why}\n`,
    );
  }
  const headings = understanding.survey?.headings ?? { rows: 0, first: '' };
  if (headings.rows > 0)
    io.out(`${t('imports.otherTables.headings', { count: headings.rows, first: headings.first })}\n`);
  if (understanding.encodingUncertain)
    io.out(`${t('cli.inspect.encodingUncertain', { encoding: understanding.encoding ?? '' })}\n`);
  for (const key of [
    'rows',
    'created',
    'updated',
    'unchanged',
    'rejected',
    'ambiguous',
    'leftOut',
    'newDealers',
  ] as const) {
    // Rows that were joined with another of their dealer stay as they are, but are no dealers of their own.
    io.out(`${t(`cli.import.${key}`)}: ${key === 'unchanged' ? counts.unchanged - counts.joined : counts[key]}\n`);
  }
  if (counts.joined > 0) io.out(`${t('cli.import.joined')}: ${counts.joined}\n`);
  if (counts.changedDealers > 0) io.out(`${t('cli.import.changedDealers')}: ${counts.changedDealers}\n`);
  for (const { state, bills } of counts.states) io.out(`${t('cli.import.state', { state, count: bills })}\n`);
  if (counts.later.bills > 0) io.out(`${t('cli.import.later', { count: counts.later.bills })}\n`);
  if (changed !== null && changed.total > 0) io.out(`${t('cli.import.changed', { count: changed.total })}\n`);
  // Those that were removed are told as such.
  if (vanished !== null && vanished.total > 0 && counts.removed.bills === 0)
    io.out(
      `${t('cli.import.vanished', { count: vanished.total, amount: `${scaledToDecimal(vanished.netMinor, digits)} ${currency}` })}\n`,
    );
  if (counts.voided.bills > 0 && !batch.removeVoided)
    io.out(
      `${t('cli.import.voided', { count: counts.voided.bills, amount: `${scaledToDecimal(counts.voided.netMinor, digits)} ${currency}` })}\n`,
    );
  if (counts.removed.bills > 0) io.out(`${t('cli.import.removed', { count: counts.removed.bills })}\n`);
  // Of products there are prices, but no sum.
  if (hasTrait(checked.kind, 'money') && counts.periodFrom !== null)
    io.out(`${t('cli.import.amount')}: ${scaledToDecimal(counts.netMinor, digits)} ${currency}\n`);
  const money = (micro: number) => `${scaledToDecimal(rescale(micro, MICRO_DIGITS, digits), digits)} ${currency}`;
  for (const text of writingTexts(counts, understanding, checked, t)) io.out(`${text}\n`);
  for (const { text } of fileAmountTexts(counts, t, money, checked)) io.out(`${text}\n`);
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) {
    const sentence = problemText(problem, checked, t);
    io.out(`${t('cli.import.problem', { row: rowHead(problem.row, checked, t), sentence })}\n`);
  }
  if (total > SHOWN_PROBLEMS) io.out(`${t('cli.import.more', { count: total - SHOWN_PROBLEMS })}\n`);
}
