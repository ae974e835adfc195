import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';

let dir: string;
let file: string;
const run = (...args: string[]) => commandInside(dir, [...args, '--file', file, '--lang', 'en']);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-cli-reports-'));
  file = join(dir, 'shop.dealerdesk');
  const rows = Array.from({ length: 40 }, (_, i) => [
    `2026-0${(i % 9) + 1}-11`,
    `A${i}`,
    `Shop ${i % 5}`,
    String(100 + i),
  ]);
  const csv = writeCsv(dir, [['Date', 'InvoiceNo', 'Customer', 'Amount'], ...rows]);
  expect((await run('import', csv, '--kind', 'orders', '--currency', 'GBP')).code).toBe(0);
  const two = writeCsv(dir, [['Shop 1'], ['Shop 3']]);
  expect((await run('segment', 'save', 'Two of them', '--from-file', two)).code).toBe(0);
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('reports by the command line', () => {
  it.each([
    ['monthly', ['--by', 'rep', '--months', '6', '--to', '2026-08']],
    ['monthly', ['--segment', 'Two of them']],
    ['migration', ['--segment', 'Two of them']],
    ['changes', []],
    ['changes', ['--batch', '1']],
    ['dealer-card', ['--dealer', 'Shop 3']],
    ['dealer-card', ['--view', 'noPhone']],
    ['dealer-card', ['--view', 'Without phone']],
    ['dealer-list', []],
    ['dealer-list', ['--view', 'noPhone']],
    ['today', []],
    ['care', ['--from', '2026-01-20', '--to', '2026-02-20']],
    ['care-labels', []],
  ])('%s %j is written', async (kind, options) => {
    const out = join(dir, `${kind}-${options.length}-${options[0] ?? ''}.html`);

    const ended = await run('report', kind, '--out', out, ...options);

    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(existsSync(out)).toBe(true);
    // Narrowed, it says by what.
    if (options[0] === '--segment') expect(readFileSync(out, 'utf8')).toContain('Two of them');
  });

  it.each([
    ['changes', ['--batch', '77'], 1, 'report_no_import'],
    ['monthly', ['--to', '2026-13'], 1, 'invalid_input'],
    ['monthly', ['--months', '25'], 1, 'invalid_input'],
    ['dealer-card', [], 2, '--dealer or --view'],
    ['dealer-card', ['--dealer', 'Nobody'], 2, 'No dealer is called “Nobody”'],
    ['dealer-card', ['--dealer', 'Shop'], 2, 'Several dealers are called “Shop”: Shop 0; Shop 1'],
    ['dealer-card', ['--view', 'nothing'], 1, 'view_unknown'],
    ['dealer-list', ['--view', 'nothing'], 1, 'view_unknown'],
    ['visits', [], 2, 'there are: tier, monthly'],
  ])('%s %j is refused in words', async (kind, options, code, words) => {
    const ended = await run('report', kind, '--out', join(dir, 'no.html'), ...options);

    expect(ended.code).toBe(code);
    expect(ended.err).toContain(words);
    expect(existsSync(join(dir, 'no.html'))).toBe(false);
  });
});

it('an activity is logged as people write it and listed with what comes next; a kind that is none is refused', async () => {
  const logged = await run(
    ...['log', '--dealer', 'Shop 3', '--kind', 'call', '--outcome', 'ordered', '--text', 'ten cases'],
    ...['--date', '2026-08-03', '--next', 'deliver', '--on', '2026-08-05', '--json'],
  );
  const open = await run('activities', 'list', '--open', '--dealer', 'Shop 3', '--json');
  const wrong = await run('log', '--dealer', 'Shop 3', '--kind', 'shouting');

  expect(JSON.parse(logged.out).activity).toMatchObject({ kind: 'call_out', on: '2026-08-03', outcomeCode: 'ordered' });
  const { steps } = JSON.parse(open.out);
  expect(steps).toMatchObject([{ dealerName: 'Shop 3', nextStep: 'deliver', nextOn: '2026-08-05' }]);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('call_out');
});
