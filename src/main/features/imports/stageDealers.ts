import type { CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { inSnapshot } from '../../db/transaction.ts';
import type { ParseRequest } from '../../spreadsheets/parser.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import type { DoubleRecord } from '../doubles/doubleKeys.rules.ts';
import { createLikeIndex } from '../doubles/likeIndex.ts';
import { readSettings } from '../settings/settings.service.ts';
import { createCategorySieve } from './categorySieve.ts';
import { createDealerChanges } from './dealerChanges.ts';
import { differenceRules } from './differenceRules.rules.ts';
import { createFileAmounts } from './fileAmounts.ts';
import { dataRows, type ImportEnv, sheetSetting } from './fileRows.ts';
import { createDealerGathering } from './gatherDealers.ts';
import type { GatheredDealer } from './gatheredDealer.rules.ts';
import { createDealerReader } from './normaliseDealer.rules.ts';
import { listOwnFields } from './ownFields.repo.ts';
import { ownOf, type ReadDealer } from './ownReading.ts';
import type { OwnColumn } from './readOwn.rules.ts';
import type { StagedDealer, StagedSame } from './staged.ts';
import { packStage } from './stagePacks.ts';
import { createFindings, emptyCounts } from './tally.ts';

const CHUNK = 1000;

/** Reads a dealer list into staging and counts; changes nothing of the business data. */
export async function stageDealers(
  env: ImportEnv,
  batchId: number,
  request: ParseRequest,
  options: CheckOptions,
): Promise<ImportCounts> {
  const counts = emptyCounts();
  const setting = await sheetSetting(env, request, options);
  const findings = createFindings(counts, createFileAmounts(options, setting));
  const reading = {
    mapping: options.mapping,
    headers: setting.headers,
    today: env.clock.today(),
    regions: loadRegions(env.resourcesDir),
    unitScale: setting.unitScale,
    dateOrder: setting.dateOrder,
    numberStyle: setting.numberStyle,
    takeRows: options.takeRows,
    own: ownColumnsOf(env, options),
    minorDigits: minorDigits((await readSettings(env.db)).currency),
  };
  const reader = createDealerReader(reading);
  const { mapping } = options;
  const gathering = createDealerGathering({
    ...{ db: env.db, mapping, counts, findings, ladder: options.ladder, joined: options.joined },
    read: createDealerReader(reading),
  });
  const changes = createDealerChanges(env.db, options, differenceRules(options, setting.headers), reading);
  /** What became of each dealer that has been staged, by its number. */
  const fates: StagedDealer['action'][] = [];
  const like = createLikeIndex(env.db, reading.regions);
  /** A new dealer that is much like one of the list is pointed out, never merged by itself. */
  const warn = (dealer: GatheredDealer): void => {
    const known = dealer.proposal === undefined ? like(() => recordOf(dealer)) : undefined;
    if (known === undefined) return;
    const params = { name: known.name, score: known.score };
    findings.add(dealer.row, [{ field: 'name', code: 'dealer_like', severity: 'warning', params, text: dealer.name }]);
  };
  const stage = (dealer: GatheredDealer): ReadDealer => {
    const staged = changes.stage(dealer);
    const before = fates[dealer.localNo];
    if (before === undefined && staged.action === 'create') warn(dealer);
    if (before !== undefined) countDealer(counts, before, -1);
    countDealer(counts, staged.action, 1);
    fates[dealer.localNo] = staged.action;
    return dealer.alone ? staged : { ...staged, own: ownOf(reader(dealer.first)) };
  };
  const send = async (dealers: readonly ReadDealer[]) => {
    const joined = gathering.takeJoined();
    for (let from = 0; from === 0 || from < dealers.length; from += CHUNK) {
      const part = dealers.slice(from, from + CHUNK);
      const changed = part.filter(({ action }) => action !== 'unchanged');
      await env.port.send(
        'imports.stage',
        packStage(batchId, {
          dealers: from === 0 ? [...joined, ...changed] : changed,
          same: part.flatMap(sameOf),
          ...findings.take(),
        }),
      );
    }
  };
  const categories = createCategorySieve(options, setting.headers, gathering.take);
  for await (const rows of dataRows(env, request, options, setting, findings)) {
    const dealers: ReadDealer[] = [];
    inSnapshot(env.db, () => {
      for (const raw of rows) {
        categories.put(raw, reader(raw));
        for (const dealer of gathering.takeDealers(false)) dealers.push(stage(dealer));
      }
    });
    if (dealers.length > 0 || findings.size() >= CHUNK) await send(dealers);
  }
  categories.end();
  await send(inSnapshot(env.db, () => [...gathering.takeDealers(true)].map(stage)));
  await stageAgain();
  counts.newReps = changes.newReps();
  return counts;

  /** Dealers to which a row added something after they had been staged. */
  async function stageAgain(): Promise<void> {
    const amended = gathering.amended();
    if (amended.length === 0) return;
    await env.port.run('imports.unstage', { batchId, localNos: amended });
    let dealers: ReadDealer[] = [];
    let done = 0;
    for (const dealer of gathering.takeAmended()) {
      dealers.push(stage(dealer));
      done += 1;
      if (dealers.length < CHUNK) continue;
      env.port.progress('matching', done, amended.length);
      await send(dealers);
      dealers = [];
    }
    await send(dealers);
  }
}

/** A dealer that is as he was. */
function sameOf({ localNo, row, action, dealerId }: StagedDealer): StagedSame[] {
  return action === 'unchanged' && dealerId !== null ? [{ localNo, row, recordId: dealerId }] : [];
}

/** What a new dealer's rows say, as far as it tells who he is. */
function recordOf({ name, fields, contacts }: GatheredDealer): DoubleRecord {
  const text = (column: string) => String(fields[column] ?? '');
  const phones = contacts.flatMap((contact) => contact.phones.map(({ digits }) => digits));
  return { id: 0, name, city: text('city'), address: text('address'), taxNo: text('tax_no'), phones };
}

function countDealer(counts: ImportCounts, action: StagedDealer['action'], by: 1 | -1): void {
  if (action === 'create') {
    counts.created += by;
    counts.newDealers += by;
  } else counts[action === 'update' ? 'updated' : 'unchanged'] += by;
}

/** The columns that fields of the owner's own take; a field that was put aside meanwhile takes none. */
function ownColumnsOf({ db }: ImportEnv, { ownMapping }: CheckOptions): OwnColumn[] {
  const known = new Map(listOwnFields(db).map((field) => [Number(field.id), field]));
  return ownMapping.flatMap(({ column, fieldId }) => {
    const field = known.get(fieldId);
    return field === undefined ? [] : [{ column, fieldId, name: field.name, field }];
  });
}
