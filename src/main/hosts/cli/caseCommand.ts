import {
  type CaseCorrection,
  type CasePatch,
  type CaseRow,
  CaseShown,
} from '../../../shared/contract/cases.contract.ts';
import {
  CaseChannel,
  CaseClaim,
  CaseKind,
  CaseParty,
  CaseStatus,
  CaseUrgency,
  CaseVerdict,
  FollowResult,
  isUnapproved,
} from '../../../shared/domain/cases.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import {
  decimalToScaled,
  MICRO_DIGITS,
  MOST_OF_ONE_MINOR,
  minorDigits,
  scaledToDecimal,
} from '../../../shared/domain/money.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { causeOf, standingText, stepText } from '../../../shared/i18n/caseText.ts';
import { LANGUAGES, type T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { repNamed } from './repsCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

/** What may be written down of a case, as options. */
export interface CaseOptions extends CommonOptions {
  dealer?: string;
  kind?: string;
  shown?: string;
  from?: string;
  until?: string;
  on?: string;
  urgency?: string;
  channel?: string;
  person?: string;
  body?: string;
  demand?: string;
  bill?: string;
  productCode?: string;
  product?: string;
  qty?: string;
  lot?: string;
  owner?: string;
  rep?: string;
  tier?: string;
  promised?: string;
  responsibility?: string;
  cause?: string;
  remedy?: string;
  cost?: string;
  claim?: string;
  claimAmount?: string;
  verdict?: string;
  to?: string;
  note?: string;
  approve?: string;
  by?: string;
  result?: string;
  satisfaction?: number;
  reason?: string;
  try?: boolean;
  told?: boolean;
}

const TRANSLATORS = LANGUAGES.map((lang) => createTranslator(lang));

/** A word of a list, for what an option takes. @throws WrongUsage */
function word<W extends string>(known: { options: readonly W[] }, text: string, option: string): W {
  const found = known.options.find((each) => each === text);
  if (found === undefined) throw new WrongUsage(`${option} ${text}: ${known.options.filter(Boolean).join(', ')}`);
  return found;
}

/** An amount or a quantity of 0 or more. @throws WrongUsage */
function scaled(text: string, digits: number, option: string, most = Number.MAX_SAFE_INTEGER): number {
  const value = decimalToScaled(text, digits);
  if (value === undefined || value < 0 || value > most) throw new WrongUsage(`${option} ${text}`);
  return value;
}

async function patchOf(engine: Engine, options: CaseOptions): Promise<CasePatch> {
  const digits = minorDigits((await engine.ask('settings.get', {})).currency);
  const { person, body, demand, bill, productCode, product, lot, owner, promised, remedy } = options;
  const t = createTranslator(options.lang);
  checkDay('--promised', promised, t);
  const texts = {
    person,
    body,
    demand,
    billNumber: bill,
    productCode,
    productName: product,
    lot,
    owner,
    remedy,
    promisedOn: promised,
  };
  const patch: CasePatch = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined));
  if (options.urgency !== undefined) patch.urgency = word(CaseUrgency, options.urgency, '--urgency');
  if (options.channel !== undefined) patch.channel = word(CaseChannel, options.channel, '--channel');
  if (options.responsibility !== undefined)
    patch.responsibility = word(CaseParty, options.responsibility, '--responsibility');
  if (options.cause !== undefined) patch.cause = causeOf(options.cause, TRANSLATORS);
  if (options.claim !== undefined) patch.claim = word(CaseClaim, options.claim, '--claim');
  if (options.verdict !== undefined) patch.verdict = word(CaseVerdict, options.verdict, '--verdict');
  if (options.qty !== undefined) patch.qtyMicro = scaled(options.qty, MICRO_DIGITS, '--qty');
  if (options.cost !== undefined) patch.costMinor = scaled(options.cost, digits, '--cost', MOST_OF_ONE_MINOR);
  if (options.claimAmount !== undefined)
    patch.claimMinor = scaled(options.claimAmount, digits, '--claim-amount', MOST_OF_ONE_MINOR);
  return patch;
}

