import type { RegionIndex } from '../../src/main/features/dealers/region.rules.ts';
import { fromDayNumber, toDayNumber } from '../../src/shared/domain/calendarDay.ts';
import { random } from './random.ts';
import type { TrueDealer } from './sampleTruth.ts';

/** A list as people write them, and what a careful person reads in it. */
export interface DirtyList {
  headers: string[];
  rows: (string | number)[][];
  truth: TrueDealer[];
}

type Pick = <T>(from: readonly T[]) => T;

const HEADERS = ['客户名称', '联系人', '联系电话', '地址', '客户等级', '最近下单日期', '累计金额', '备注'];
const LETTERS = [...'鑫盈德佳诚祥丰信恒美瑞泰旺达源和兴发宏隆顺昌盛华通'];
const TRADES = ['商贸', '百货', '食品', '五金', '贸易', '实业'];
const FORMS = ['有限公司', '有限责任公司', '经营部', '商行', '批发部'];
const PEOPLE = ['张丽（老板）', '李强总', '赵磊 经理', '王芳', '刘娜/陈强', '欧阳总'];
const GRADES: readonly (readonly [tier: string, spellings: readonly string[]])[] = [
  ['A', ['A', 'A级', 'a类', 'Ａ', '一级', 'VIP', '重点客户', '★★★', '1级', 'A（重点）']],
  ['B', ['B', 'B 级', 'b类', 'Ｂ级', '普通客户', '二级', '★★', '★★☆']],
  ['C', ['C', 'c', 'Ｃ类', '小客户', '散户', '三级', '★', '三类']],
];
const NOTES = ['', '=1+1', '+现款', '@老客户', '月结30天', '多行\n备注'];

