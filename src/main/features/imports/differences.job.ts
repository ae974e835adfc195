import type { ChangedBill } from '../../../shared/contract/importDifferences.contract.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import { OrderKind } from '../../../shared/domain/dealers.ts';
import { BatchId, type FileRef } from '../../../shared/domain/ids.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import type { ReadPlaces } from '../../../shared/domain/rowPlace.ts';
import { rowCell } from '../../../shared/i18n/rowText.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import type { Db } from '../../db/open.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { OutSheet, OutValue } from '../../spreadsheets/outgoing.ts';
import { writeTables } from '../../spreadsheets/writeTables.ts';
import { readSettings } from '../settings/settings.service.ts';
import { listChangedBills } from './changedBills.repo.ts';
import type { ImportEnv } from './fileRows.ts';
import { readBatch } from './imports.repo.ts';
import { listVanished } from './vanished.repo.ts';

interface DifferencesParams {
  batchId: number;
  file: FileRef;
  lang: Language;
  format: TableFormat;
}

const PAGE = 500;

/** Writes what an import changes and removes as a workbook: a row for each field and line that differs, and for each bill. */
export async function writeDifferences(params: DifferencesParams, env: ImportEnv): Promise<void> {
  const t = createTranslator(params.lang);
  const batchId = BatchId.parse(params.batchId);
  const batch = await readBatch(env.db, batchId);
  const target = await env.resolveFile(params.file, 'write');
  const digits = minorDigits((await readSettings(env.db)).currency);
  await writeTables(
    target.path,
    {
      currencyDigits: digits,
      sheets: [changedSheet(env.db, batch, t, digits), vanishedSheet(env.db, batchId, t, digits)],
      onProgress: (done) => env.port.progress('building', done, null),
    },
    params.format,
  );
}

function changedSheet(db: Db, batch: Batch, t: T, digits: number): OutSheet {
  return {
    name: t('imports.differences.changed'),
    columns: [
      { header: t('imports.check.row'), kind: 'integer' },
      { header: t('imports.field.number'), kind: 'text', width: 22 },
      { header: t('imports.check.name'), kind: 'text', width: 30 },
      { header: t('imports.check.fieldColumn'), kind: 'text', width: 30 },
      { header: t('imports.check.before'), kind: 'text', width: 30 },
      { header: t('imports.check.after'), kind: 'text', width: 30 },
    ],
    rows: changedRows(db, batch, t, digits),
  };
}

function* changedRows(db: Db, { batchId, options }: Batch, t: T, digits: number): Generator<OutValue[]> {
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = listChangedBills(db, { batchId, offset, limit: PAGE }, digits);
    for (const bill of rows) yield* billRows(bill, options, t, digits);
    if (rows.length < PAGE) return;
  }
}

function* billRows(bill: ChangedBill, places: ReadPlaces | null, t: T, digits: number): Generator<OutValue[]> {
  const head = [rowCell(bill.row, places, t), bill.number, bill.dealerName];
  for (const { field, before, after } of bill.changes) {
    const shown = (text: string) =>
      field === 'amountMinor'
        ? money(Number(text), digits)
        : field === 'cost'
          ? t('imports.stored.linesChanged')
          : field === 'kind'
            ? t(`orders.kind.${OrderKind.parse(text)}`)
            : text;
    yield [...head, fieldName(field, t), shown(before), shown(after)];
  }
  for (const { product, unit, before, after } of bill.lines) {
    const shown = (side: typeof before) =>
      side === null
        ? t('imports.differences.noLine')
        : `${side.qtyMicro === null ? '' : `${side.qtyMicro / 1_000_000} ${unit} `}${money(side.netMinor, digits)}`;
    yield [...head, t('imports.differences.line', { product }), shown(before), shown(after)];
  }
}

function fieldName(field: string, t: T): string {
  if (field === 'kind') return t('imports.field.kind');
  if (field === 'date') return t('imports.field.date');
  if (field === 'handler') return t('imports.field.handler');
  if (field === 'dealerName') return t('imports.field.dealerName');
  if (field === 'cost') return t('imports.field.cost');
  return t(field === 'note' ? 'imports.field.note' : 'imports.stored.amountMinor');
}

/** As text beside other fields' texts. */
function money(minor: number, digits: number): string {
  return (minor / 10 ** digits).toFixed(digits);
}

function vanishedSheet(db: Db, batchId: BatchId, t: T, digits: number): OutSheet {
  return {
    name: t('imports.differences.vanished'),
    columns: [
      { header: t('imports.field.date'), kind: 'day' },
      { header: t('imports.field.number'), kind: 'text', width: 22 },
      { header: t('imports.check.name'), kind: 'text', width: 30 },
      { header: t('imports.field.kind'), kind: 'text' },
      { header: t('imports.field.amount'), kind: 'money' },
    ],
    rows: vanishedRows(db, batchId, t, digits),
  };
}

function* vanishedRows(db: Db, batchId: BatchId, t: T, digits: number): Generator<OutValue[]> {
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = listVanished(db, { batchId, offset, limit: PAGE });
    for (const { orderedOn, number, dealerName, kind, netMinor } of rows)
      yield [orderedOn, number, dealerName, t(`orders.kind.${kind}`), netMinor / 10 ** digits];
    if (rows.length < PAGE) return;
  }
}
