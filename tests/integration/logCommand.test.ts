import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';

let dir: string;
let file: string;
const run = (...args: string[]) => cliInside([...args, '--file', file, '--lang', 'zh-CN']);
const told = async (...args: string[]) => {
  const { code, out, err } = await run(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

beforeAll(async () => {
  vi.stubEnv('DEALERDESK_TODAY', '2026-11-25');
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-log-'));
  file = join(dir, 'shop.dealerdesk');
  const list = writeCsv(dir, [
    ['客户编号', '客户名称', '业务员'],
    ['K1', '城东便利店', '王伟'],
    ['K2', '河西批发部', '王伟'],
    ['K3', '河西烟酒行', ''],
  ]);
  expect((await run('import', list, '--kind', 'dealers')).code).toBe(0);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

describe('an activity by the command line', () => {
  it('is written as people say it, listed, and open until it is done', async () => {
    const words = ['--kind', '拜访', '--outcome', '已下单', '--text', '要十箱', '--rep', '王伟', '--time', '09:30'];
    const { activity, dealerId } = await told('log', '--dealer', '城东', ...words, '--next', '送货', '--on', '明天');

    expect(activity).toMatchObject({
      ...{ kind: 'visit', on: '2026-11-25', outcomeCode: 'ordered', body: '要十箱' },
      ...{ nextStep: '送货', nextOn: '2026-11-26' },
    });
    expect(activity.time).toContain('09:30');

    await told('log', '--dealer', 'K2', '--kind', 'call_out', '--date', '2026-11-20');
    const all = await told('activities', 'list');
    expect(all.activities.map((row: { kind: string; on: string }) => [row.kind, row.on])).toEqual([
      ['visit', '2026-11-25'],
      ['call_out', '2026-11-20'],
    ]);
    expect((await told('activities', 'list', '--until', '2026-11-24', '--dealer', 'K2')).total).toBe(1);
    expect((await told('activities', 'list', '--rep', '王伟')).total).toBe(1);
    const { steps } = await told('activities', 'list', '--open');
    expect(steps).toMatchObject([{ dealerId, nextStep: '送货', nextOn: '2026-11-26' }]);
    expect((await run('activities', 'list')).out).toMatch(/2026-11-25 .*城东便利店.*要十箱.*王伟/);
  });

  it('is refused in words, and nothing is written', async () => {
    const before = (await told('activities', 'list')).total;
    const wrong: [args: string[], code: number, word: string][] = [
      [['--dealer', 'K1', '--kind', '飞鸽传书'], 2, '飞鸽传书'],
      [['--dealer', 'K1', '--kind', 'visit', '--outcome', '没听说过'], 2, '没听说过'],
      [['--dealer', 'K1', '--kind', 'visit', '--on', '改天'], 2, '改天'],
      [['--dealer', '河西', '--kind', 'visit'], 2, '河西批发部'],
      [['--dealer', 'K1', '--kind', 'visit', '--rep', '无此人'], 1, '无此人'],
      [['--dealer', 'K1', '--kind', 'visit', '--date', '2027-12-31'], 1, '2027-12-31 还没到'],
      [['--dealer', 'K1', '--kind', 'visit', '--next', '送货', '--on', '2020-01-01'], 1, '2020-01-01 早于'],
      [['--dealer', 'K1', '--kind', 'call_out', '--next', '送货', '--on', '2020-01-01'], 1, '2020-01-01 早于'],
    ];
    for (const [args, code, word] of wrong) {
      const ended = await run('log', ...args);
      expect([args, ended.code, ended.err.includes(word)]).toEqual([args, code, true]);
    }
    expect((await told('activities', 'list')).total).toBe(before);
  });

  it('of kind visit stands in the visit report, as nobody planned it', async () => {
    const out = join(dir, 'report.html');
    const ended = await run('report', 'visit-report', '--from', '2026-11-01', '--until', '2026-11-30', '--out', out);

    expect(ended).toMatchObject({ code: 0, err: '' });
    const page = readFileSync(out, 'utf8');
    expect(page).toContain('一共去了 1 次，其中计划外 1 次。');
    expect(page).toContain('城东便利店');
  });
});
