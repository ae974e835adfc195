import { describe, expect, it } from 'vitest';
import { readVisitText } from '../../../src/shared/domain/visitText.ts';

/** Wednesday. */
const of = { sheetId: 7, on: '2026-11-25', digits: 2, lines: new Set([1, 2, 3, 4, 5, 6, 7, 8]) };
const one = (text: string) => {
  const { rows, unread } = readVisitText(text, of);
  expect(unread).toEqual([]);
  expect(rows).toHaveLength(1);
  return rows[0];
};

describe('what a rep writes of his day', () => {
  it.each([
    ['3 已订 3000 下周一', { line: 3, result: 'ordered', amountMinor: 300000, nextOn: '2026-11-30' }],
    ['2 老板不在', { line: 2, result: 'boss_away', amountMinor: null, nextOn: null }],
    ['5、有意向，周五再去', { line: 5, result: 'interested', nextOn: '2026-11-27', nextStep: '' }],
    ['1.关门', { line: 1, result: 'closed' }],
    ['３　已订　３０００　下周一', { line: 3, result: 'ordered', amountMinor: 300000, nextOn: '2026-11-30' }],
    ['4已下单1.2万', { line: 4, result: 'ordered', amountMinor: 1200000 }],
    ['第6行 不需要', { line: 6, result: 'no_need' }],
    ['7号 拒访', { line: 7, result: 'refused' }],
    [
      '8) 订了20箱 ¥1,560 12-5',
      { line: 8, result: 'ordered', amountMinor: 156000, nextOn: '2026-12-05', body: '20箱' },
    ],
    ['2 没订', { line: 2, result: 'no_need' }],
    ['2 没下单', { line: 2, result: 'no_need' }],
    ['2 未成交', { line: 2, result: 'no_need' }],
    ['2 没有意向', { line: 2, result: 'no_need' }],
    ['2 不感兴趣', { line: 2, result: 'no_need' }],
    ['2 不考虑', { line: 2, result: 'no_need' }],
    ['2 not interested', { line: 2, result: 'no_need' }],
    ["2 didn't order", { line: 2, result: 'no_need' }],
    ['2 not ordered yet', { line: 2, result: 'no_need' }],
    ['2 没有货了 要货 500', { line: 2, result: 'ordered', amountMinor: 50000 }],
    ['3 ordered 3000 next mon', { line: 3, result: 'ordered', amountMinor: 300000, nextOn: '2026-11-30' }],
    ['4: boss away, fri', { line: 4, result: 'boss_away', nextOn: '2026-11-27' }],
    ['5 closed', { line: 5, result: 'closed' }],
    ['5 答应付款 3000 下周一', { line: 5, result: 'promised', amountMinor: 300000, nextOn: '2026-11-30' }],
    [
      '5 答应下周一付款 2000',
      { line: 5, result: 'promised', amountMinor: 200000, nextOn: '2026-11-30', nextStep: '付款' },
    ],
    ['5 没答应付款', { line: 5, result: null, body: '没答应付款' }],
    ['5 已订 3000 答应周五付款', { line: 5, result: 'ordered', amountMinor: 300000 }],
    ['5 promised to pay 500 fri', { line: 5, result: 'promised', amountMinor: 50000, nextOn: '2026-11-27' }],
    ['6 没去，下雨', { line: 6, what: 'missed', reason: 'weather', result: null }],
    ['6 改到周五', { line: 6, what: 'moved', movedTo: '2026-11-27' }],
    [
      '1 已订 3000 见张姐 竞品 蓝月 洗衣液 12.5',
      {
        line: 1,
        person: '张姐',
        amountMinor: 300000,
        market: { competitor: '蓝月', product: '洗衣液', priceMicro: 12_500_000 },
      },
    ],
    ['1 已订 3000 15号送货', { line: 1, amountMinor: 300000, nextOn: '2026-12-15', nextStep: '送货' }],
    [
      '1 已订 777 竞品ZQXMark A5 下周一 备注QxBody',
      {
        amountMinor: 77700,
        market: { competitor: 'ZQXMark', product: 'A5', priceMicro: null },
        nextOn: '2026-11-30',
        body: '备注QxBody',
      },
    ],
    [
      '1 已订 竞品Nike 12.5 下周一',
      { market: { competitor: 'Nike', product: '', priceMicro: 12_500_000 }, amountMinor: null, nextOn: '2026-11-30' },
    ],
    [
      '3 Ordered 3K Next Mon, call Mr Li',
      { result: 'ordered', amountMinor: 300000, nextOn: '2026-11-30', body: 'call Mr Li' },
    ],
    [
      '2 老板不在，竞品 娃哈哈 纯净水，12.5',
      { market: { competitor: '娃哈哈', product: '纯净水', priceMicro: 12_500_000 }, nextOn: null },
    ],
    [
      '2 有意向 竞品 蓝月 洗衣液，价格12.5元/瓶，12.8再去',
      { market: { competitor: '蓝月', product: '洗衣液', priceMicro: 12_500_000 }, nextOn: '2026-12-08' },
    ],
    [
      '2 有意向 竞品 蓝月 洗衣液 卖12.5，12-8再去',
      {
        market: { competitor: '蓝月', product: '洗衣液', priceMicro: 12_500_000 },
        nextOn: '2026-12-08',
        amountMinor: null,
      },
    ],
    ['2 已订 1万2', { amountMinor: 1_200_000, body: '' }],
    ['2 已订 1万2千', { amountMinor: 1_200_000, body: '' }],
    ['2 已订 1万2500', { amountMinor: 1_250_000, body: '' }],
    ['2 已订 3千5', { amountMinor: 350_000, body: '' }],
    ['2 已订 1万2箱', { amountMinor: null, body: '1万2箱' }],
    ['2 已订 五百 下周一', { amountMinor: 50_000, nextOn: '2026-11-30', body: '' }],
    ['2 订了一万二', { result: 'ordered', amountMinor: 1_200_000, body: '' }],
    ['2 已订 十二万三千零五十元', { amountMinor: 12_305_000, body: '' }],
    ['2 已订 两千零五', { amountMinor: 200_500, body: '' }],
    ['2 已订 二百五', { amountMinor: 25_000, body: '' }],
    ['2 已订 五十块', { amountMinor: 5_000, body: '' }],
    ['2 已订 一百箱', { amountMinor: null, body: '一百箱' }],
    ['2 已订 三五百', { amountMinor: null, body: '三五百' }],
    ['2 已订 五', { amountMinor: null, body: '五' }],
    ['2 已订 300 送一千', { amountMinor: 30_000, body: '送一千' }],
    ['2 已收 五百 现金', { amountMinor: null, body: '已收 五百 现金' }],
    ['2 不订 3000', { result: 'no_need', amountMinor: null, body: '3000' }],
    ['2 已收 3000 现金', { result: null, amountMinor: null, body: '已收 3000 现金' }],
    ['2 已订 3000，已收 2000', { result: 'ordered', amountMinor: 300_000, body: '已收 2000' }],
    ['2 下周一 已订 300', { amountMinor: 30_000, nextOn: '2026-11-30', body: '' }],
    ['2 昨天 已订 300', { amountMinor: 30_000, nextOn: null, body: '昨天' }],
    ['2 已订 3000 12-5送货', { amountMinor: 300_000, nextOn: '2026-12-05', nextStep: '送货' }],
    ['3 已订 3-5箱 下周一', { nextOn: '2026-11-30', body: '3-5箱', amountMinor: null }],
    ['2 有意向 +3', { line: 2, result: 'interested', nextOn: '2026-11-28', amountMinor: null }],
  ])('%s', (text, expected) => {
    expect(one(text)).toMatchObject({ sheetId: 7, problems: [], ...expected });
  });

  it.each([
    ['2 已订 3000-5000', 'amountUnclear', '3000-5000'],
    ['2 已订 -50', 'amountUnclear', '-50'],
    ['2 已订 99999999999999999', 'amountUnclear', '99999999999999999'],
    ['4 答应付款 2000 13-45', 'dayUnclear', '13-45'],
    ['3 老板不在 2月30日', 'dayUnclear', '2月30日'],
    ['2 已订 3000 11/31', 'dayUnclear', '11/31'],
  ])('%s: what is no amount or day is handed back, not guessed at', (text, code, said) => {
    const read = one(text);
    expect(read).toMatchObject({ problems: [{ code, text: said }] });
    expect(read?.nextOn).toBeNull();
    if (code === 'amountUnclear') expect(read?.amountMinor).toBeNull();
  });

  it('takes several lines in one paragraph apart, and no amounts', () => {
    const { rows, unread } = readVisitText('1 已订 3000 2 老板不在 3、关门，4.有意向 下周二；5 已订 8 箱', of);

    expect(unread).toEqual([]);
    expect(rows.map(({ line, result, amountMinor, nextOn }) => [line, result, amountMinor, nextOn])).toEqual([
      [1, 'ordered', 300000, null],
      [2, 'boss_away', null, null],
      [3, 'closed', null, null],
      [4, 'interested', null, '2026-12-01'],
      [5, 'ordered', null, null],
    ]);
    expect(rows[4]?.body).toBe('8 箱');
  });

  it('reads a dealer by name where there is no number, and says what it did not understand', () => {
    const { rows, unread } = readVisitText('老板好\n惠民超市 已订 500\n今天好累啊\n9 关门', of);

    expect(rows.map(({ line, dealerText, result }) => [line, dealerText, result])).toEqual([
      [null, '惠民超市', 'ordered'],
      [9, '', 'closed'],
    ]);
    expect(unread).toEqual([{ row: 3, text: '今天好累啊' }]);
  });

  it('keeps what it does not understand of a line as a note', () => {
    expect(one('3 已订 3000 要发票 送到后门')).toMatchObject({ amountMinor: 300000, body: '要发票 送到后门' });
    expect(one('2 老婆生孩子')).toMatchObject({ line: 2, result: null, body: '老婆生孩子' });
  });
});
