import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { MOST_DEPTH, RULE_FACTS, SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { CallColumn, type ListedSegment } from '../../../shared/contract/segments.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { ruleText } from '../../../shared/i18n/ruleText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { readPlainFile } from './plainFile.ts';
import { cliRuleWords } from './segmentWords.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface SegmentListOptions extends CommonOptions {
  limit?: number;
}
export interface SegmentSaveOptions extends CommonOptions {
  rule?: string;
  fromFile?: string;
  note?: string;
}
export interface SegmentExportOptions extends CommonOptions {
  out: string;
  columns?: string;
  template?: string;
  encoding: 'utf-8' | 'gb18030';
}

/** Lists the segments with what they hold. */
export function runSegments(options: CommonOptions, io: CliIo): Promise<boolean> {
  return withEngine(options, { beside: true }, async (engine) => {
    await freshScores(engine);
    const { segments } = await engine.ask('segments.list', {});
    const t = createTranslator(options.lang);
    const words = await cliRuleWords(
      engine,
      options.lang,
      segments.flatMap(({ rule }) => rule ?? []),
    );
    const digits = minorDigits((await engine.ask('settings.get', {})).currency);
    if (options.json) {
      const listed = segments.map((segment) => ({
        ...plain(segment, digits),
        inWords: segment.rule && ruleText(segment.rule, words),
      }));
      io.out(`${JSON.stringify({ segments: listed })}\n`);
      return true;
    }
    if (segments.length === 0) io.out(`${t('segments.cli.none')}\n`);
    for (const { name, rule, dealers, amountMinor } of segments) {
      const kind = t(rule === null ? 'segments.page.static' : 'segments.page.dynamic');
      const amount = amountMinor === null ? '' : words.money(amountMinor);
      io.out(`${t('segments.cli.line', { name, kind, dealers, amount })}\n`);
    }
    return true;
  });
}

const PAGE = 500;

/** Tells one segment: its rule in words and who is in it. */
export function runShowSegment(options: SegmentListOptions, name: string, io: CliIo): Promise<boolean> {
  return withEngine(options, { beside: true }, async (engine) => {
    await freshScores(engine);
    const segment = await segmentNamed(engine, name);
    const t = createTranslator(options.lang);
    const words = await cliRuleWords(engine, options.lang, segment.rule === null ? [] : [segment.rule]);
    const digits = minorDigits((await engine.ask('settings.get', {})).currency);
    const members = await membersOf(engine, segment, options.limit ?? Number.POSITIVE_INFINITY);
    const inWords = segment.rule === null ? null : ruleText(segment.rule, words);
    if (options.json) {
      const perDealer = members.map(({ id, code, name: dealer, tier, amountMinor }) => ({
        id,
        code,
        name: dealer,
        tier,
        amount: scaledToDecimal(amountMinor, digits),
      }));
      io.out(`${JSON.stringify({ ...plain(segment, digits), inWords, perDealer })}\n`);
      return true;
    }
    const kind = t(segment.rule === null ? 'segments.page.static' : 'segments.page.dynamic');
    const amount = segment.amountMinor === null ? '' : words.money(segment.amountMinor);
    io.out(`${t('segments.cli.line', { name: segment.name, kind, dealers: segment.dealers, amount })}\n`);
    if (inWords !== null) io.out(`${inWords}\n`);
    for (const { code, name: dealer, amountMinor } of members)
      io.out(`${[code, dealer, words.money(amountMinor)].join('\t')}\n`);
    return true;
  });
}

/** Keeps a rule, or a list of dealers by their codes or names, under a name; one there is takes the new rule. */
export function runSaveSegment(options: SegmentSaveOptions, name: string, io: CliIo): Promise<boolean> {
  const { rule, fromFile, note = '' } = options;
  const t = createTranslator(options.lang);
  if ((rule === undefined) === (fromFile === undefined)) throw new WrongUsage(t('cli.segment.ruleOrFile'));
  const asRule = rule !== undefined || extname(fromFile ?? '').toLowerCase() === '.json';
  const parsed = asRule ? parseRule(rule ?? readText(resolve(fromFile ?? '')), t) : undefined;
  return withEngine(options, {}, async (engine) => {
    await freshScores(engine);
    if (parsed === undefined) {
      const { ids, unmatched } = await dealersIn(engine, resolve(fromFile ?? ''), options.host);
      const { id, added } = await engine.ask('segments.saveStatic', { name, note, ids });
      await engine.keepSegments();
      if (options.json) io.out(`${JSON.stringify({ id, name, dealers: added, unmatched })}\n`);
      else {
        io.out(`${t('segments.cli.saved', { name, count: added })}\n`);
        if (unmatched.length > 0)
          io.out(
            `${t('segments.cli.unmatched', { count: unmatched.length, names: unmatched.slice(0, 20).join(', ') })}\n`,
          );
      }
      return true;
    }
    const known = (await engine.ask('segments.list', {})).segments.find((each) => fold(each.name) === fold(name));
    const saved = await engine.ask('segments.save', {
      ...(known === undefined ? {} : { id: known.id, expectedRevision: known.revision }),
      name: known?.name ?? name,
      note: options.note ?? known?.note ?? '',
      rule: parsed,
    });
    await engine.keepSegments();
    const { dealers } = await engine.ask('segments.get', { id: saved.id });
    if (options.json) io.out(`${JSON.stringify({ id: saved.id, name: saved.name, dealers, rule: saved.rule })}\n`);
    else io.out(`${t('segments.cli.saved', { name: saved.name, count: dealers })}\n`);
    return true;
  });
}

const FIRST: readonly CallColumn[] = [
  'code',
  'name',
  'contact',
  'phone',
  'wechat',
  'tier',
  'amount',
  'lastOrder',
  'rep',
  'address',
];

