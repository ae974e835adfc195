import type { CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import type { ParseRequest } from '../../spreadsheets/parser.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { readSettings } from '../settings/settings.service.ts';
import { createCategorySieve } from './categorySieve.ts';
import { createDealerChanges } from './dealerChanges.ts';
import { dataRows, type ImportEnv, sheetSetting } from './fileRows.ts';
import { createDealerGathering } from './gatherDealers.ts';
import { createDealerReader } from './normaliseDealer.rules.ts';
import { listOwnFields } from './ownFields.repo.ts';
import type { OwnColumn } from './readOwn.rules.ts';
import type { StagedDealer } from './staged.ts';
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
  const findings = createFindings(counts);
  const setting = await sheetSetting(env, request, options);
  const reader = createDealerReader({
    mapping: options.mapping,
    headers: setting.headers,
    today: env.clock.today(),
    regions: loadRegions(env.resourcesDir),
    unitScale: setting.unitScale,
    dateOrder: setting.dateOrder,
    takeRows: options.takeRows,
    own: ownColumnsOf(env, options),
    minorDigits: minorDigits((await readSettings(env.db)).currency),
  });
  const gathering = createDealerGathering(env.db, options.mapping, counts, findings);
  const categories = createCategorySieve(options, setting.headers, gathering.take);
  for await (const rows of dataRows(env, request, options, setting.headers, counts)) {
    for (const raw of rows) categories.put(raw, reader(raw));
    if (findings.size() >= CHUNK)
      await env.port.send('imports.stage', packStage(batchId, { dealers: gathering.takeJoined(), ...findings.take() }));
  }
  categories.end();
  const changes = createDealerChanges(env.db, options, env.clock.today());
  let staged: StagedDealer[] = gathering.takeJoined();
  let done = 0;
  for (const dealer of gathering.gathered) {
    staged.push(changes.stage(dealer, counts));
    done += 1;
    if (staged.length < CHUNK) continue;
    env.port.progress('matching', done, gathering.gathered.length);
    await env.port.send('imports.stage', packStage(batchId, { dealers: staged, ...findings.take() }));
    staged = [];
  }
  await env.port.send('imports.stage', packStage(batchId, { dealers: staged, ...findings.take() }));
  counts.newReps = changes.newReps();
  return counts;
}

/** The columns that fields of the owner's own take; a field that was put aside meanwhile takes none. */
function ownColumnsOf({ db }: ImportEnv, { ownMapping }: CheckOptions): OwnColumn[] {
  const known = new Map(listOwnFields(db).map((field) => [Number(field.id), field]));
  return ownMapping.flatMap(({ column, fieldId }) => {
    const field = known.get(fieldId);
    return field === undefined ? [] : [{ column, fieldId, name: field.name, field }];
  });
}
