import { fold } from '../../../shared/domain/foldText.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { readPhones } from '../dealers/phone.rules.ts';
import { cellText } from './cellText.rules.ts';
import { splitRole } from './people.rules.ts';
import { readDate } from './readDate.rules.ts';
import { readAmount } from './readNumber.rules.ts';
import { normaliseGrade, readKind } from './readWord.rules.ts';
import { ADDRESS_START, FIRM_WORDS, MONEY_SIGN } from './valueSynonyms.ts';

/** The share of cells that pass a test; 0 of none. */
export function share(cells: readonly Cell[], test: (cell: Cell) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

/** What a single cell looks like; used where a column's header says nothing. */
export const isDate = (cell: Cell) => readDate(cell, { order: 'dmy' }).kind !== 'unreadable';
export const isWrittenDate = (cell: Cell) => isDate(cell) && !/^\d{1,7}(?:\.\d+)?$/.test(cellText(cell));
export const isFigure = (cell: Cell) => readAmount(cell).kind === 'value';
export const isMoney = (cell: Cell) => isFigure(cell) && MONEY_SIGN.test(fold(cellText(cell)));
export const isPhone = (cell: Cell) => {
  const { phones, lossy } = readPhones(cellText(cell));
  return lossy || phones.length > 0;
};
export const isMobile = (cell: Cell) => readPhones(cellText(cell)).phones.some(({ kind }) => kind === 'mobile');
export const isEmail = (cell: Cell) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(cellText(cell).trim());
export const isAddress = (cell: Cell) => typeof cell === 'string' && ADDRESS_START.test(fold(cell));
/** True for a cell that ends as firms' names end. */
export const isFirm = (cell: Cell) => typeof cell === 'string' && FIRM_WORDS.test(fold(cell));
export const isPerson = (cell: Cell) => typeof cell === 'string' && /^\p{Script=Han}{2,4}$/u.test(splitRole(cell).name);
export const isGrade = (cell: Cell) => normaliseGrade(cellText(cell)) !== undefined;
/** Bare figures may be an amount, a year or anything else: without a header only a code with a letter or a nought in front speaks for itself. */
export const isCode = (cell: Cell) => /^(?=.*\d)(?=.*[a-z]|0)[a-z]{0,6}-?[\da-z-]{4,24}$/i.test(fold(cellText(cell)));
export const isName = (cell: Cell) => typeof cell === 'string' && /\p{L}{2}/u.test(fold(cell));
export const isBillKind = (cell: Cell) => !['unknown', undefined].includes(readKind(cellText(cell)));
