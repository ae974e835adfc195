import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../src/main/hosts/browserPdf.ts';
import { RhythmRules } from '../../src/shared/contract/rhythmRules.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { type ReportFile, reportFile } from '../helpers/reportData.ts';

let file: ReportFile;
afterEach(() => file.close());

const build = (ids: readonly number[], options: object = {}, rest: object = {}) =>
  file.build({ options: { kind: 'dealerCard', dealerIds: ids as DealerId[], ...options }, ...rest });

/** Two dealers: one with everything that can be known, one of which nothing is. */
async function shop(): Promise<[full: number, bare: number]> {
  file = await reportFile('2026-11-25');
  file.setting('companyName', '恒达商贸');
  const rep = file.rep('王伟');
  const full = file.dealer(
    { name: '东门<超市>', code: 'K1', repId: rep, city: '金华市', openedOn: '2020-05-06', originalGrade: 'VIP' },
    [
      ['2025-01-05', 1_000_00],
      ['2026-09-28', 2_000_00],
      ['2026-10-01', 500_00],
      ['2026-10-05', -100_00, 'return'],
    ],
  );
  const bare = file.dealer({ name: '只有名字' });
  const { raw } = file;
  raw.exec(`
    UPDATE dealer SET note = '每周二<b>送货</b>', settlement = '月结', term_days = 30, credit_limit_minor = 5000000 WHERE id = ${full};
    INSERT INTO dealer_alias (dealer_id, kind, value, value_key, created_at) VALUES (${full}, 'code', 'OLD7', 'old7', 0);
    INSERT INTO contact (dealer_id, name, role, phones, wechat, is_primary, created_at, updated_at)
      VALUES (${full}, '李老板', '老板', '[{"text":"13800138000","kind":"mobile"}]', 'wx-li', 1, 0, 0);
    INSERT INTO product (id, uid, code, name, product_key, category) VALUES (1, 'p1', 'P1', '啤酒', 'p1', '酒水');`);
  const lines = raw.prepare(
    `INSERT INTO order_line (order_id, line_no, product_id, product_name, unit, qty_micro, unit_price_micro, net_micro)
     SELECT id, 1, 1, '啤酒', '箱', 10000000, ?, net_minor * 10000 FROM orders WHERE dealer_id = ? AND ordered_on = ? AND kind = 'sale'`,
  );
  for (const [day, price] of [
    ['2025-01-05', 38],
    ['2026-09-28', 39.5],
    ['2026-10-01', 40],
  ] as const)
    lines.run(price * 1_000_000, full, day);
  raw.exec('UPDATE orders SET line_count = (SELECT count(*) FROM order_line l WHERE l.order_id = orders.id)');
  await file.score();
  return [full, bare];
}

