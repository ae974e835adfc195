import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ChannelOfKind, contract, type Input } from '../../src/shared/contract/index.ts';
import { REPORT_KINDS } from '../../src/shared/contract/reports.contract.ts';
import { ScoreRules } from '../../src/shared/contract/scoring.contract.ts';
import { TODAY_PARTS } from '../../src/shared/contract/today.contract.ts';
import type {
  BatchId,
  CaseId,
  ClusterRunId,
  ContactId,
  CustomFieldId,
  DealerFileId,
  DealerId,
  FileRef,
  JobId,
  OperatorId,
  OrderId,
  ProductId,
  RepId,
  RouteId,
  RunId,
  SchemeId,
  SegmentId,
  SurveyId,
} from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** What stands in the files and nowhere else, in every form an answer could have: cost, margin, and their quotient. */
const OWNERS = [
  ...['7777.77', '7,777.77', '777777', '7777770000', '12222.23', '1222223', '6543.21', '654321', '0.6111'],
  // Cost and profit of the committed bills added up.
  ...['35778770000', '17336340000'],
];
/** Both dealers of the one rep together; the others have none. */
const PERFORMANCE = ['31111.11', '31,111.11', '3111111'];

let engine: TestEngine;
let shop: Shop;

interface Shop {
  routeId: RouteId;
  clerk: OperatorId;
  person: ContactId;
  again: ContactId;
  dealerId: DealerId;
  second: DealerId;
  orderId: OrderId;
  fileId: DealerFileId;
  caseId: CaseId;
  surveyId: SurveyId;
  repId: RepId;
  other: RepId;
  schemeId: SchemeId;
  runId: RunId;
  fieldId: CustomFieldId;
  segmentId: SegmentId;
  batchId: BatchId;
  /** Checked, not committed: the bill's cost and amount would change. */
  staged: BatchId;
  rejected: BatchId;
}

beforeEach(async () => {
  engine = await startTestEngine();
  shop = await fill();
});

afterEach(async () => {
  await engine.stop();
});

const BILLS = (amount: string, cost: string) => [
  ['单据日期', '单据编号', '客户名称', '金额', '成本', '毛利', '经手人'],
  ['2024-01-05', 'A1', '甲店', '1', '0.5', '0.5', '老李'],
  ['2024-01-05', 'A2', '乙店', '1', '0.5', '0.5', '老李'],
  ['2024-01-05', 'A3', '丙店', '1', '0.5', '0.5', '老李'],
  ['2024-01-05', 'A4', '丁店', '1', '0.5', '0.5', '老李'],
  ['2026-09-05', 'S1', '甲店', amount, cost, '12222.23', '小赵'],
  ['2026-09-06', 'S2', '乙店', '11111.11', '9999', '1112.11', '小赵'],
  ['2026-09-07', 'S3', '丙店', '4000', '3000', '1000', '小赵'],
  ['2026-09-08', 'S4', '丁店', '18000', '15000', '3000', '小赵'],
];

