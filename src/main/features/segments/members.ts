import type { Fact } from '../../../shared/contract/segmentFacts.ts';
import { conditionsIn, type RuleCondition, type SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { GridColumns } from '../dealers/gridColumns.ts';
import type { Test } from '../dealers/gridConditions.ts';
import { referenceOf } from '../dealers/gridRecent.ts';
import type { PreparedSegments } from '../dealers/segmentPort.ts';
import { type Ledger, ledgerOf } from './boughtLedger.ts';
import { FACT_SOURCES } from './factSources.ts';
import { type FactValues, factValues, markOf } from './factValues.ts';
import { type RuleParts, referenceFilter, ruleTest } from './ruleTests.ts';
import { findSegment, readMembers } from './segmentRows.repo.ts';

/** A rule, or a list, with all that has to be read for it. */
export type Prepared = PreparedSegments;

/** Segments made ready for one question: each of them once, however often rules name it. */
type Known = Map<number, Promise<Prepared>>;

const nobody: Prepared = { key: 'none', compile: () => () => false };

/** A rule made ready. Segments it names are made ready with it. */
export function prepareRule(db: Db, rule: SegmentRule, today: string, known: Known = new Map()): Promise<Prepared> {
  return readyRule(db, rule, today, known, new Set());
}

/** A kept segment made ready; nobody is in one that is gone. */
export function prepareSegment(db: Db, id: number, today: string, known: Known = new Map()): Promise<Prepared> {
  return readySegment(db, id, today, known, new Set());
}

/** Dealers in any of these. */
export async function prepareAny(db: Db, ids: readonly number[], today: string): Promise<Prepared> {
  const known: Known = new Map();
  const each = await Promise.all(ids.map((id) => prepareSegment(db, id, today, known)));
  return {
    key: each.map(({ key }) => key).join('&'),
    compile(columns) {
      const tests = each.map((one) => one.compile(columns));
      return (slot) => tests.some((test) => test(slot));
    },
  };
}

/** @param above segments that are being made ready by naming each other: a circle, which no save lets in, holds nobody */
function readySegment(db: Db, id: number, today: string, known: Known, above: ReadonlySet<number>): Promise<Prepared> {
  if (above.has(id)) return Promise.resolve(nobody);
  const found = known.get(id);
  if (found !== undefined) return found;
  const segment = findSegment(db, id);
  const ready =
    segment === undefined
      ? Promise.resolve(nobody)
      : segment.rule === null
        ? Promise.resolve(readyList(db, id))
        : readyRule(db, segment.rule, today, known, new Set([...above, id]));
  const once = ready.then((prepared) => compiledOnce({ ...prepared, key: `${id}#${prepared.key}` }));
  known.set(id, once);
  return once;
}

function readyList(db: Db, id: number): Prepared {
  const ids = new Set(readMembers(rawOf(db), id));
  return { key: markOf(db, 'file'), compile: (columns) => (slot) => ids.has(columns.id[slot] ?? 0) };
}

async function readyRule(
  db: Db,
  rule: SegmentRule,
  today: string,
  known: Known,
  above: ReadonlySet<number>,
): Promise<Prepared> {
  const conditions = conditionsIn(rule);
  const reference = await referenceOf(db, referenceFilter(conditions), today);
  if (reference === undefined) throw new Error('a rule counts back from a day');
  const keys = [reference.key, JSON.stringify(rule)];
  const facts = new Map<Fact, FactValues>();
  for (const fact of queriedFacts(conditions)) {
    const source = FACT_SOURCES[fact];
    if (source.from !== 'query') continue;
    const { key, values } = factValues(db, fact, source, source.sql.includes('@today') ? { today } : {});
    keys.push(key);
    facts.set(fact, await values);
  }
  const ledgers = new Map<RuleCondition, Ledger>();
  const members = new Map<number, Prepared>();
  for (const condition of conditions) {
    if (condition.fact === 'bought') {
      const { key, ledger } = ledgerOf(db, condition);
      keys.push(key);
      ledgers.set(condition, await ledger);
    } else if (condition.fact === 'segment' && !members.has(condition.id)) {
      const prepared = await readySegment(db, condition.id, today, known, above);
      keys.push(prepared.key);
      members.set(condition.id, prepared);
    }
  }
  const parts: RuleParts = {
    reference,
    facts,
    ledgers,
    memberTest: (columns, id) => (members.get(id) ?? nobody).compile(columns),
  };
  return { key: keys.join('|'), compile: (columns) => ruleTest(columns, rule, parts) };
}

function queriedFacts(conditions: readonly RuleCondition[]): Set<Fact> {
  return new Set(
    conditions.flatMap(({ fact }) => {
      if (!Object.hasOwn(FACT_SOURCES, fact)) return [];
      const named = fact as Fact; // a key of the table
      return FACT_SOURCES[named].from === 'query' ? [named] : [];
    }),
  );
}

/** Members by slot, decided once for the columns there are: rules that name each other often stay as quick as one. */
function compiledOnce(prepared: Prepared): Prepared {
  const made = new WeakMap<GridColumns, Test>();
  return {
    key: prepared.key,
    compile(columns) {
      const known = made.get(columns);
      if (known !== undefined) return known;
      const test = prepared.compile(columns);
      const members = new Uint8Array(columns.count);
      for (let slot = 0; slot < columns.count; slot += 1) if (test(slot)) members[slot] = 1;
      const lookup: Test = (slot) => members[slot] === 1;
      made.set(columns, lookup);
      return lookup;
    },
  };
}

/** Slots of a segment's members, those in the bin left aside. */
export function memberSlots(columns: GridColumns, prepared: Prepared): Uint32Array {
  const test = prepared.compile(columns);
  const found = new Uint32Array(columns.count);
  let count = 0;
  for (let slot = 0; slot < columns.count; slot += 1) {
    if (columns.deleted[slot] !== 0 || !test(slot)) continue;
    found[count] = slot;
    count += 1;
  }
  return found.subarray(0, count);
}
