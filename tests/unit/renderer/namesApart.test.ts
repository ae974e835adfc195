import { expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { dealersApart, peopleApart } from '../../../src/renderer/features/doubles/doubleTexts.ts';

const t = createTranslator('zh-CN');
const dealer = (name: string, code: string, phone: string, city: string) => ({ name, code, phone, city });

it.each([
  ['their names', dealer('鑫源商行', 'K01', '', ''), dealer('鑫源批发', 'K02', '', ''), ['鑫源商行', '鑫源批发']],
  ['their codes', dealer('鑫源', 'K01', '1', ''), dealer('鑫源', 'K02', '1', ''), ['鑫源 · K01', '鑫源 · K02']],
  ['a code that only one has', dealer('鑫源', '', '', ''), dealer('鑫源', 'K02', '', ''), ['鑫源', '鑫源 · K02']],
  ['their phones', dealer('鑫源', '', '139', ''), dealer('鑫源', '', '138', ''), ['鑫源 · 139', '鑫源 · 138']],
  [
    'their cities',
    dealer('鑫源', '', '', '广州市'),
    dealer('鑫源', '', '', '深圳市'),
    ['鑫源 · 广州市', '鑫源 · 深圳市'],
  ],
  ['nothing', dealer('鑫源', '', '', ''), dealer('鑫源', '', '', ''), ['鑫源', '鑫源']],
])('two dealers are told apart by %s', (_what, one, other, told) => {
  const names = dealersApart({ one, other });

  expect([names.one, names.other]).toEqual(told);
});

it('two people of one name are told apart by phone, else by role', () => {
  const [one, other] = [
    { name: '王五', phones: [{ text: '13900000001' }], role: '' },
    { name: '王五', phones: [], role: '会计' },
  ];

  expect(peopleApart({ one, other }, t)).toEqual({ one: '王五 · 13900000001', other: '王五' });
  expect(peopleApart({ one: { name: '王五', role: '老板' }, other }, t)).toEqual({
    one: '王五 · 老板',
    other: '王五 · 会计',
  });
  expect(peopleApart({ one: { name: '' }, other }, t)).toMatchObject({ other: '王五' });
});
