import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../src/renderer/components/format.ts';
import { sizeText } from '../../../src/renderer/components/sizeText.ts';
import { storedField, storedValue } from '../../../src/shared/i18n/storedText.ts';
import type { T } from '../../../src/shared/i18n/translator.ts';

const t: T = (key) => key;
const format = createFormat('en', 'GBP');
const shown = (field: string, value: string) => storedValue(field, value, t, format);

describe('a change of an import in words', () => {
  it('names stored columns, and shows one that has no word as it is', () => {
    expect(storedField('short_name', t)).toBe('imports.field.shortName');
    expect(storedField('new_column', t)).toBe('new_column');
  });

  it('writes amounts, days, types and flags for a reader', () => {
    expect(shown('amountMinor', '123450')).toBe('£1,234.50');
    expect(shown('credit_limit_minor', '100')).toBe('£1.00');
    expect(shown('date', '2026-11-22')).toBe('22 Nov 2026');
    expect(shown('field:lastOrderOn', '2026-11-22 14:05:00')).toBe('22 Nov 2026 14:05');
    expect(shown('type', 'catering')).toBe('dealers.type.catering');
    expect(shown('type', 'kiosk')).toBe('kiosk');
    expect(shown('excluded', '1')).toBe('common.value.yes');
  });

  it('unpacks the bag of further columns, and says where nothing was', () => {
    expect(shown('extras', '{"No.":"7","Line":"Monday"}')).toBe('No. 7, Line Monday');
    expect(shown('extras', '{}')).toBe('common.value.empty');
    expect(shown('extras', 'not json')).toBe('not json');
    expect(shown('name', '')).toBe('common.value.empty');
    expect(shown('lines', '')).toBe('imports.stored.linesChanged');
  });
});

describe('a file size', () => {
  it('has one decimal below ten and none above', () => {
    expect([0, 1536, 300_000, 1_023_999, 5_452_595, 314_572_800].map(sizeText)).toEqual([
      '0 KB',
      '1.5 KB',
      '293 KB',
      '1 MB',
      '5.2 MB',
      '300 MB',
    ]);
  });
});
