import type { ContactPair } from '../../../shared/contract/contactDoubles.contract.ts';
import type { Contact } from '../../../shared/contract/dealers.contract.ts';
import type {
  DoubleDealer,
  DoubleReason,
  MergeFieldRow,
  SuspectPair,
} from '../../../shared/contract/doubles.contract.ts';
import type { OwnerHint } from '../../../shared/contract/ownerDoubles.contract.ts';
import { countsText } from '../../../shared/i18n/mergeCountsText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { dealerCalled } from './cardDealers.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface DuplicatesOptions extends CommonOptions {
  least?: number;
}

export interface MergeDealersOptions extends CommonOptions {
  into: string;
  take?: string;
}

/** Makes one dealer part of another; each by its code, name or #number. */
export function runMergeDealers(options: MergeDealersOptions, dealer: string, io: CliIo): Promise<boolean> {
  return withEngine(options, {}, async (engine) => {
    const t = createTranslator(options.lang);
    const [lostId, keptId] = [await dealerCalled(engine, dealer, t), await dealerCalled(engine, options.into, t)];
    const { kept, lost, fields } = await engine.ask('doubles.compare', { keptId, lostId });
    const taken = options.take === undefined ? null : fieldsOf(options.take, fields, t);
    const { mergeId } = await engine.ask('doubles.merge', { keptId, lostId, taken });
    const proposed = fields.filter(({ take }) => take).map(({ field }) => field);
    if (options.json) io.out(`${JSON.stringify({ mergeId, keptId, lostId, taken: taken ?? proposed })}\n`);
    else {
      const words = { name: lost.name, into: kept.name, id: mergeId };
      io.out(`${t('cli.doubles.merged', words)}\n`);
    }
    return true;
  });
}

function fieldsOf(text: string, fields: readonly MergeFieldRow[], t: T): string[] {
  const wanted = text.split(',').map((field) => field.trim());
  for (const field of wanted)
    if (field !== '' && !fields.some((row) => row.field === field))
      throw new WrongUsage(t('cli.doubles.sameIn', { field, fields: fields.map((row) => row.field).join(', ') }));
  return wanted.filter((field) => field !== '');
}

/** Takes a merge apart: by the number of the merge, or by the code, name or #number of the one that went. */
export function runUnmerge(options: CommonOptions, which: string, io: CliIo): Promise<boolean> {
  return withEngine(options, {}, async (engine) => {
    const t = createTranslator(options.lang);
    const { merges } = await engine.ask('doubles.merges', {});
    const found = merges.filter(
      ({ mergeId, lost }) =>
        which === String(mergeId) || which === `#${lost.id}` || which === lost.code || which === lost.name,
    );
    const [only] = found;
    if (only === undefined) throw new WrongUsage(t('cli.doubles.noneMerged', { which }));
    if (found.length > 1)
      throw new WrongUsage(t('cli.doubles.severalMerged', { numbers: found.map(({ mergeId }) => mergeId).join(', ') }));
    const { lost, kept, back, stayed } = await engine.ask('doubles.unmerge', { mergeId: only.mergeId });
    if (options.json) io.out(`${JSON.stringify({ mergeId: only.mergeId, lostId: lost.id, back, stayed })}\n`);
    else {
      const words = { name: lost.name, from: kept.name, count: back.orders, contacts: back.contacts };
      io.out(`${t('cli.doubles.unmerged', words)}\n`);
      const list = countsText(stayed, t);
      if (list !== '') io.out(`${t('cli.doubles.stayed', { kept: kept.name, list })}\n`);
    }
    return true;
  });
}

const PAGE = 500;

