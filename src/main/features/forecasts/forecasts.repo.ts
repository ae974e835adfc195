import type { ForecastBy } from '../../../shared/contract/forecasts.contract.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** The forecast that is kept; undefined before the first. */
export function findForecast(db: Db, by: ForecastBy): { result: string; dataRevision: number } | undefined {
  return rawOf(db)
    .prepare<[string], { result: string; dataRevision: number }>(
      'SELECT result, data_revision AS dataRevision FROM forecast WHERE by = ?',
    )
    .get(by);
}
