import { useMemo } from 'react';
import { Cost, minorDigits } from '../../shared/domain/money.ts';
import { readAmountText, readDaysText, readMoneyText } from '../../shared/domain/readAmount.ts';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useT } from './useT.ts';

/** What is typed: an amount of 0 or more, what one thing costs, any amount, a whole number, days of credit, or any number. */
export type FigureKind = 'limit' | 'cost' | 'money' | 'count' | 'days' | 'number';

export type FigureRead = { kind: 'value'; value: number } | { kind: 'blank' } | { kind: 'unreadable' };

/**
 * Reads what somebody typed, as the importer and pasting read it.
 * @param digits of the currency behind the point
 * @returns money in minor units, days, counts; other numbers × 10⁻⁶
 */
export function readFigure(kind: FigureKind, text: string, digits: number): FigureRead {
  if (kind === 'days') {
    const read = readDaysText(text);
    return read.kind === 'value' ? { kind: 'value', value: read.days } : read;
  }
  if (kind === 'number') {
    const read = readAmountText(text);
    return read.kind === 'value' ? { kind: 'value', value: read.micro } : read;
  }
  const read = readMoneyText(text, kind === 'count' ? 0 : digits);
  if (read.kind !== 'value') return read;
  if (kind === 'cost' && !Cost.safeParse(read.minor).success) return { kind: 'unreadable' };
  return kind === 'limit' && read.minor < 0 ? { kind: 'unreadable' } : { kind: 'value', value: read.minor };
}

/** Reading of typed figures in the open file's currency, and one sentence for what cannot be read. */
export interface TypedFigures {
  digits: number;
  read(kind: FigureKind, text: string): FigureRead;
  /** Undefined where the text can be kept. */
  refusal(kind: FigureKind, text: string): string | undefined;
}

export function useTypedFigures(): TypedFigures {
  const t = useT();
  const digits = minorDigits(useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY');
  return useMemo(
    () => ({
      digits,
      read: (kind, text) => readFigure(kind, text, digits),
      refusal: (kind, text) =>
        readFigure(kind, text, digits).kind === 'unreadable'
          ? t(`common.typed.${kind}`, { text: text.trim() })
          : undefined,
    }),
    [t, digits],
  );
}