/** A shop whose owner's figures are in bills, in a column of his list, in a field of his own, and in the log. */
async function fill(): Promise<Shop> {
  const list = (price: string) => [
    ['客户名称', '业务员', '电话', '进货价', '年毛利', '店招'],
    ['甲店', '老李', '13800138000', price, '7777.77', '红'],
    ['乙店', '老李', '13800138001', '5', '6', '蓝'],
    ['丙店', '', '13800138002', '5', '6', '蓝'],
  ];
  await importFile(engine, writeCsv(engine.dir, list('7777.77')), { kind: 'dealers' });
  const { batchId } = await importFile(engine, writeCsv(engine.dir, BILLS('20000', '7777.77')), { kind: 'orders' });
  const { field } = await engine.ask('fields.promote', { header: '进货价', name: '进货价', kind: 'number' });
  const { rows } = await engine.ask('dealers.list', {});
  const dealerId = rows.find(({ name }) => name === '甲店')?.id;
  const second = rows.find(({ name }) => name === '乙店')?.id;
  const repId = (await engine.ask('reps.list', {})).reps[0]?.id;
  if (dealerId === undefined || second === undefined || repId === undefined) throw new Error('both were imported');
  const { id: other } = await engine.ask('reps.create', { name: '小赵' });
  const orderId = (await engine.ask('orders.listByDealer', { dealerId })).rows[0]?.id;
  if (orderId === undefined) throw new Error('its bill was imported');
  await engine.ask('fields.setValue', { dealerId, fieldId: field.id, before: '7777.77', value: '6543.21' });
  await importFile(engine, writeCsv(engine.dir, OWED), { kind: 'receivables' });
  const fileId = await addPhoto(dealerId);
  const { id: caseId } = await engine.ask('cases.add', { dealerId, kind: 'complaint' });
  const { id: surveyId } = await engine.ask('surveys.save', {
    name: '年度',
    questions: [{ kind: 'csat', text: '满意吗' }],
  });
  await engine.ask('surveys.draw', { id: surveyId, seed: 1, size: 2 });
  const { contacts } = await engine.ask('dealers.saveContact', {
    dealerId,
    name: '王总',
    role: '',
    phones: ['13800138000'],
    wechat: '',
    email: '',
    note: '',
    primary: false,
  });
  const [person, same] = contacts.map(({ id }) => id);
  if (person === undefined || same === undefined) throw new Error('one was imported, one was added');
  const schemeId = await byMargin();
  const runId = await frozenRun();
  const again = await checkFile(engine, writeCsv(engine.dir, BILLS('20001', '7777.77')), { kind: 'orders' });
  const torn = [...BILLS('20000', '7777.77').slice(0, 1), ['', 'X9', '甲店', '1', '7777.77', '12222.23', '小赵']];
  const rejected = await checkFile(engine, writeCsv(engine.dir, torn), { kind: 'orders' });
  await engine.ask('operators.create', { name: '陈老板' });
  const clerk = (await engine.ask('operators.create', { name: '小王' })).operators[1]?.id;
  if (clerk === undefined) throw new Error('two were added');
  const { id: routeId } = await engine.ask('visits.addRoute', {
    name: '周一线',
    repId,
    weekdays: 1,
    everyWeeks: 1,
    firstOn: null,
    note: '',
    dealerIds: [dealerId],
  });
  const batches = { batchId, staged: again.batchId, rejected: rejected.batchId };
  const { id: segmentId } = await engine.ask('segments.save', { name: '甲', rule: { fact: 'name', contains: '甲' } });
  return {
    segmentId,
    routeId,
    clerk,
    person,
    again: same,
    dealerId,
    second,
    orderId,
    fileId,
    caseId,
    surveyId,
    repId,
    other,
    schemeId,
    runId,
    fieldId: field.id,
    ...batches,
  };
}

const OWED = [
  ['应收余额表 截止日期：2026-10-31'],
  ['客户名称', '应收余额', '未到期', '1-30天'],
  ['甲店', '800', '500', '300'],
  ['乙店', '200', '200', ''],
  ['丙店', '10', '10', ''],
];

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

async function addPhoto(dealerId: DealerId): Promise<DealerFileId> {
  const path = join(engine.dir, 'photo.png');
  writeFileSync(path, PNG);
  const { jobId } = await engine.ask('files.add', {
    dealerId,
    kind: 'photo',
    file: engine.vault.register(path, 'read'),
  });
  await engine.done(jobId);
  const id = (await engine.ask('files.list', { dealerId })).files[0]?.id;
  if (id === undefined) throw new Error('it was added');
  return id;
}

async function frozenRun(): Promise<RunId> {
  const { jobId, runId } = await engine.ask('scoring.run', {});
  await engine.done(jobId);
  return runId;
}