describe('the card of a dealer', () => {
  it('says who it is, who to talk to, its tier and why, what it bought and at which prices', async () => {
    const [full] = await shop();

    const page = readFileSync(await build([full]), 'utf8');

    for (const text of [
      '<h1>东门&lt;超市&gt;</h1>',
      '业务员 王伟（2000-01-01 起）',
      'OLD7',
      'VIP',
      '李老板 老板',
      '13800138000',
      '微信 wx-li',
      '每周二&lt;b&gt;送货&lt;/b&gt;',
      '月结',
      '30 天',
      '50,000.00',
      '酒水 100.0%',
      '金额单位：元',
      '恒达商贸',
      '最近的单据（共 4 张）',
    ])
      expect(page).toContain(text);
    const prices = page.match(/<td class="clip">啤酒.*?<\/tr>/s)?.[0].replace(/<[^>]+>/g, ' ');
    expect(prices?.replace(/\s+/g, ' ')).toContain('40.00/箱 2026-10-01 39.50/箱 2026-09-28 38.00/箱 2025-01-05');
    expect(page.match(/<svg class="bars"/g)).toHaveLength(1);
    expect(page.match(/<rect class="(older|newer)"/g)).toHaveLength(24);
    expect(page).not.toMatch(/<script|<link|https?:(?!\/\/www\.w3)/);
  });

  it('tells its stage, rhythm, signs, outlook and tiers so far where they are known, and leaves them out where not', async () => {
    const [full, bare] = await shop();
    const before = readFileSync(await build([full]), 'utf8');
    const rules = JSON.stringify(RhythmRules.parse({}));
    file.raw.exec(`
      INSERT INTO lifecycle_live (dealer_id, stage, curve, trend, quarters) VALUES (${full}, 'loyal', 'decline', -0.2, 8);
      INSERT INTO rhythm_head (id, uid, as_of, as_of_open, rules, stages) VALUES (1, 'u', '2026-10-05', 20000, '${rules}', '');
      INSERT INTO rhythm_live (dealer_id, purchases, gaps, own_days, own_deviation, cycle_days, deviation_days, peers, last_on, last_open,
        expected_minor, at_stake_minor, is_slipping, signals)
      VALUES (${full}, 9, 8, 12, 3, 12.5, 3.2, 0, '2026-08-26', 19960, 500000, 250000, 1,
        '[{"k":"late","share":1},{"k":"smaller","share":0.5,"before":90000,"now":40000}]');`);

    const page = readFileSync(await build([full]), 'utf8');
    const none = readFileSync(await build([bare]), 'utf8');

    expect(before).not.toContain('进货周期');
    const text = page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    for (const words of ['忠诚 · 衰退期', '12.5 天', '2.2 个周期', '2,500.00', '超期未进货', '900.00'])
      expect(text).toContain(words);
    expect(none).not.toContain('进货与以后');
    // What is the matter stands before whatever speaks well of the tier, and what to ask stands in the next step.
    const why = text.slice(text.indexOf('等级和理由') < 0 ? 0 : text.indexOf('等级和理由'));
    expect(why.indexOf('正在下滑（超期未进货）')).toBeGreaterThan(0);
    expect(text).toContain('问清为什么少进了（涉险 2,500.00）');
    expect(none).not.toContain('正在下滑');
    // What is the matter comes first, what is bought last, and room to write at the end.
    const titles = [...page.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, title]) => title?.replace(/（.*/, ''));
    expect(titles).toEqual([
      ...['进货与以后', '下滑迹象与等级变化', '客户资料', '联系人', '等级与原因', '往来'],
      ...['24 个月进货', '主要商品最近三次成交价', '最近的单据', '下一步', '备注', '手写'],
    ]);
  });

  it('is there for a dealer of whom only the name is known, in both languages', async () => {
    const [, bare] = await shop();

    expect(readFileSync(await build([bare]), 'utf8')).toContain('没有联系人');
    expect(readFileSync(await build([bare], { lang: 'en' }), 'utf8')).toContain('No rep');
  });

  it('comes in the order that was asked for, and not at all for a dealer that is not there', async () => {
    const [full, bare] = await shop();

    const page = readFileSync(await build([bare, full]), 'utf8');

    expect([...page.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, name]) => name)).toEqual(['只有名字', '东门&lt;超市&gt;']);
    await expect(build([999])).rejects.toMatchObject({ code: 'not_found' });
  });

  it('has no workbook, and can be cancelled', async () => {
    const [full] = await shop();
    const path = join(file.dir, 'card.xlsx');

    await expect(build([full], {}, { format: 'xlsx', path })).rejects.toMatchObject({ code: 'invalid_input' });
    file.cancelled.now = true;
    await expect(build([full])).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe.skipIf(findBrowser() === undefined || spawnSync('pdfinfo', ['-v']).error !== undefined)('on paper', () => {
  it('it is one upright A4 a dealer, however long its fields are', async () => {
    const [full, bare] = await shop();
    const long = '很长的字段VeryLongWithoutBlank'.repeat(60);
    const { raw } = file;
    const absurd = file.dealer({ name: long, code: long, originalGrade: long, city: long, district: long }, [
      ['2026-10-01', 900_000_000_00],
    ]);
    raw
      .prepare('UPDATE dealer SET note = ?, address = ?, area = ?, settlement = ? WHERE id = ?')
      .run(`${long}\n`.repeat(20), long, long, long, absurd);
    const contact = raw.prepare(
      `INSERT INTO contact (dealer_id, name, role, phones, wechat, is_primary, created_at, updated_at)
       VALUES (?, ?, ?, '[{"text":"13800138000","kind":"mobile"}]', ?, 0, 0, 0)`,
    );
    const product = raw.prepare(
      'INSERT INTO product (id, uid, code, name, product_key, category, spec) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    const line = raw.prepare(
      `INSERT INTO order_line (order_id, line_no, product_id, product_name, unit, qty_micro, unit_price_micro, net_micro)
       SELECT id, ?, ?, '', ?, 1000000, 123456789123456, 1000000 FROM orders WHERE dealer_id = ?`,
    );
    for (let i = 0; i < 40; i += 1) {
      contact.run(absurd, long, long, long);
      product.run(100 + i, `u${i}`, `c${i}`, long, `k${i}`, `${long}${i}`, long);
      line.run(i + 1, 100 + i, long.slice(0, 60), absurd);
      file.order(absurd, [`2026-09-${String((i % 28) + 1).padStart(2, '0')}`, 1_00]);
    }
    raw.prepare('UPDATE orders SET number = ? WHERE dealer_id = ?').run(long, absurd);
    await file.score();
    const path = join(file.dir, 'cards.pdf');

    for (const lang of ['zh-CN', 'en']) {
      await build([full, absurd, bare], { lang }, { format: 'pdf', path });

      const info = spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout;
      const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout.split('\f');
      expect(info).toMatch(/Pages:\s+3\n/);
      expect(info).toMatch(/Page size:\s+59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)/);
      // The last part of a card is on its own page.
      for (const page of text.slice(0, 3)) expect(page).toContain(lang === 'en' ? 'By hand' : '手写');
    }
  });
});
