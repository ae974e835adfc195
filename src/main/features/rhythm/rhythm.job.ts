import { inSnapshot } from '../../db/transaction.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { type RhythmResult, rhythmSteps } from './rhythm.calc.ts';
import { readRhythmRules } from './rhythm.settings.ts';

/** Lines kept in memory for the next day: 17 MB at most. */
const MOST_LINES = 700_000;

/** Rhythm and signals of everybody as of the data's cut-off; null where there are no orders. */
export function calculateRhythm({ db, port, clock }: JobEnv<unknown>): RhythmResult | null {
  const asOf = dataCutOff(db, clock.today());
  if (asOf === null) return null;
  return inSnapshot(db, () => {
    const steps = rhythmSteps(db, asOf, readRhythmRules(db), MOST_LINES);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      port.checkCancelled();
    }
  });
}
