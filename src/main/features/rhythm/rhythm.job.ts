import type { RhythmRules, Signal } from '../../../shared/contract/rhythmRules.ts';
import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { rawOf } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { changedLive, type LiveTable, type LiveValues, rememberRows, storedUid } from './liveRows.ts';
import type { RhythmRow } from './ratedRows.ts';
import { type RhythmResult, rhythmSteps } from './rhythm.calc.ts';
import type { rhythmOps } from './rhythm.ops.ts';
import { readRhythmRules } from './rhythm.settings.ts';

export const RHYTHM_TABLE: LiveTable<RhythmRow> = {
  name: 'rhythm_live',
  columns: [
    'purchases',
    'gaps',
    'own_days',
    'own_deviation',
    'cycle_days',
    'deviation_days',
    'peers',
    'peer_days',
    'last_on',
    'last_open',
    'expected_minor',
    'at_stake_minor',
    'is_slipping',
    'signals',
  ],
  valuesOf,
  same: (one, other) =>
    one.own === other.own &&
    Object.is(one.cycle.days, other.cycle.days) &&
    Object.is(one.cycle.deviation, other.cycle.deviation) &&
    one.peers > 0 === other.peers > 0 &&
    Object.is(one.peerDays, other.peerDays) &&
    one.expectedMinor === other.expectedMinor &&
    one.atStakeMinor === other.atStakeMinor &&
    one.slipping === other.slipping &&
    (one.signals === other.signals || textOf(one.signals) === textOf(other.signals)),
};

/** What the stored rows were calculated as of. */
export interface RhythmHead {
  asOf: string;
  asOfOpen: number;
  rules: RhythmRules;
}

/**
 * Brings rhythm and signals up to date, as of the data's cut-off.
 * @returns what was calculated, null where there are no orders
 */
export async function rhythmLive(env: JobEnv<typeof rhythmOps>): Promise<RhythmResult | null> {
  const { db, port } = env;
  const raw = rawOf(db);
  const asOf = dataCutOff(db, env.clock.today());
  if (asOf === null) {
    await port.run('rhythm.store', { head: null, changed: [], gone: [] });
    return null;
  }
  raw.exec('BEGIN');
  let result: RhythmResult;
  try {
    const steps = rhythmSteps(db, asOf, readRhythmRules(db));
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        result = step.value;
        break;
      }
      port.checkCancelled();
    }
  } finally {
    raw.exec('COMMIT');
  }
  const changes = changedLive(raw, RHYTHM_TABLE, storedUid(raw), result.rows);
  const head = { asOf, asOfOpen: result.asOfOpen, rules: result.rules };
  const { uid } = await port.run('rhythm.store', { head, ...changes });
  rememberRows(raw, RHYTHM_TABLE, uid, result.rows);
  return result;
}

/** Texts of signals that have not changed since. */
const texts = new WeakMap<readonly Signal[], string>();

function textOf(signals: readonly Signal[]): string {
  if (signals.length === 0) return '[]';
  const text = texts.get(signals) ?? JSON.stringify(signals);
  texts.set(signals, text);
  return text;
}

function valuesOf(row: RhythmRow): LiveValues {
  const { id, own, cycle, peers, peerDays, expectedMinor, atStakeMinor, slipping, signals } = row;
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return [
    id,
    own.purchases,
    own.gaps,
    known(own.median),
    known(own.deviation),
    known(cycle.days),
    known(cycle.deviation),
    peers > 0 ? 1 : 0,
    known(peerDays),
    fromDayNumber(own.lastDay),
    own.lastOpen,
    expectedMinor,
    atStakeMinor,
    slipping ? 1 : 0,
    textOf(signals),
  ];
}
