import { expect, it } from 'vitest';
import type { ReportOptions } from '../../src/shared/contract/reports.contract.ts';
import { REPORT_KINDS, type ReportKind } from '../../src/shared/contract/reports.contract.ts';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** A shop that calls its tiers 核心, 重点, 一般 and 长尾 meets no code of a tier anywhere. Today is 2026-11-22. */

const rig = importRig();
const HEAD = ['单据日期', '单据编号', '客户名称', '金额'];
const DEALERS = ['大客', '中客', '小客', '尾客', '睡客'];
const NAMES = { tierNames: ['核心', '重点', '一般'], dormantName: '长尾' };
/** A code of a tier that stands by itself; one in a word or a number is none. */
const CODE = /(?<![A-Za-z0-9])(A|B|C|C2|C3|D)(?![A-Za-z0-9])/;

/** Where codes stand, with what is around them. */
const codesIn = (page: string) =>
  [...page.matchAll(new RegExp(CODE, 'g'))].map(({ index }) => page.slice(index - 20, index + 20));

/** Two imports of bills with a dealer in each tier, one of whom moves; a list of balances; a rep who leaves. */
async function renamedShop(): Promise<void> {
  const { engine } = rig;
  const old = DEALERS.map((name, i) => ['2024-03-01', `O${i}`, name, '1']);
  const bills = [
    ['2026-09-01', 'N1', '大客', '8000'],
    ['2026-10-01', 'N2', '中客', '1500'],
    ['2026-06-01', 'N3', '小客', '400'],
    ['2026-02-01', 'N4', '尾客', '100'],
  ];
  await importFile(engine, writeCsv(rig.dir, [['客户名称', '业务员'], ...DEALERS.map((name) => [name, '王伟'])]));
  await importFile(engine, writeCsv(rig.dir, [HEAD, ...old, ...bills]), { kind: 'orders' });
  const { schemes, activeId } = await engine.ask('scoring.schemes', {});
  const scheme = schemes.find(({ id }) => id === activeId);
  if (!scheme) throw new Error('no scheme');
  await engine.ask('scoring.saveScheme', { ...scheme, name: '四档', rules: { ...scheme.rules, ...NAMES } });
  await engine.scoreLive();
  const balances = [
    ['客户名称', '期末余额'],
    ['大客', '100'],
  ];
  await importFile(engine, writeCsv(rig.dir, balances), {
    kind: 'receivables',
    options: { asOf: '2026-10-31', termDays: 30 },
  });
  const later = [['2026-10-20', 'N5', '尾客', '2000']];
  await importFile(engine, writeCsv(rig.dir, [HEAD, ...later]), { kind: 'orders' });
  await engine.scoreLive();
}

async function textOf(options: ReportOptions): Promise<string> {
  const { engine } = rig;
  const { jobId, reportId } = await engine.ask('reports.build', { options, format: 'html' });
  await engine.done(jobId);
  const { html } = await engine.ask('reports.page', { reportId });
  return html.slice(html.indexOf('<main>')).replace(/<[^>]*>/g, '|');
}

it('every report and the command line call tiers as the scheme does', async () => {
  await renamedShop();
  const { engine } = rig;
  const { ids } = await engine.ask('dealers.ids', {});
  const { reps } = await engine.ask('reps.list', {});
  // Kept before the second import.
  const kept = (await engine.ask('scoring.runs', {})).runs[0]?.runId;
  const repId = reps[0]?.id;
  if (repId === undefined) throw new Error('no rep');
  await engine.ask('dealers.handOver', { ids, repId: null, fromOn: '2026-11-25', reason: '' });
  const common = { lang: 'zh-CN' } as const;
  const tiers = ['A', 'B', 'C', 'D'];
  const own: Record<ReportKind, object> = {
    tier: {},
    monthly: { tiers },
    changes: {},
    dealerCard: { dealerIds: ids },
    handOver: { repId, from: '2026-11-01' },
    receivables: { shown: 'all' },
    migration: { from: kept },
    portrait: {},
    slipping: {},
    segment: { id: (await engine.ask('segments.save', { name: '全部', rule: { all: [] } })).id },
    monday: {},
    clusters: {},
    predictions: {},
    forecast: {},
    lifecycle: {},
    demand: {},
    cases: {},
    caseForm: {},
    survey: {},
    surveyForm: {},
    dealerList: {},
    visitPlan: { from: '2026-11-25', to: '2026-11-25' },
    today: {},
    care: {},
    careLabels: {},
    visitReport: { from: '2026-11-01', to: '2026-11-30' },
  };
  await engine.ask('visits.add', { visits: ids.map((dealerId) => ({ dealerId, repId, on: '2026-11-25' })) });

  const pages: Record<string, string> = {};
  for (const kind of REPORT_KINDS)
    pages[kind] = await textOf({ kind, ...common, ...own[kind] } as unknown as ReportOptions);

  const ungraded = await textOf({
    kind: 'migration',
    ...common,
    from: 'original',
    segments: [],
    unit: 'one',
    preparedBy: '',
  });
  expect(ungraded).toContain('客户名单里没有原等级');
  for (const [kind, page] of Object.entries(pages)) expect([kind, codesIn(page)]).toEqual([kind, []]);
  for (const kind of ['tier', 'monthly', 'changes', 'dealerCard', 'handOver', 'migration', 'dealerList'])
    expect([kind, /核心|重点|长尾/.test(pages[kind] ?? '')]).toEqual([kind, true]);
  await engine.close();
  for (const command of [['reps'], ['score']]) {
    const { out } = await commandInside(rig.dir, [...command, '--file', engine.dataFile, '--lang', 'zh-CN']);
    expect(out).toMatch(/核心/);
    expect(out.replace(/^[RFM]: .*$/gm, '')).not.toMatch(CODE);
  }
});
