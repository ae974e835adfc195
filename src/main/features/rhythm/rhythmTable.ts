import type { Signal } from '../../../shared/contract/rhythmRules.ts';
import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { LiveTable, LiveValues } from './liveRows.ts';
import type { RhythmRow } from './ratedRows.ts';

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