/** Records of one kind with the samples, of any seed, all over the country. */
export function dirtyList(seed: number, count: number, regions: RegionIndex): DirtyList {
  const next = random(seed);
  const pick: Pick = (from) => {
    const found = from[Math.floor(next() * from.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  const list: DirtyList = { headers: HEADERS, rows: [], truth: [] };
  for (let i = 0; i < count; i += 1) {
    const [name, entity] = nameOf(pick);
    const [phone, mobile] = phoneOf(pick, next);
    const place = placeOf(pick, regions);
    const [tier, grade] = gradeOf(pick);
    const [date, day] = dateOf(pick, next);
    const [amount, yuan] = amountOf(pick, next);
    list.rows.push([name, pick(PEOPLE), phone, place.address, grade, date, amount, pick(NOTES)]);
    list.truth.push({
      entity,
      phone: mobile,
      phoneLossy: mobile === null,
      province: place.province,
      city: place.city,
      district: place.district,
      tier,
      date: day,
      amount: yuan,
      row: i + 2,
      hidden: false,
    });
  }
  return list;
}

function nameOf(pick: Pick): [written: string, entity: string] {
  const entity = `${pick(LETTERS)}${pick(LETTERS)}${pick(LETTERS)}${pick(TRADES)}${pick(FORMS)}`;
  const blank = `${entity.slice(0, 2)} ${entity.slice(2)}`;
  return [pick([entity, entity, blank, `　${entity}`, `${entity}\u00a0`]), entity];
}

function phoneOf(pick: Pick, next: () => number): [written: string | number, mobile: string | null] {
  const tail = String(Math.floor(next() * 1e8)).padStart(8, '0');
  const mobile = `1${pick(['38', '59', '76', '82', '95'])}${tail.slice(0, 7)}${1 + (Number(tail.slice(7)) % 9)}`;
  const [a, b, c] = [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)];
  const wide = mobile.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const landline = `021-8${tail.slice(1)}`;
  const forms: (string | number)[] = [mobile, Number(mobile), `${a}-${b}-${c}`, `${a} ${b} ${c}`, wide, `'${mobile}`];
  forms.push(`+86${mobile}`, `86-${mobile}`, `0${mobile}`, `${mobile}.0`, `手机：${mobile}`, `${mobile}（微信同号）`);
  forms.push(
    `${mobile}/${landline}`,
    `${landline}转805、${mobile}`,
    `${mobile}；${landline}`,
    `${landline}\n${mobile}`,
  );
  return next() < 0.08 ? [`${mobile[0]}.${mobile.slice(1, 3)}E+10`, null] : [pick(forms), mobile];
}

function placeOf(pick: Pick, regions: RegionIndex) {
  const province = pick(regions.children('').filter(({ code }) => !['71', '81', '82'].includes(code)));
  const city = pick(regions.children(province.code));
  const counties = regions.children(city.code);
  const code = counties.length === 0 ? city.code : pick(counties).code;
  const named = regions.regionName(code);
  // A city without counties of its own is in the table once more as its only county.
  const names = { ...named, district: named.district === named.city ? '' : named.district };
  const road = `${pick(LETTERS)}${pick(LETTERS)}路${1 + ((code.length + Number(code)) % 500)}号`;
  const parts = [names.province, names.city, names.district].filter((part) => part !== '');
  const glued = [...new Set(parts)].join('');
  const address = pick([
    glued + road,
    `${parts.join('/')} ${road}`,
    `${parts.join(' ')} ${road}`,
    `中国${glued}${road}`,
    `${parts.join('')}${road}`,
    [...new Set(parts.slice(names.city === '' ? 0 : 1))].join('') + road,
  ]);
  return { ...names, address };
}

function gradeOf(pick: Pick): [tier: string, written: string] {
  const [tier, spellings] = pick(GRADES);
  return [tier, pick(spellings)];
}

function dateOf(pick: Pick, next: () => number): [written: string | number, truth: string] {
  const number = toDayNumber('2019-01-01') + Math.floor(next() * 2100);
  const day = fromDayNumber(number);
  const [year = '', month = '', date = ''] = day.split('-');
  const [m, d] = [Number(month), Number(date)];
  if (next() < 0.1)
    return [pick([`${year}年${m}月`, `${year}-${month}`, `${year}.${month}`, `${year}年${m}月底`]), `${year}-${month}`];
  if (next() < 0.05) return [pick([`${m}月${d}日`, `${m}/${d}`]), `--${month}-${date}`];
  const wide = `${year}-${m}-${d}`.replace(/[\d-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  const forms: (string | number)[] = [day, `${year}.${m}.${d}`, `${year}/${m}/${d}`, `${year}年${m}月${d}日`, wide];
  forms.push(
    `${year}${month}${date}`,
    number + 25_569,
    String(number + 25_569),
    `${day} 14:05`,
    `${year}年${month}月${date}号`,
  );
  return [pick(forms), day];
}

function amountOf(pick: Pick, next: () => number): [written: string | number, yuan: number] {
  const sign = next() < 0.1 ? -1 : 1;
  const fen = sign * Math.floor(100 + next() * 2e7);
  const yuan = fen / 100;
  const plain = Math.abs(yuan).toFixed(2);
  const grouped = plain.replace(/\B(?=(\d{3})+\.)/g, ',');
  const minus = sign < 0 ? '-' : '';
  if (next() < 0.15) {
    const whole = Math.round(yuan);
    return [`${whole / 10_000}${pick(['万', '万元', ' 万'])}`, whole];
  }
  const wide = `${minus}${plain}`.replace(/[\d.-]/g, (sign_) => String.fromCharCode(sign_.charCodeAt(0) + 0xfee0));
  const forms: (string | number)[] = [yuan, `${minus}${plain}`, `¥${minus}${grouped}`, `￥${minus}${grouped}`, wide];
  forms.push(`${minus}${grouped}元`, `${minus}${plain} 元`, `RMB ${minus}${grouped}`);
  if (sign < 0) forms.push(`(${grouped})`, `（${plain}）`, `${plain}-`, `￥(${grouped})`, `负${plain}`);
  return [pick(forms), yuan];
}
