import type { FileAmount } from '../contract/fileAmount.ts';
import type { ImportCounts } from '../contract/imports.contract.ts';
import type { ReadPlaces } from '../domain/rowPlace.ts';
import { rowWithin } from './rowText.ts';
import type { T } from './translator.ts';

/** What there is to say of the file's own totals; `differs` where one does not come to what was read. */
export interface FileAmountText {
  text: string;
  differs: boolean;
}

/**
 * The file's own totals against the rows above them, and how much money stands in rows that are not taken.
 * @param money shows an amount of × 10⁻⁶
 * @param places how the file was read
 */
export function fileAmountTexts(
  { fileAmounts }: ImportCounts,
  t: T,
  money: (micro: number) => string,
  places: ReadPlaces | null,
): FileAmountText[] {
  const rowText = (number: number) => rowWithin(number, places, t);
  const comma = t('imports.check.comma');
  const ofEach = (wanted: (amount: FileAmount) => number) =>
    fileAmounts
      .filter((amount) => wanted(amount) !== 0)
      .map((amount) =>
        t('imports.fileTotal.of', { field: t(`imports.field.${amount.field}`), amount: money(wanted(amount)) }),
      )
      .join(comma);
  const agreeing = fileAmounts.flatMap((amount) => agreementOf(amount, t, money, rowText));
  const differing = fileAmounts.flatMap(({ field, differing: totals }) =>
    totals.map(({ row, saidMicro, readMicro }) =>
      t('imports.fileTotal.differs', {
        field: t(`imports.field.${field}`),
        row: rowText(row),
        said: money(saidMicro),
        read: money(readMicro),
        apart: money(Math.abs(saidMicro - readMicro)),
      }),
    ),
  );
  const [handedBack, leftOut] = [ofEach((each) => each.handedBackMicro), ofEach((each) => each.leftOutMicro)];
  return [
    ...(agreeing.length > 0
      ? [{ text: t('imports.fileTotal.agrees', { list: agreeing.join(comma) }), differs: false }]
      : []),
    ...differing.slice(0, MOST).map((text) => ({ text, differs: true })),
    ...(differing.length > MOST
      ? [{ text: t('imports.fileTotal.more', { count: differing.length - MOST }), differs: true }]
      : []),
    ...(handedBack === '' ? [] : [{ text: t('imports.fileTotal.handedBack', { list: handedBack }), differs: false }]),
    ...(leftOut === '' ? [] : [{ text: t('imports.fileTotal.leftOut', { list: leftOut }), differs: false }]),
  ];
}

/** One total is told with its row, of several how many there are. */
function agreementOf(
  { field: name, total, agreeing, differing }: FileAmount,
  t: T,
  money: (micro: number) => string,
  rowText: (row: number) => string,
): string[] {
  const field = t(`imports.field.${name}`);
  if (agreeing > 1) return [t('imports.fileTotal.agreeMany', { field, count: agreeing })];
  if (total === null || differing.some(({ row }) => row === total.row)) return [];
  return [t('imports.fileTotal.ofRow', { field, amount: money(total.saidMicro), row: rowText(total.row) })];
}

/** So many totals that differ are told one by one. */
const MOST = 3;
