import type { DealerRhythm, SlippingChances, SlippingRow, Weighing } from '../../../shared/contract/rhythm.contract.ts';
import {
  type DeclineSignal,
  type EvidenceKind,
  evidenceKind,
  fallingSigns,
  RhythmRules,
  Signal,
} from '../../../shared/contract/rhythmRules.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { OpenDays } from '../../../shared/domain/festival.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { dealersRevision } from '../dealers/dealerBase.repo.ts';
import { chanceOf } from './chances.repo.ts';
import { likelyOf, UNWEIGHED } from './hitRates.rules.ts';
import type { RhythmRow } from './ratedRows.ts';
import type { RhythmResult } from './rhythm.calc.ts';
import { lateCycles } from './rhythm.rules.ts';

/** What the stored rows were calculated as of. */
export interface LiveHead {
  asOf: string;
  asOfOpen: number;
  rules: RhythmRules;
  open: OpenDays;
}

/** What was read last of a connection; it holds until something is stored anew, or a dealer goes. */
const kept = new WeakMap<RawDb, { key: string; head: LiveHead; list?: SlippingList }>();

function keptLive(db: Db): { head: LiveHead; list?: SlippingList } | undefined {
  const raw = rawOf(db);
  const uid = raw.prepare<[], string>('SELECT uid FROM rhythm_head').pluck().get();
  const key = `${uid}|${dealersRevision(db)}`;
  const known = kept.get(raw);
  if (known?.key === key) return known;
  const stored = raw
    .prepare<[], { asOf: string; asOfOpen: number; rules: string }>(
      'SELECT as_of AS asOf, as_of_open AS asOfOpen, rules FROM rhythm_head',
    )
    .get();
  if (!stored) return undefined;
  const rules = RhythmRules.parse(JSON.parse(stored.rules));
  const head = { ...stored, rules, open: new OpenDays(rules.festival, toDayNumber(stored.asOf)) };
  const found = { key, head };
  kept.set(raw, found);
  return found;
}

export function liveHead(db: Db): LiveHead | undefined {
  return keptLive(db)?.head;
}

interface LiveRow {
  id: number;
  purchases: number;
  gaps: number;
  ownDays: number | null;
  ownDeviation: number | null;
  cycleDays: number | null;
  deviationDays: number | null;
  peers: number;
  peerDays: number | null;
  lastOn: string;
  lastOpen: number;
  expectedMinor: number;
  atStakeMinor: number;
  isSlipping: number;
  signals: string;
}

const LIVE = `dealer_id AS id, purchases, gaps, own_days AS ownDays, own_deviation AS ownDeviation, cycle_days AS cycleDays,
  deviation_days AS deviationDays, peers, peer_days AS peerDays, last_on AS lastOn, last_open AS lastOpen, expected_minor AS expectedMinor,
  at_stake_minor AS atStakeMinor, is_slipping AS isSlipping, signals`;

/** A dealer's stored row; undefined where it has none. */
export function findLive(db: Db, dealerId: number, head: LiveHead): DealerRhythm | undefined {
  const row = rawOf(db).prepare<[number], LiveRow>(`SELECT ${LIVE} FROM rhythm_live WHERE dealer_id = ?`).get(dealerId);
  return row ? ofLive(row, head) : undefined;
}

function ofLive(row: LiveRow, head: LiveHead): DealerRhythm {
  return {
    purchases: row.purchases,
    gaps: row.gaps,
    ownDays: row.ownDays,
    ownDeviation: row.ownDeviation,
    cycleDays: row.cycleDays,
    deviationDays: row.deviationDays,
    peers: row.peers === 1,
    peerDays: row.peerDays,
    lastOn: row.lastOn,
    ...timing(row.lastOpen, row.cycleDays, head),
    expectedMinor: row.expectedMinor,
    atStakeMinor: row.atStakeMinor,
    slipping: row.isSlipping === 1,
    // Written by the job that made it.
    signals: Signal.array().parse(JSON.parse(row.signals)),
  };
}

function timing(lastOpen: number, cycle: number | null, { asOfOpen, open }: Pick<LiveHead, 'asOfOpen' | 'open'>) {
  const elapsedDays = asOfOpen - lastOpen;
  return {
    elapsedDays,
    dueOn: cycle === null ? null : fromDayNumber(open.lastDayOf(lastOpen + Math.round(cycle))),
    lateCycles: cycle === null ? null : Math.round(lateCycles(elapsedDays, cycle) * 10) / 10,
  };
}

/** The same of a calculated row. */
export function ofRow(row: RhythmRow, at: Pick<RhythmResult, 'asOfOpen' | 'open'>): DealerRhythm {
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    purchases: row.own.purchases,
    gaps: row.own.gaps,
    ownDays: known(row.own.median),
    ownDeviation: known(row.own.deviation),
    cycleDays: known(row.cycle.days),
    deviationDays: known(row.cycle.deviation),
    peers: row.peers > 0,
    peerDays: known(row.peerDays),
    lastOn: fromDayNumber(row.own.lastDay),
    ...timing(row.own.lastOpen, known(row.cycle.days), at),
    expectedMinor: row.expectedMinor,
    atStakeMinor: row.atStakeMinor,
    slipping: row.slipping,
    signals: [...row.signals],
  };
}

/** Who slips, by the money at stake; the whole of it. */
export interface SlippingList {
  dealers: number;
  entries: { id: number; atStakeMinor: number; signals: DeclineSignal[]; kind: EvidenceKind | null }[];
}

