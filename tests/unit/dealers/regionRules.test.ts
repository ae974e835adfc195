import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRegionIndex, type RegionTable } from '../../../src/main/features/dealers/region.rules.ts';

// The file is made by scripts/make-regions.mjs in the shape of RegionTable.
const table = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../resources/regions.json'), 'utf8'),
) as RegionTable;
const index = createRegionIndex(table);

describe('the table', () => {
  test('has 31 + 3 provinces, 342 cities and 2,978 counties', () => {
    expect(Object.keys(table.provinces)).toHaveLength(34);
    expect(Object.keys(table.cities)).toHaveLength(342);
    expect(Object.keys(table.counties)).toHaveLength(2978);
  });

  test('has 28 county names in more than one city, 鼓楼区 in four', () => {
    const cities = new Map<string, Set<string>>();
    for (const [code, name] of Object.entries(table.counties)) {
      cities.set(name, (cities.get(name) ?? new Set()).add(code.slice(0, 4)));
    }

    expect([...cities.values()].filter((set) => set.size > 1)).toHaveLength(28);
    expect(cities.get('鼓楼区')?.size).toBe(4);
  });
});

describe('the region at the beginning of an address', () => {
  test.each([
    ['广东省广州市天河区旺和路233号', '440106', '旺和路233号'],
    ['广东省/广州市/天河区 旺和路', '440106', '旺和路'],
    ['广东省 广州市 天河区，旺和路', '440106', '旺和路'],
    ['广州天河区体育西路', '440106', '体育西路'],
    ['中国广东广州市天河区', '440106', ''],
    ['510000 广东深圳南山区', '440305', ''],
    ['天河区旺和路', '440106', '旺和路'],
    ['北京市朝阳区建国路', '110105', '建国路'],
    ['北京市/北京市/朝阳区 建国路', '110105', '建国路'],
    ['北京市市辖区朝阳区建国路', '110105', '建国路'],
    ['重庆渝中区解放碑', '500103', '解放碑'],
    ['重庆市城口县', '500229', ''],
    ['南通市通州区', '320612', ''],
    ['江苏昆山市人民路', '320583', '人民路'],
    ['浙江义乌稠州路', '330782', '稠州路'],
    ['昆山市人民路', '320583', '人民路'],
    ['长沙县星沙', '430121', '星沙'],
    ['吉林市昌邑区', '220202', ''],
    ['吉林吉林市船营区', '220204', ''],
    ['恩施州利川市', '422802', ''],
    ['湖北省仙桃市干河', '429004', '干河'],
    ['东莞市虎门镇', '4419', '虎门镇'],
    ['香港九龙', '81', '九龙'],
    ['内蒙古呼和浩特市新城区', '150102', ''],
    ['海南三亚', '4602', ''],
    ['海南 三亚市解放路', '4602', '解放路'],
    ['海南共和县', '632521', ''],
    ['海南省海口市龙华区', '460106', ''],
    ['上海浦东张江', '310115', '张江'],
    ['天津滨海新区', '120116', ''],
    ['广东省广东省广州市天河区', '440106', ''],
    ['广东省广州市广州市天河区', '440106', ''],
    ['邮编：510000 广东省广州市', '4401', ''],
  ])('%s is %s', (address, code, rest) => {
    expect(index.parseRegion(address)).toMatchObject({ code, rest, ambiguous: false });
  });

  test.each(['北京路88号', '中山东路3号', '上海市场街', '南京大厦', '西安门大街', 'London Road', '旺和路', ''])(
    '%j says nothing certain',
    (address) => {
      expect(index.parseRegion(address)).toMatchObject({ code: '', province: '', city: '', district: '' });
    },
  );

  test('a county that several cities have is left open until something names the city', () => {
    expect(index.parseRegion('鼓楼区中山路')).toMatchObject({ code: '', district: '', ambiguous: true });
    expect(index.parseRegion('河北省新华区')).toMatchObject({ code: '13', district: '', ambiguous: true });
    expect(index.parseRegion('鼓楼区中山路', { city: '福州' })).toMatchObject({ code: '350102', ambiguous: false });
    expect(index.parseRegion('', { district: '鼓楼区' })).toMatchObject({ code: '', unresolved: ['district'] });
    expect(index.parseRegion('', { city: '南京市', district: '鼓楼' })).toMatchObject({
      code: '320106',
      unresolved: [],
    });
  });

  test('each of the 28 is found below its city, by address and by column, and left open without one', () => {
    const places = new Map<string, string[]>();
    for (const [code, name] of Object.entries(table.counties)) places.set(name, [...(places.get(name) ?? []), code]);
    const doubled = [...places].filter(([, codes]) => new Set(codes.map((code) => code.slice(0, 4))).size > 1);

    for (const [name, codes] of doubled) {
      expect(index.parseRegion(`${name}人民路1号`), name).toMatchObject({ code: '', ambiguous: true });
      for (const code of codes) {
        const { city, province } = index.regionName(code);
        for (const text of [`${province}${city}${name}人民路1号`, `${city}${name}`, `${province}/${city}/${name}`])
          expect(index.parseRegion(text), text).toMatchObject({ code, ambiguous: false });
        expect(index.parseRegion(`${name}人民路1号`, { city }), `${city} ${name}`).toMatchObject({ code });
        expect(index.parseRegion('', { city, district: name }), `${city} ${name}`).toMatchObject({ code });
      }
    }
    expect(doubled).toHaveLength(28);
  });

  test('a province column may hold the signs of number plates, which are no names inside an address', () => {
    expect(index.parseRegion('', { province: '粤' })).toMatchObject({ province: '广东省', unresolved: [] });
    expect(index.parseRegion('', { province: '苏', city: '南京' })).toMatchObject({ code: '3201' });
    expect(index.parseRegion('新城大道1号')).toMatchObject({ code: '' });
  });

  test('columns and address complete each other, and where they disagree the columns win', () => {
    expect(index.parseRegion('天河区旺和路', { province: '广东', city: '广州' })).toMatchObject({
      code: '440106',
      rest: '旺和路',
    });
    expect(index.parseRegion('旺和路', { province: '广东', city: '广州', district: '天河' })).toMatchObject({
      code: '440106',
    });
    expect(index.parseRegion('浙江省杭州市余杭区', { city: '广州市' })).toMatchObject({ code: '4401' });
    expect(index.parseRegion('x路', { city: '义乌市' })).toMatchObject({
      code: '330782',
      city: '金华市',
      district: '义乌市',
    });
    expect(index.parseRegion('', { province: '上海', city: '上海市', district: '浦东新区' })).toMatchObject({
      code: '310115',
    });
    expect(index.parseRegion('', { region: '广东省广州市天河区' })).toMatchObject({ code: '440106' });
    expect(index.parseRegion('', { region: '华南' })).toMatchObject({ code: '', unresolved: [] });
    expect(index.parseRegion('', { province: '广东', city: '杭州市' })).toMatchObject({
      code: '44',
      unresolved: ['city'],
    });
  });
});