/** One dealer, by its code or name, whole. @throws WrongUsage where there is none, or several */
async function dealerNamed(engine: Engine, text: string, t: T): Promise<DealerId> {
  const { rows } = await engine.ask('dealers.list', { filter: { search: text }, limit: 50 });
  const same = rows.filter(({ code, name }) => code === text || name === text);
  const [only, more] = same.length > 0 ? same : rows;
  if (only === undefined || more !== undefined) throw new WrongUsage(t('cases.cli.noDealer', { text }));
  return DealerId.parse(only.id);
}

async function caseNumbered(engine: Engine, number: string): Promise<CaseRow> {
  const { id } = await engine.ask('cases.find', { number });
  if (id === null) throw new AppError('case_unknown', { number });
  return (await engine.ask('cases.get', { id })).case;
}

const plain = (row: CaseRow, digits: number) => {
  const { costMinor, claimMinor, qtyMicro, ...rest } = row;
  const money = (minor: number | null) => (minor === null ? null : scaledToDecimal(minor, digits));
  return {
    ...rest,
    cost: money(costMinor),
    claimAmount: money(claimMinor),
    qty: qtyMicro === null ? null : scaledToDecimal(qtyMicro, MICRO_DIGITS),
  };
};

async function say(engine: Engine, row: CaseRow, options: CaseOptions, io: CliIo, line: string): Promise<boolean> {
  const digits = minorDigits((await engine.ask('settings.get', {})).currency);
  const t = createTranslator(options.lang);
  const lines = [line, ...(isUnapproved(row) ? [t('cases.detail.unapproved')] : [])];
  io.out(options.json ? `${JSON.stringify({ case: plain(row, digits) })}\n` : lines.map((one) => `${one}\n`).join(''));
  return true;
}

/** Takes a case in. */
export function runAddCase(options: CaseOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  const { dealer } = options;
  if (dealer === undefined) throw new WrongUsage('case add needs --dealer <code or name>');
  checkDay('--on', options.on, t);
  return withEngine(options, {}, async (engine) => {
    const fields = await patchOf(engine, options);
    const row = await engine.ask('cases.add', {
      dealerId: await dealerNamed(engine, dealer, t),
      kind: word(CaseKind, options.kind ?? 'complaint', '--kind'),
      fields: { ...fields, ...(options.on === undefined ? {} : { reportedOn: options.on }) },
    });
    return say(engine, row, options, io, t('cases.cli.added', { number: row.number }));
  });
}

/** Who looks after cases, whose dealers they are of and of which tier, as options. */
export interface CaseNarrowing {
  owner?: string | undefined;
  rep?: string | undefined;
  tier?: string | undefined;
}

/** As filters take it. @throws WrongUsage for a tier that there is not, AppError rep_unknown */
export async function narrowedCases(engine: Engine, { owner, rep, tier }: CaseNarrowing) {
  return {
    ...(owner === undefined ? {} : { owners: [owner] }),
    ...(rep === undefined ? {} : { reps: [await repNamed(engine, rep)] }),
    ...(tier === undefined ? {} : { tiers: [await tierNamed(engine, tier)] }),
  };
}

async function tierNamed(engine: Engine, text: string): Promise<string> {
  // Tiers are those of the present result.
  await engine.scoreLive();
  const { tiers } = await engine.ask('visits.rules', {});
  const found = tiers.find(({ code, name }) => code === text || name === text);
  if (found === undefined) throw new WrongUsage(`--tier ${text}: ${tiers.map(({ name }) => name).join(', ')}`);
  return found.code;
}

/** Lists cases. */
export function runListCases(options: CaseOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  checkDay('--from', options.from, t);
  checkDay('--until', options.until, t);
  return withEngine(options, { beside: true }, async (engine) => {
    const { dealer, from, until } = options;
    const { rows, total } = await engine.ask('cases.list', {
      filter: {
        shown: word(CaseShown, options.shown ?? 'open', '--shown'),
        ...(options.kind === undefined ? {} : { kinds: [word(CaseKind, options.kind, '--kind')] }),
        ...(dealer === undefined ? {} : { dealerId: await dealerNamed(engine, dealer, t) }),
        ...(await narrowedCases(engine, options)),
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { to: until }),
      },
      limit: 100_000,
    });
    const digits = minorDigits((await engine.ask('settings.get', {})).currency);
    if (options.json) {
      io.out(`${JSON.stringify({ total, cases: rows.map((row) => plain(row, digits)) })}\n`);
      return true;
    }
    if (rows.length === 0) io.out(`${t('cases.cli.none')}\n`);
    for (const row of rows) io.out(`${lineOf(row, t)}\n`);
    return true;
  });
}

