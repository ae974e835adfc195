import type { JobEnv } from '../../jobs/jobPort.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { findAllPeople } from './contactPairs.repo.ts';
import { doubleKeys } from './doubleKeys.rules.ts';
import type { doublesOps } from './doubles.ops.ts';
import { findDoubles } from './doubles.rules.ts';
import { readOurNames, readShopPeople } from './owners.repo.ts';
import { findOwners } from './owners.rules.ts';
import { readRecords } from './records.repo.ts';
import { searchStanding } from './suspects.repo.ts';

/** Records between two looks at the cancel flag. */
const STEP = 2000;
/** More pairs than this nobody looks through; the surest come first. */
const MOST_PAIRS = 50_000;

/** Looks for doubles in the whole list and keeps what it found; cancelled, what was found before stays. */
export async function searchDoubles(
  _params: object,
  env: JobEnv<typeof doublesOps>,
): Promise<{ pairs: number; people: number; dealers: number }> {
  const { port } = env;
  const foundAt = env.clock.now();
  const regions = loadRegions(env.resourcesDir);
  port.progress('reading', 0, null);
  const standing = searchStanding(env.db);
  const records = readRecords(env.db);
  const keys = records.map((record, done) => {
    if (done % STEP === 0) {
      port.checkCancelled();
      port.progress('reading', done, records.length);
    }
    return doubleKeys(record, regions);
  });
  const pairs = findDoubles(keys, (done, total) => {
    port.checkCancelled();
    port.progress('comparing', done, total);
  });
  const people = findAllPeople(env.db, (done) => {
    port.checkCancelled();
    port.progress('comparing', done, null);
  });
  const owners = findOwners(readShopPeople(env.db), keys, readOurNames(env.db), (done) => {
    port.checkCancelled();
    port.progress('comparing', done, null);
  });
  const kept = {
    pairs: pairs.slice(0, MOST_PAIRS),
    people: people.slice(0, MOST_PAIRS),
    owners: owners.slice(0, MOST_PAIRS),
  };
  await port.run('doubles.keepFound', { found: JSON.stringify(kept), foundAt, standing });
  return { pairs: kept.pairs.length, people: kept.people.length, dealers: records.length };
}