async function byMargin(): Promise<SchemeId> {
  const { schemes, activeId } = await engine.ask('scoring.schemes', {});
  const name = schemes.find(({ id }) => id === activeId)?.name ?? '';
  const weights = { ...ScoreRules.parse({}).weights, margin: 50 };
  await engine.ask('scoring.saveScheme', { id: activeId, name, rules: ScoreRules.parse({ kind: 'value', weights }) });
  await engine.scoreLive();
  return activeId;
}

type Query = ChannelOfKind<'query'>;

/** Every query there is with inputs that make it tell all it can; a new one does not compile without its line and a question. */
function questions(): { [C in Query]: readonly [Input<C>, ...Input<C>[]] } {
  const {
    segmentId,
    routeId,
    person,
    again,
    dealerId,
    second,
    orderId,
    fileId,
    caseId,
    surveyId,
    repId,
    other,
    schemeId,
    runId,
    batchId,
    staged,
    rejected,
    clerk,
  } = shop;
  const ids = [dealerId];
  return {
    'backups.contents': [{}],
    'visits.capacity': [{ month: '2026-12' }],
    'visits.review': [{ from: '2026-01-01', to: '2026-12-31' }, { reps: [repId] }],
    'visits.reviewIds': [{ what: 'required' }],
    'visits.helped': [{ from: '2026-01-01', to: '2026-12-31' }],
    'visits.dealer': [{ dealerId }],
    'visits.due': [{}],
    'visits.dueIds': [{}],
    'visits.plans': [{}],
    'visits.verdicts': [{}],
    'visits.offeredRoutes': [{}],
    'visits.offeredSettings': [{}],
    'visits.reps': [{}],
    'visits.route': [{ id: routeId }],
    'visits.routes': [{}],
    'visits.rules': [{}],
    'workdays.preview': [{ year: 2027, text: '2027-02-05 春节 休' }],
    'workdays.year': [{ year: 2026 }],
    'tables.lists': [{}],
    'transfer.room': [{}],
    'predictions.overview': [{}],
    'predictions.list': [{}],
    'predictions.ids': [{}],
    'predictions.ofDealer': [{ dealerId }],
    'backups.since': [{ marks: { dealer: 0, orders: 0, changeLog: 0, importBatch: 0 } }],
    'backups.mark': [{}],
    'forecasts.get': [{ by: 'total' }, { by: 'region' }],
    'forecasts.dealers': [{ by: 'total', key: '', whole: true, rest: null }],
    'bulk.preview': [{ ids, change: { set: 'area', value: '东区' } }],
    'paste.preview': [{ ids, columns: ['area', 'rep'], rows: [['东区', '无此人']] }],
    'data.changes': [{ limit: 200 }, { dealerId, limit: 200 }, { repId }],
    'data.acts': [{ limit: 100 }, { dealerId, limit: 100 }],
    'data.bin': [{}],
    'data.actChoices': [{}],
    'data.check': [{}],
    'dealers.list': [{}, { filter: { reps: [repId] } }],
    'dealers.ids': [{}],
    'dealers.get': [{ id: dealerId }],
    'dealers.suggest': [{ text: '店' }],
    'dealers.withPhone': [{ phones: ['13900000001'] }],
    'dealers.any': [{}],
    'dealers.totalPeriod': [{}],
    'dealers.facets': [{}],
    'dealers.erasePreview': [{ ids }],
    'dealers.previewHandOver': [{ ids, repId, fromOn: '2026-11-22' }],
    'doubles.list': [{}],
    'health.overview': [{}],
    'health.list': [{ check: 'phone' }, { check: 'repDiffers' }],
    'doubles.compare': [{ keptId: dealerId, lostId: second }],
    'doubles.merges': [{}],
    'doubles.like': [{ id: dealerId }, { name: '甲店' }],
    'doubles.distinct': [{}],
    'doubles.groups': [{}],
    'doubles.contacts': [{}, { dealerId }],
    'doubles.compareContacts': [{ keptId: person, lostId: again }],
    'doubles.contactMerges': [{}],
    'doubles.distinctContacts': [{}],
    'doubles.owners': [{}, { dealerId }],
    'doubles.distinctOwners': [{}],
    'fields.list': [{}],
    'fields.extras': [{}],
    'files.list': [{ dealerId }],
    'files.preview': [{ id: fileId }],
    'imports.changedBills': [{ batchId: staged }, { batchId }],
    'imports.vanished': [{ batchId: staged }],
    'imports.voided': [{ batchId: staged }],
    'imports.proposals': [{ batchId: staged }],
    'imports.taxes': [{}],
    'recipes.list': [{}],
    'imports.get': [{ batchId }, { batchId: staged }, { batchId: rejected }],
    'imports.queue': [{ ids: [1 as BatchId] }],
    'imports.list': [{}],
    'imports.problems': [{ batchId: rejected }],
    'imports.skippedRows': [{ batchId: staged }],
    'imports.rows': [
      { batchId: staged, action: 'update' },
      { batchId: rejected, action: 'reject' },
    ],
    'imports.undoPreview': [{ batchId }],
    'notes.list': [{ dealerId }],
    'surveys.list': [{}],
    'surveys.get': [{ id: surveyId }],
    'surveys.size': [{}],
    'surveys.results': [{ id: surveyId }],
    'cases.checkRows': [{ header: [], rows: [], lines: [] }],
    'surveys.checkRows': [{ id: surveyId, header: [], rows: [] }],
    'cases.list': [{}],
    'cases.get': [{ id: caseId }],
    'cases.find': [{ number: 'KS' }],
    'cases.ofDealer': [{ dealerId }],
    'cases.stats': [{}],
    'cases.choices': [{}],
    'cases.rules': [{}],
    'activities.list': [{ dealerId }],
    'visits.list': [{ from: '2026-01-01', to: '2026-12-31' }],
    'visits.days': [{ from: '2026-11-01', to: '2026-11-30' }],
    'visits.ofDealer': [{ dealerId }],
    'visits.sheets': [{ from: '2026-01-01', to: '2026-12-31' }],
    'visits.sheet': [{ repId, on: '2026-11-25' }],
    'visits.readText': [{ text: '1 已订 3000', sheet: { repId, on: '2026-11-25' } }],
    'visits.preview': [{ rows: [] }],
    'visits.spoken': [{}],
    'visits.market': [{}],
    'activities.all': [{}],
    'care.list': [{}],
    'care.rules': [{}],
    'care.totals': [{}],
    'timeline.list': [{ dealerId: shop.dealerId }],
    'today.part': [{ part: 'plan' }, ...TODAY_PARTS.map((part) => ({ part }))],
    'today.reminders': [{ parts: [...TODAY_PARTS] }],
    'messages.templates': [{ lang: 'zh-CN' }],
    'messages.fill': [{ lang: 'zh-CN', body: '{客户}{欠款}', dealerIds: [dealerId] }],
    'activities.dealers': [{}],
    'activities.withoutNext': [{}],
    'activities.nextSteps': [{}],
    'orders.totals': [{ dealerId: dealerId }],
    'operators.list': [{}],
    'operators.verify': [{ id: clerk, pin: '' }],
    'orders.listByDealer': [{ dealerId }],
    'orders.place': [{ orderId }],
    'orders.reversals': [{ batchId }],
    'orders.lines': [{ orderId }],
    'orders.monthly': [{ dealerId }],
    'orders.topProducts': [{ dealerId }],
    'orders.lastPrices': [{ dealerId }],
    'orders.coverage': [{}],
    'receivables.overview': [{}],
    'receivables.list': [{}],
    'receivables.ofDealer': [{ dealerId }],
    'reports.monthly': [{}],
    'reps.list': [{}],
    'reps.overview': [{}],
    'reps.moves': [{ id: repId }],
    'reps.handlers': [{ id: repId }],
    'reps.leaving': [{ id: repId, fromOn: '2026-11-22' }],
    'reps.previewMerge': [{ id: repId, intoId: other }],
    'reps.previewFromHandlers': [{}],
    'scoring.overview': [{}],
    'demand.levels': [{}],
    'demand.matrix': [{}],
    'demand.buyers': [{ level: 'product', key: '1' }],
    'demand.lines': [{ dealerId, level: 'product', key: '1' }],
    'demand.newProducts': [{}],
    'demand.spread': [{ productId: 1 as ProductId }],
    'demand.shouldBuyOf': [{ dealerId }],
    'demand.shouldBuy': [{}],
    'demand.backTest': [{}],
    'demand.refused': [{}],
    'demand.keyAccounts': [{}],
    'demand.needs': [{}],
    'scoring.portrait': [{}],
    'scoring.points': [{}],
    'scoring.explain': [{ dealerId }],
    'scoring.schemes': [{}],
    'scoring.schemeVersions': [{ id: schemeId }],
    'scoring.pins': [{}],
    'scoring.whatIf': [{ rules: ScoreRules.parse({}) }],
    'scoring.movedIds': [{ from: 'original', cell: { from: 'A', to: 'B' } }],
    'scoring.migration': [
      { from: 'original' },
      ...['A', 'B', 'C'].map((to) => ({ from: 'original' as const, cell: { from: 'absent', to } })),
    ],
    'rhythm.slipping': [{}],
    'rhythm.slippingIds': [{}],
    'rhythm.dealer': [{ dealerId }],
    'rhythm.evidence': [{ dealerId, signal: 'late' }],
    'rhythm.backTest': [{}],
    'rhythm.rules': [{}],
    'lifecycle.overview': [{}],
    'lifecycle.quarters': [{}],
    'lifecycle.ids': [{}],
    'lifecycle.perDealer': [{}],
    'lifecycle.movedIds': [{ quarter: '2026Q3' }],
    'lifecycle.dealer': [{ dealerId }],
    'lifecycle.rules': [{}],
    'scoring.compareCuts': [{}],
    'scoring.rows': [{}, { runId }],
    'scoring.path': [{ dealerId }],
    'scoring.marks': [{ field: 'potential' }],
    'scoring.getRun': [{ runId }],
    'scoring.runs': [{}],
    'settings.get': [{}],
    'settings.identity': [{}],
    'settings.logo': [{}],
    'segments.list': [{}],
    'segments.match': [{ words: ['K01'] }],
    'segments.names': [{}],
    'segments.get': [{ id: segmentId }],
    'segments.count': [{ rule: { fact: 'rep', in: [String(repId)] } }],
    'segments.choices': [{ fact: 'rep' }],
    'segments.goods': [{ of: 'product' }],
    'segments.profile': [{ id: segmentId }],
    'segments.ofDealer': [{ dealerId }],
    'segments.history': [{ id: segmentId }],
    'segments.due': [{}],
    'segments.previewList': [{ id: segmentId, template: '{进货价}', lang: 'zh-CN' }],
    'tags.list': [{}],
    'clusters.offer': [{}],
    'clusters.list': [{}],
    'clusters.get': [{}],
    'clusters.points': [{ runId: 1 as ClusterRunId }],
    'views.list': [{}],
    'views.counts': [{}],
  };
}

