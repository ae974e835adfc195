/** Forty dealers of two reps with a bill each: a shop whose month can be planned. */
export const PLAN_CODES = Array.from({ length: 40 }, (_, i) => `K${i + 1}`);
export const PLAN_DEALERS = [
  ['客户编号', '客户名称', '业务员', '城市', '区县', '开户日期'],
  ...PLAN_CODES.map((code, i) => [
    code,
    `第${i + 1}店`,
    i % 2 === 0 ? '王伟' : '李娜',
    '杭州市',
    '西湖区',
    '2020-01-01',
  ]),
];
export const PLAN_BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ...PLAN_CODES.map((code, i) => ['2026-10-20', `X${i}`, code, String(10_000 - 200 * i)]),
];