/** Rhythms of some dealers of a list, by id. */
export type RhythmsOf = (ids: readonly number[]) => Map<number, DealerRhythm>;

/** The stored list; thousands may stand on it, of whom a page is asked for again and again. */
export function liveList(db: Db): SlippingList {
  const live = keptLive(db);
  if (live === undefined) return { dealers: 0, entries: [] };
  live.list ??= readList(rawOf(db), live.head);
  return live.list;
}

function readList(raw: RawDb, head: LiveHead): SlippingList {
  const rows = raw
    .prepare<[], Pick<LiveRow, 'id' | 'atStakeMinor' | 'gaps' | 'lastOpen' | 'cycleDays' | 'signals'>>(
      `SELECT dealer_id AS id, at_stake_minor AS atStakeMinor, gaps, last_open AS lastOpen, cycle_days AS cycleDays, signals FROM rhythm_live INDEXED BY rhythm_live_slipping
       WHERE is_slipping = 1 ORDER BY at_stake_minor DESC, dealer_id`,
    )
    .all();
  return {
    dealers: Number(raw.prepare('SELECT count(*) FROM rhythm_live').pluck().get()),
    // Written by the job that made them; to check thousands would take longer than to read them.
    entries: rows.map(({ signals, lastOpen, cycleDays, ...row }) => {
      const late = timing(lastOpen, cycleDays, head).lateCycles;
      return entryOf({ ...row, lateCycles: late, signals: JSON.parse(signals) as Signal[] });
    }),
  };
}

function entryOf(row: {
  id: number;
  atStakeMinor: number;
  gaps: number;
  lateCycles: number | null;
  signals: readonly Signal[];
}): SlippingList['entries'][number] {
  const { id, atStakeMinor, gaps, signals } = row;
  const kind = evidenceKind(fallingSigns(signals), gaps, row.lateCycles);
  return { id, atStakeMinor, signals: signals.map(({ k }) => k), kind };
}

export function liveRhythms(db: Db, head: LiveHead): RhythmsOf {
  return (ids) => {
    const rows = rawOf(db)
      .prepare<[string], LiveRow>(`SELECT ${LIVE} FROM rhythm_live WHERE dealer_id IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify(ids));
    return new Map(rows.map((row) => [row.id, ofLive(row, head)]));
  };
}

export function listOf({ rows, asOfOpen }: RhythmResult): SlippingList {
  return {
    dealers: rows.length,
    entries: rows
      .filter(({ slipping }) => slipping)
      .map(({ id, atStakeMinor, own, cycle, signals }) =>
        entryOf({
          id,
          atStakeMinor,
          gaps: own.gaps,
          lateCycles: lateCycles(asOfOpen - own.lastOpen, cycle.days),
          signals,
        }),
      )
      .sort((a, b) => b.atStakeMinor - a.atStakeMinor || a.id - b.id),
  };
}

export function rhythmsOf(result: RhythmResult): RhythmsOf {
  return (ids) => {
    const wanted = new Set(ids);
    return new Map(result.rows.filter(({ id }) => wanted.has(id)).map((row) => [row.id, ofRow(row, result)]));
  };
}

const NO_CHANCE = { pAlive: null, chanceReason: null };

type Who = Pick<SlippingRow, 'name' | 'code' | 'city' | 'tier' | 'rep' | 'repId' | 'phone'>;

/** Who they are, who serves them on a day, and their phone. */
export function whoTheyAre(db: Db, ids: readonly number[], today: string): Map<number, Who> {
  const rows = rawOf(db)
    .prepare<[object], Who & { id: number; phones: string | null }>(
      `SELECT d.id, d.name, d.code, d.city, s.tier, r.name AS rep, r.id AS repId,
         (SELECT k.phones FROM contact k WHERE k.dealer_id = d.id AND k.deleted_at IS NULL AND k.phones <> '[]'
          ORDER BY k.is_primary DESC, k.id LIMIT 1) AS phones
       FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id
       LEFT JOIN rep r ON r.id = (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @today
                                  ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
       WHERE d.id IN (SELECT value FROM json_each(@ids))`,
    )
    .all({ ids: JSON.stringify(ids), today });
  return new Map(rows.map(({ id, phones, ...who }) => [id, { ...who, phone: firstPhone(phones) }]));
}

function firstPhone(phones: string | null): string {
  // As the tables of contacts keep them.
  const list = JSON.parse(phones ?? '[]') as { text: string }[];
  return list[0]?.text ?? '';
}

/**
 * The rows of one page of a list.
 * @param told how it stands to predictions and to the past; nothing of them where it is not told
 */
export function pageOf(
  db: Db,
  ids: readonly number[],
  rhythms: RhythmsOf,
  today: string,
  { chances = null, weighing = UNWEIGHED }: { chances?: SlippingChances | null; weighing?: Weighing } = {},
): SlippingRow[] {
  const of = rhythms(ids);
  const who = whoTheyAre(db, ids, today);
  const chance = chances ? chanceOf(db, chances, ids) : undefined;
  return ids.flatMap((id) => {
    const rhythm = of.get(id);
    const dealer = who.get(id);
    if (!rhythm || !dealer) return [];
    const kind = evidenceKind(fallingSigns(rhythm.signals), rhythm.gaps, rhythm.lateCycles);
    const likely = likelyOf(weighing, { kind, atStakeMinor: rhythm.atStakeMinor });
    return [{ id: DealerId.parse(id), ...dealer, ...rhythm, ...(chance?.get(id) ?? NO_CHANCE), ...likely }];
  });
}
