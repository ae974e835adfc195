import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { createFormat } from '../../../src/renderer/components/format.ts';
import { saidText } from '../../../src/renderer/features/visits/saidText.ts';
import { GivenResult } from '../../../src/shared/domain/visitResults.ts';

const t = createTranslator('zh-CN');
const format = createFormat('zh-CN', 'CNY');
const said = (given: object) => saidText(GivenResult.parse({ row: 1, ...given }), t, format);

describe('a visit that was missed', () => {
  it('says why; where nobody did, that nobody did, and not as if “other” had been said', () => {
    expect(said({ what: 'missed', reason: 'weather' })).toBe('未访 · 天气');
    expect(said({ what: 'missed' })).toBe('未访 · 其他（没说原因）');
    expect(said({ what: 'missed', reason: 'other' })).toBe('未访 · 其他（没说原因）');
    expect(said({ what: 'missed', reasonText: '修路' })).toBe('未访 · 修路');
    expect(said({ what: 'missed', reason: 'other', reasonText: '修路' })).toBe('未访 · 其他 · 修路');
  });

  it('is nothing that is asked of one that was made or moved', () => {
    expect(said({ what: 'done', result: 'ordered' })).toBe('已下单');
    expect(said({ what: 'moved', movedTo: '2026-11-30' })).toBe('改期 · 2026年11月30日');
  });
});