/** Looks for doubles and lists them, the surest first. */
export function runDuplicates(options: DuplicatesOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, {}, async (engine) => {
    const { jobId } = await engine.ask('doubles.find', {});
    await finishJob(engine, jobId, io);
    const { result } = await engine.ask('jobs.get', { jobId });
    const pairs = (await allPairs(engine)).filter(({ score }) => score >= (options.least ?? 0));
    const people = (await allPeople(engine)).filter(({ score }) => score >= (options.least ?? 0));
    const owners = await allOwners(engine);
    const dealers = result?.dealers ?? 0;
    if (options.json) {
      const found = { pairs: pairs.map(jsonOf), contacts: people.map(jsonOfPeople), owners: owners.map(jsonOfOwners) };
      io.out(`${JSON.stringify({ dealers, ...found })}\n`);
      return true;
    }
    for (const pair of pairs) io.out(`${lineOf(pair, t)}\n`);
    for (const pair of people) io.out(`${lineOfPeople(pair, t)}\n`);
    for (const hint of owners) io.out(`${lineOfOwners(hint, t)}\n`);
    io.out(`${t('cli.doubles.found', { count: pairs.length, dealers })}\n`);
    io.out(`${t('cli.doubles.people', { count: people.length })}\n`);
    io.out(`${t('cli.doubles.owners', { count: owners.length })}\n`);
    return true;
  });
}

const allPairs = (engine: Engine): Promise<SuspectPair[]> =>
  allPages(async (at) => (await engine.ask('doubles.list', at)).pairs);
const allPeople = (engine: Engine): Promise<ContactPair[]> =>
  allPages(async (at) => (await engine.ask('doubles.contacts', at)).pairs);
const allOwners = (engine: Engine): Promise<OwnerHint[]> =>
  allPages(async (at) => (await engine.ask('doubles.owners', at)).hints);

/** Page after page, until one is not full. */
async function allPages<R>(read: (at: { offset: number; limit: number }) => Promise<R[]>): Promise<R[]> {
  const all: R[] = [];
  for (;;) {
    const page = await read({ offset: all.length, limit: PAGE });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

function jsonOfPeople({ dealer, kept, lost, score, reasons }: ContactPair) {
  const person = ({ id, name, phones }: Contact) => ({ id, name, phones: phones.map(({ text }) => text) });
  return { score, reasons, dealer, contacts: [person(kept), person(lost)] };
}

function lineOfPeople({ dealer, kept, lost, score, reasons }: ContactPair, t: T): string {
  const person = ({ id, name, phones }: Contact) =>
    t('cli.doubles.dealer', { id, name: name || (phones[0]?.text ?? '') });
  return t('cli.doubles.personLine', {
    score: String(score).padStart(3),
    dealer: t('cli.doubles.dealer', { id: dealer.id, name: dealer.name }),
    one: person(kept),
    other: person(lost),
    reasons: reasons
      .map(({ code, text }) => t(`doubles.person.${code}`, { text }).trim())
      .join(t('imports.check.comma')),
  });
}

function jsonOfOwners({ dealers, reasons }: OwnerHint) {
  return { reasons, dealers: dealers.map(dealerJson) };
}

function lineOfOwners({ dealers, reasons }: OwnerHint, t: T): string {
  const separator = t('imports.check.comma');
  return t('cli.doubles.ownersLine', {
    dealers: dealers.map(({ id, name }) => t('cli.doubles.dealer', { id, name })).join(separator),
    reasons: reasons.map(({ code, text }) => t(`doubles.owner.${code}`, { text })).join(separator),
  });
}

function dealerJson({ id, code, name, city, orders }: DoubleDealer) {
  return { id, code, name, city, orders };
}

/** The stable shape of the command line. */
function jsonOf({ kept, lost, score, reasons }: SuspectPair) {
  return { score, reasons: reasons.map(({ code, text }) => ({ code, text })), dealers: [kept, lost].map(dealerJson) };
}

function lineOf({ kept, lost, score, reasons }: SuspectPair, t: T): string {
  const dealer = ({ id, name }: DoubleDealer) => t('cli.doubles.dealer', { id, name });
  const told = reasons.map(({ code, text }: DoubleReason) => t(`doubles.reason.${code}`, { text }).trim());
  return t('cli.doubles.line', {
    score: String(score).padStart(3),
    one: dealer(kept),
    other: dealer(lost),
    reasons: told.join(t('imports.check.comma')),
  });
}