describe('names of a code', () => {
  test.each([
    ['440106', '广东省', '广州市', '天河区'],
    ['4401', '广东省', '广州市', ''],
    ['110105', '北京市', '北京市', '朝阳区'],
    ['11', '北京市', '北京市', ''],
    ['500229', '重庆市', '重庆市', '城口县'],
    ['429004', '湖北省', '仙桃市', ''],
    ['81', '香港特别行政区', '', ''],
    ['', '', '', ''],
    ['999999', '', '', ''],
  ])('%s is %s %s %s', (code, province, city, district) => {
    expect(index.regionName(code)).toEqual({ province, city, district });
  });

  test('every county is found again from its full name', () => {
    const codes = Object.keys(table.counties);

    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.constantFrom('', '/', ' '), (code, between) => {
        const { province, city, district } = index.regionName(code);
        const read = index.parseRegion(
          [province, city, district].filter((name) => name !== '').join(between) + between,
        );
        // 东莞 and a few others are city and county in one: the city's code says the same.
        expect([code, code.slice(0, 4)]).toContain(read.code);
        expect({ province: read.province, city: read.city }).toEqual({ province, city });
      }),
      { numRuns: 3000 },
    );
  });

  test('children of nothing are the provinces, and of a province its cities', () => {
    expect(index.children('')).toHaveLength(34);
    expect(index.children('44').map(({ name }) => name)).toContain('广州市');
    expect(index.children('1101').map(({ name }) => name)).toContain('朝阳区');
  });
});