/** Writes a segment's dealers as a call list, with a text filled in for each where one is given. */
export function runExportSegment(options: SegmentExportOptions, name: string, io: CliIo): Promise<boolean> {
  const ending = extname(options.out).toLowerCase();
  const t = createTranslator(options.lang);
  if (ending !== '.xlsx' && ending !== '.csv') throw new WrongUsage(t('cli.segment.outEnds', { text: options.out }));
  const format = ending === '.xlsx' ? 'xlsx' : options.encoding === 'gb18030' ? 'csvGb18030' : 'csv';
  const { template = '' } = options;
  const columns =
    options.columns === undefined
      ? [...FIRST, ...(template === '' ? [] : (['message'] as const))]
      : columnsOf(options.columns, t);
  return withEngine(options, { beside: true }, async (engine) => {
    await freshScores(engine);
    const segment = await segmentNamed(engine, name);
    const { unknown } = await engine.ask('segments.previewList', {
      id: segment.id,
      template,
      lang: options.lang,
      limit: 1,
    });
    const path = resolve(options.out);
    const file = engine.vault.register(path, 'write');
    const { jobId } = await engine.ask('segments.exportList', {
      id: segment.id,
      columns,
      template,
      file,
      lang: options.lang,
      format,
    });
    await finishJob(engine, jobId, io);
    const rows = (await engine.ask('jobs.get', { jobId })).result?.rows ?? 0;
    if (options.json) io.out(`${JSON.stringify({ out: path, format, dealers: rows, unknownFields: unknown })}\n`);
    else {
      io.out(`${t('segments.cli.exported', { count: rows, path })}\n`);
      if (unknown.length > 0) io.out(`${t('segments.list.unknown', { names: unknown.join(', ') })}\n`);
    }
    return true;
  });
}

function columnsOf(text: string, t: T): CallColumn[] {
  return text.split(',').map((word) => {
    const column = CallColumn.safeParse(word.trim());
    if (!column.success)
      throw new WrongUsage(t('cli.segment.noColumn', { text: word.trim(), list: CallColumn.options.join(', ') }));
    return column.data;
  });
}

/** Rules ask for scores as they are now; where nothing can be written those of the file hold. */
async function freshScores(engine: Engine): Promise<void> {
  const { file } = await engine.ask('session.get', {});
  if (file?.readOnly !== true) await engine.scoreLive();
}

/** @throws AppError segment_unknown */
export async function segmentNamed(engine: Engine, name: string): Promise<ListedSegment> {
  const { segments } = await engine.ask('segments.names', {});
  const found = segments.find((each) => fold(each.name) === fold(name));
  if (found === undefined) throw new AppError('segment_unknown', { name });
  return engine.ask('segments.get', { id: found.id });
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

async function membersOf(engine: Engine, { id }: ListedSegment, most: number) {
  const filter = { segments: [id] };
  const first = await engine.ask('dealers.list', { filter, limit: Math.min(PAGE, Math.max(1, most)) });
  const rows = [...first.rows];
  while (rows.length < Math.min(first.total, most)) {
    const { snapshot } = first;
    const page = await engine.ask('dealers.list', { filter, snapshot, offset: rows.length, limit: PAGE });
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
  }
  return rows.slice(0, Number.isFinite(most) ? most : undefined);
}

/** @throws AppError segment_rule_wrong; WrongUsage */
function parseRule(text: string, t: T): SegmentRule {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new WrongUsage(t('cli.segment.notJson', { why: error.message }));
    throw error;
  }
  const rule = SegmentRule.safeParse(json);
  if (rule.success) return rule.data;
  const unknown = unknownFact(json);
  if (unknown !== undefined) throw new AppError('segment_fact_unknown', { name: unknown, list: RULE_FACTS.join(', ') });
  const [issue] = rule.error.issues;
  throw new AppError('segment_rule_wrong', { where: `${issue?.path.join('.') || '$'}: ${issue?.message ?? ''}` });
}

/** The first fact of a rule that there is none of, level by level as the rule stands; undefined where all are known. */
function unknownFact(json: unknown): string | undefined {
  let level: unknown[] = [json];
  for (let depth = 0; depth <= MOST_DEPTH; depth += 1) {
    const nodes = level.flatMap((node) => (typeof node === 'object' && node !== null ? [node as RuleNode] : []));
    for (const { fact } of nodes) if (typeof fact === 'string' && !RULE_FACTS.includes(fact)) return fact;
    level = nodes.flatMap(({ all, any, not }) => [all, any, not].flatMap((part) => part ?? []));
  }
  return undefined;
}

interface RuleNode {
  fact?: unknown;
  all?: unknown;
  any?: unknown;
  not?: unknown;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Whatever the system calls it: the file that was named cannot be read.
    throw new AppError('file_not_readable', { name: path });
  }
}

/** The dealers that the first column of a file names, by code or name. */
async function dealersIn(
  engine: Engine,
  path: string,
  host: CommonOptions['host'],
): Promise<{ ids: DealerId[]; unmatched: string[] }> {
  const { rows } = await readPlainFile(path, { noHeader: true, host });
  const wanted = rows.map(([first = '']) => first.trim()).filter((text) => text !== '');
  const { ids, unmatched } = await engine.ask('segments.match', { words: wanted.map((word) => word.slice(0, 200)) });
  // The first line may be a header.
  if (unmatched[0] === wanted[0]) unmatched.shift();
  return { ids, unmatched };
}

function plain({ id, name, note, rule, dealers, amountMinor, sameAs }: ListedSegment, digits: number) {
  const amount = amountMinor === null ? null : scaledToDecimal(amountMinor, digits);
  return { id, name, note, kind: rule === null ? 'static' : 'dynamic', dealers, amount, sameAs, rule };
}
