import { describe, expect, it } from 'vitest';
import { readAmount } from '../../../src/main/features/imports/readNumber.rules.ts';
import { readMoney } from '../../../src/main/features/paste/pasteCell.rules.ts';
import { readFigure } from '../../../src/renderer/components/typedFigure.ts';
import { MICRO_DIGITS, rescale } from '../../../src/shared/domain/money.ts';

describe('an amount that is typed', () => {
  it.each([
    '5万',
    '1.5万',
    '5w',
    '￥８，０００',
    '¥12,345.60',
    '1,2345',
    '1 200',
    '(300)',
    '3千',
    '2亿',
    '120元整',
    '1200-',
  ])('%s is what the importer and pasting make of it', (text) => {
    const imported = readAmount(text);
    const typed = readFigure('money', text, 2);

    expect(imported.kind).toBe('value');
    if (imported.kind !== 'value') return;
    const minor = rescale(imported.micro, MICRO_DIGITS, 2);
    expect(typed).toEqual({ kind: 'value', value: minor });
    if (minor >= 0) expect(readMoney(text, 2)).toEqual({ kind: 'value', value: minor });
  });

  it('is refused where it cannot be read, never taken for another one', () => {
    for (const text of ['5万左右', '约8000', '1,20', '8万5', '1.2.3', 'abc'])
      expect(readFigure('limit', text, 2), text).toEqual({ kind: 'unreadable' });
    expect(readFigure('limit', '-1', 2)).toEqual({ kind: 'unreadable' });
    expect(readFigure('cost', '-1', 2)).toEqual({ kind: 'unreadable' });
    expect(readFigure('cost', '2亿', 2)).toEqual({ kind: 'unreadable' });
    expect(readFigure('cost', '1亿', 2)).toEqual({ kind: 'value', value: 10_000_000_000 });
    expect(readFigure('money', '-1', 2)).toEqual({ kind: 'value', value: -100 });
    expect(readFigure('count', '1万', 2)).toEqual({ kind: 'value', value: 10_000 });
    expect(readFigure('limit', ' ', 2)).toEqual({ kind: 'blank' });
    expect(readFigure('limit', '1200', 0)).toEqual({ kind: 'value', value: 1200 });
  });
});
