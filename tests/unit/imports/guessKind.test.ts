import { describe, expect, it } from 'vitest';
import { guessKind } from '../../../src/main/features/imports/guessKind.rules.ts';
import { findHeader, headerTexts } from '../../../src/main/features/imports/headerRow.rules.ts';

const SHOPS = ['城东便利店', '河西批发部', '张记烟酒', '李四杂货', '阿明小店', '鑫盛商贸', '旺角超市', '王府饭店'];
const CITIES = ['上海', '苏州', '杭州', '宁波', '无锡', '常州', '嘉兴', '湖州'];
const PEOPLE = ['张三', '李四', '王伟', '赵敏', '钱多', '孙丽', '周杰', '吴芳'];
const PHONES = PEOPLE.map((_, i) => `1390000000${i}`);
const TITLES = ['Sheet1', '名单.xlsx'];

/** The kind of a list made of these columns, each with its header in front. */
function kindOf(columns: string[][], titles = TITLES) {
  const rows = (columns[0] ?? []).map((_, i) => ({
    row: i + 1,
    hidden: false,
    cells: columns.map((column) => column[i] ?? ''),
  }));
  const { headerRow, headerRows } = findHeader(rows);
  const samples = rows.filter(({ row }) => row >= headerRow + headerRows);
  return guessKind(headerTexts(rows, headerRow, headerRows), samples, titles);
}

describe('a short list', () => {
  it.each([
    ['客户名称', '城市'],
    ['客户', '城市'],
    ['名称', '所在城市'],
    ['店名', '地区'],
    ['单位', '城市'],
    ['Name', 'City'],
    ['Customer', 'City'],
    ['name', 'town'],
    ['客户名称', '备注'],
  ])('of names and places is one of dealers: %s, %s', (name, place) => {
    expect(
      kindOf([
        [name, ...SHOPS],
        [place, ...CITIES],
      ]),
    ).toBe('dealers');
  });

  it.each([[['客户名称', ...SHOPS]], [['Name', ...SHOPS]], [SHOPS]])('of names alone is one of dealers', (names) => {
    expect(kindOf([names])).toBe('dealers');
  });

  it('of dealers, their people and their numbers is one of people where a title says so', () => {
    const columns = [
      ['客户名称', ...SHOPS],
      ['姓名', ...PEOPLE],
      ['手机', ...PHONES],
    ];

    expect(kindOf(columns)).toBe('dealers');
    expect(kindOf(columns, ['联系人通讯录.xlsx'])).toBe('contacts');
  });

  it('of dealers, people and what people have is one of people without any title', () => {
    expect(
      kindOf([
        ['客户名称', ...SHOPS],
        ['姓名', ...PEOPLE],
        ['职务', ...PEOPLE.map(() => '采购')],
        ['微信', ...PEOPLE.map((_, i) => `wx_${i}`)],
        ['生日', ...PEOPLE.map((_, i) => `1980-01-0${i + 1}`)],
      ]),
    ).toBe('contacts');
  });
});