function lineOf(row: CaseRow, t: T): string {
  return t('cases.cli.line', {
    number: row.number,
    kind: t(`cases.kind.${row.kind}`),
    status: standingText(row, t),
    dealer: row.dealerName,
    day: row.reportedOn,
    marks: row.late.map((late) => t(`cases.late.${late}`)).join(' '),
  });
}

/** Tells one case with its steps. */
export function runShowCase(options: CaseOptions, number: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, { beside: true }, async (engine) => {
    const { id } = await caseNumbered(engine, number);
    const { case: row, events, ways, trend } = await engine.ask('cases.get', { id });
    const digits = minorDigits((await engine.ask('settings.get', {})).currency);
    if (options.json) {
      io.out(`${JSON.stringify({ case: plain(row, digits), events, ways, trend })}\n`);
      return true;
    }
    io.out(`${lineOf(row, t)}\n`);
    for (const event of events)
      io.out(
        `${t('cases.cli.step', { day: event.on, time: event.time, kind: t(`cases.event.${event.kind}`), text: stepText(event, t), actor: event.actor })}\n`,
      );
    return true;
  });
}

/** Changes what is written down, and takes one step where one is asked for. */
export function runSetCase(options: CaseOptions, number: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  checkDay('--on', options.on, t);
  return withEngine(options, {}, async (engine) => {
    let row = await caseNumbered(engine, number);
    const { today } = await engine.ask('session.get', {});
    const on = options.on ?? today;
    const note = options.note ?? '';
    const given = () => ({ id: row.id, expectedRevision: row.revision });
    // All options are read before anything is written.
    const patch: CaseCorrection = {
      ...(await patchOf(engine, options)),
      ...(options.kind === undefined ? {} : { kind: word(CaseKind, options.kind, '--kind') }),
    };
    const to = options.to === undefined ? undefined : word(CaseStatus, options.to, '--to');
    const approval =
      options.approve === undefined
        ? undefined
        : word({ options: ['yes', 'no'] as const }, options.approve, '--approve');
    const by = (options.by ?? '').trim();
    if (approval !== undefined && by === '') throw new WrongUsage('--approve: --by');
    if (Object.keys(patch).length > 0) row = await engine.ask('cases.update', { ...given(), patch });
    if (approval !== undefined)
      row = await engine.ask('cases.approve', { ...given(), verdict: approval, by, on, note });
    if (to !== undefined) row = await engine.ask('cases.move', { ...given(), to, on, note });
    else if (options.told === true) row = await engine.ask('cases.tell', { ...given(), on, note });
    else if (approval === undefined && note !== '') row = await engine.ask('cases.note', { ...given(), on, note });
    return say(engine, row, options, io, t('cases.cli.set', { number: row.number }));
  });
}

/** Closes a case with what the dealer said, counts a try without an answer, or gives it up as not reached. */
export function runCloseCase(options: CaseOptions, number: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  checkDay('--on', options.on, t);
  return withEngine(options, {}, async (engine) => {
    const row = await caseNumbered(engine, number);
    const { today } = await engine.ask('session.get', {});
    const given = { id: row.id, expectedRevision: row.revision, on: options.on ?? today };
    const next =
      options.try === true
        ? await engine.ask('cases.tryFollowUp', { ...given, note: options.note ?? '' })
        : await engine.ask('cases.followUp', {
            ...given,
            result: word(FollowResult, options.result ?? 'settled', '--result'),
            satisfaction: options.satisfaction ?? null,
            reason: options.reason ?? '',
            ...(options.channel === undefined ? {} : { channel: word(CaseChannel, options.channel, '--channel') }),
          });
    return say(engine, next, options, io, t('cases.cli.moved', { number: next.number, status: standingText(next, t) }));
  });
}