/** What all queries answer, by channel. */
async function answers(): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const [channel, inputs] of Object.entries(questions())) {
    for (const input of inputs) {
      // Each line of the table above is checked by type.
      const answer = await engine.ask(channel as 'dealers.any', input as Record<string, never>);
      told.set(channel, `${told.get(channel) ?? ''}\n${JSON.stringify(answer)}`);
    }
  }
  return told;
}

const lang = 'zh-CN' as const;

function reports(): Input<'reports.build'>['options'][] {
  const { dealerId, repId, fieldId, segmentId } = shop;
  return [
    { kind: 'tier', lang },
    { kind: 'monthly', lang },
    { kind: 'changes', lang },
    { kind: 'dealerCard', lang, dealerIds: [dealerId] },
    { kind: 'handOver', lang, repId },
    { kind: 'receivables', lang },
    { kind: 'migration', lang },
    { kind: 'portrait', lang },
    { kind: 'slipping', lang },
    { kind: 'segment', lang, id: segmentId },
    { kind: 'monday', lang },
    { kind: 'clusters', lang },
    { kind: 'predictions', lang },
    { kind: 'forecast', lang, by: 'region' },
    { kind: 'lifecycle', lang },
    { kind: 'demand', lang },
    { kind: 'cases', lang },
    { kind: 'caseForm', lang },
    { kind: 'survey', lang },
    { kind: 'surveyForm', lang },
    {
      kind: 'dealerList',
      lang,
      columns: ['name', 'amount', 'rep', `custom:${fieldId}`],
      query: { filter: { reps: [repId] } },
    },
    { kind: 'visitPlan', lang, from: '2026-01-01', to: '2026-12-31' },
    { kind: 'today', lang },
    { kind: 'care', lang },
    { kind: 'careLabels', lang },
    { kind: 'visitReport', lang, from: '2026-01-01', to: '2026-12-31' },
  ];
}

