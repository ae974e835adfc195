import type { FieldKind } from '../../../shared/contract/fields.contract.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { MICRO_DIGITS, scaledToDecimal } from '../../../shared/domain/money.ts';
import { isBlankText, type NumberRead, readAmountText } from '../../../shared/domain/readAmount.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { clean, wordKey } from '../dealers/text.rules.ts';
import { cellText } from './cellText.rules.ts';
import { type DateOrder, readDate } from './readDate.rules.ts';
import { readAmount } from './readNumber.rules.ts';
import { readYesNo } from './readWord.rules.ts';

/** What a field of the owner's own takes. */
export interface OwnField {
  kind: FieldKind;
  choices: readonly string[];
}

export type OwnValueRead = { kind: 'value'; value: string } | { kind: 'blank' } | { kind: 'unreadable' };

const BLANK: OwnValueRead = { kind: 'blank' };
const UNREADABLE: OwnValueRead = { kind: 'unreadable' };
/** No value is longer. */
export const LONGEST_VALUE = 2000;

/** Reads a cell as a field's kind: the text, a plain decimal number, a day, one of the choices as the owner writes it, 1 or 0. */
export function readOwnValue(cell: Cell | undefined, { kind, choices }: OwnField, order?: DateOrder): OwnValueRead {
  const text = clean(cellText(cell));
  // What stands for nothing elsewhere may be a no here.
  if (text === '' || (kind !== 'text' && kind !== 'flag' && isBlankText(text))) return BLANK;
  switch (kind) {
    case 'text':
      return text.length > LONGEST_VALUE ? UNREADABLE : { kind: 'value', value: text };
    case 'number': {
      const read = readPercent(text) ?? readAmount(cell);
      return read.kind === 'value' ? { kind: 'value', value: plainDecimal(read.micro) } : read;
    }
    case 'date': {
      const read = readDate(cell, order === undefined ? {} : { order });
      return read.kind === 'day' ? { kind: 'value', value: read.day } : UNREADABLE;
    }
    case 'choice': {
      const key = wordKey(text);
      const choice = choices.find((each) => wordKey(each) === key);
      return choice === undefined ? UNREADABLE : { kind: 'value', value: choice };
    }
    case 'flag': {
      const yes = readYesNo(text);
      if (yes !== undefined) return { kind: 'value', value: yes ? '1' : '0' };
      return isBlankText(text) ? BLANK : UNREADABLE;
    }
  }
}

/** 12.5 % as the figure that a spreadsheet keeps for it, 0.125; undefined for anything else. */
function readPercent(text: string): NumberRead | undefined {
  const figure = /^(.*\d)\s*%$/.exec(fold(text))?.[1];
  return figure === undefined ? undefined : readAmountText(figure, -2);
}

function plainDecimal(micro: number): string {
  return scaledToDecimal(micro, MICRO_DIGITS)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** Texts of a column that are the same in many rows are choices: at most so many of them, each so often on average. */
const MOST_CHOICES = 12;
const LEAST_REPEATS = 3;
/** Figures that begin with 0 or are long are codes and phones. */
const FIGURE = /^-?(?:0|[1-9]\d{0,11})(?:\.\d+)?$/;

/** What a column's texts are, all alike; blanks say nothing. */
export function guessFieldKind(texts: readonly string[]): OwnField {
  const said = texts.map(clean).filter((text) => text !== '');
  const answers = new Set(said.map(readYesNo));
  if (answers.has(true) && !answers.has(undefined)) return { kind: 'flag', choices: [] };
  const filled = said.filter((text) => !isBlankText(text));
  const all = (accepts: (text: string) => boolean) => filled.length > 0 && filled.every(accepts);
  const distinct = [...new Set(filled)];
  if (all((text) => readDate(text).kind === 'day' && !FIGURE.test(text))) return { kind: 'date', choices: [] };
  if (all((text) => FIGURE.test(text.replaceAll(',', '')))) return { kind: 'number', choices: [] };
  const short = distinct.every((text) => text.length <= 20);
  if (
    short &&
    distinct.length <= MOST_CHOICES &&
    filled.length >= LEAST_REPEATS * distinct.length &&
    distinct.length > 1
  )
    return { kind: 'choice', choices: distinct };
  return { kind: 'text', choices: [] };
}
