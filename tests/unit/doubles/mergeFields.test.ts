import { expect, test } from 'vitest';
import { type DealerImage, defaultTaken } from '../../../src/main/features/doubles/mergeFields.rules.ts';

const at = (city: string, district: string, address: string): DealerImage => ({
  region_code: district === '' ? '1301' : '130102',
  province: '河北省',
  city,
  district,
  address,
});
const plain = at('石家庄市', '', '中山西路100号（新）');

test('region and address are proposed of the same dealer', () => {
  expect(defaultTaken(plain, at('石家庄市', '长安区', '长安区中山路1号'))).toEqual([]);
  expect(defaultTaken(plain, at('石家庄市', '长安区', '长安区中山路1号河西商厦二层'))).toEqual(['region', 'address']);
  expect(defaultTaken(at('石家庄市', '长安区', '中山路1号'), { ...plain, district: '' })).toEqual([
    'region',
    'address',
  ]);
});

test('where the addresses do not speak, the region that says more is proposed, and a blank is filled', () => {
  expect(defaultTaken({ ...plain, address: '' }, { ...at('石家庄市', '长安区', '') })).toEqual(['region']);
  expect(defaultTaken(plain, at('石家庄市', '长安区', ''))).toEqual([]);
  expect(defaultTaken({ ...plain, province: '', city: '' }, at('石家庄市', '长安区', ''))).toEqual(['region']);
});