/** The file a job writes, its cells as text. */
async function workbook(start: (file: FileRef) => Promise<{ jobId: JobId }>): Promise<string> {
  const path = join(engine.dir, 'out.xlsx');
  const { jobId } = await start(engine.vault.register(path, 'write'));
  await engine.done(jobId);
  const book = read(readFileSync(path));
  return Object.values(book.Sheets)
    .map((sheet) => utils.sheet_to_csv(sheet))
    .join('\n');
}

/** Every report as a page and as a workbook, and every export. */
async function papers(): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const options of reports()) {
    const { kind } = options;
    const { jobId, reportId } = await engine.ask('reports.build', { options, format: 'html' });
    await engine.done(jobId);
    told.set(`${kind}.html`, textOf((await engine.ask('reports.page', { reportId })).html));
    if (kind === 'dealerCard' || kind === 'caseForm' || kind === 'careLabels' || kind === 'dealerList') continue; // for paper only
    const build = (file: FileRef) => engine.ask('reports.build', { options, format: 'xlsx', file });
    told.set(`${kind}.xlsx`, await workbook(build));
  }
  const { staged, rejected, fieldId } = shop;
  const columns = ['name', 'amount', 'rep', `custom:${fieldId}`] as const;
  told.set('dealers', await workbook((file) => engine.ask('dealers.export', { columns: [...columns], file, lang })));
  for (const channel of ['imports.differences', 'imports.rejectedRows'] as const) {
    const batchId = channel === 'imports.differences' ? staged : rejected;
    told.set(channel, await workbook((file) => engine.ask(channel, { batchId, file, lang })));
  }
  return told;
}

/** Without fonts and styles, which hold any digits. */
function textOf(html: string): string {
  return html.replace(/<style[\s\S]*?<\/style>/g, '').replace(/data:[^"')]*/g, '');
}

function found(told: ReadonlyMap<string, string>, figures: readonly string[]): string[] {
  return [...told].filter(([, text]) => figures.some((figure) => text.includes(figure))).map(([name]) => name);
}

it('the tables of questions and reports name every one of the contract', () => {
  const queries = Object.entries(contract).filter(([, { kind }]) => kind === 'query');

  expect(Object.keys(questions()).sort()).toEqual(queries.map(([name]) => name).sort());
  expect(reports().map(({ kind }) => kind)).toEqual(REPORT_KINDS);
});

it('cost and margin are found by the owner where they belong, and nowhere by another operator', async () => {
  const owners = [...found(await answers(), OWNERS), ...found(await papers(), OWNERS)];
  await engine.ask('session.chooseOperator', { id: shop.clerk });
  const others = [...found(await answers(), OWNERS), ...found(await papers(), OWNERS)];

  expect(owners.sort()).toEqual([
    'data.acts',
    'data.changes',
    'dealerList.html',
    'dealers',
    'dealers.get',
    'dealers.list',
    'doubles.compare',
    'fields.extras',
    'imports.get',
    'imports.list',
    'imports.queue',
    'imports.rejectedRows',
    'imports.rows',
    'scoring.explain',
    'scoring.migration',
    'segments.previewList',
  ]);
  expect(others).toEqual([]);
});

it('a further table of the sheet that names what is hidden shows it to the owner alone', async () => {
  const sheet = [
    ['单据日期', '单据编号', '客户名称', '金额'],
    ['2026-09-05', 'T1', '甲店', '10'],
    ['2026-09-06', 'T2', '乙店', '20'],
    [],
    ['商品', '数量', '毛利'],
    ['可乐', '3', '81.11'],
  ];
  const { batchId } = await checkFile(engine, writeCsv(engine.dir, sheet), { kind: 'orders' });
  const told = async () =>
    JSON.stringify([
      await engine.ask('imports.get', { batchId }),
      await engine.ask('imports.skippedRows', { batchId }),
      await engine.ask('imports.rows', { batchId, action: 'reject' }),
    ]);

  const owner = await told();
  await engine.ask('session.chooseOperator', { id: shop.clerk });
  const other = await told();

  expect(owner).toContain('81.11');
  expect(other).not.toContain('81.11');
  expect(other).toContain('甲店');
});

it('what a rep brings in is the owner’s: in the list of reps, in reports by rep, not in the other reports', async () => {
  const byRep = { by: 'rep' } as const;
  const owner = [await engine.ask('reps.overview', {}), await engine.ask('reports.monthly', byRep)];
  await engine.ask('session.chooseOperator', { id: shop.clerk });

  expect(PERFORMANCE.some((figure) => JSON.stringify(owner).includes(figure))).toBe(true);
  expect(found(await answers(), PERFORMANCE)).toEqual([]);
  expect(found(await papers(), PERFORMANCE)).toEqual([]);
  await expect(engine.ask('reports.monthly', byRep)).rejects.toMatchObject({ code: 'figures_hidden' });
  expect(await engine.ask('reps.handlers', { id: shop.repId })).toEqual({ groups: [], hidden: true });
});

it('the weight of a hidden factor stays, its figure does not; no points are told, from which its own would follow', async () => {
  const explained = async () => (await engine.ask('scoring.explain', { dealerId: shop.dealerId }))?.valueFactors ?? [];
  const owner = await explained();
  await engine.ask('session.chooseOperator', { id: shop.clerk });
  const other = await explained();

  expect(owner.find(({ factor }) => factor === 'margin')).toMatchObject({ weight: 50, hidden: false });
  expect(other.find(({ factor }) => factor === 'margin')).toEqual({
    factor: 'margin',
    name: '',
    weight: 50,
    points: null,
    raw: null,
    hidden: true,
  });
  expect(other.filter(({ factor }) => factor !== 'margin')).toEqual(
    owner.filter(({ factor }) => factor !== 'margin').map((each) => ({ ...each, points: null })),
  );
  expect(owner.some(({ factor, points }) => factor !== 'margin' && points !== null)).toBe(true);
});

it('another operator can neither overwrite nor promote what he does not see', async () => {
  await engine.ask('session.chooseOperator', { id: shop.clerk });
  const change = { set: 'own', field: shop.fieldId, value: '1' } as const;
  const refused = { code: 'owner_only' };

  await expect(engine.ask('bulk.preview', { ids: [shop.dealerId], change })).rejects.toMatchObject(refused);
  await expect(engine.ask('bulk.edit', { ids: [shop.dealerId], change })).rejects.toMatchObject(refused);
  const block = { ids: [shop.dealerId], columns: [`custom:${shop.fieldId}` as const], rows: [['1']] };
  await expect(engine.ask('paste.preview', block)).rejects.toMatchObject(refused);
  await expect(engine.ask('paste.write', { ...block, seen: '' })).rejects.toMatchObject(refused);
  await expect(engine.ask('fields.promote', { header: '年毛利', name: '年', kind: 'number' })).rejects.toMatchObject(
    refused,
  );
});
