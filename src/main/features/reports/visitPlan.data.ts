import type { Said } from '../../../shared/contract/visitSheets.contract.ts';
import { type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import type { VisitPurpose } from '../../../shared/domain/visits.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { openCasesOf } from '../cases/cases.repo.ts';
import { shouldBuyOf } from '../demand/advice.service.ts';
import { balancesAsOf, owingDealers } from '../receivables/receivables.service.ts';
import { liveHead, liveRhythms } from '../rhythm/slipping.repo.ts';
import { needSetting, readNeeds } from '../visits/needs.service.ts';
import { dayPlans, type SheetSpan } from '../visits/sheets.repo.ts';
import { readSheet } from '../visits/sheets.service.ts';
import type { ReportEnv } from './builtReport.ts';
import { purposesNow } from './visitPlan.rules.ts';

/** What is to be brought along to a dealer, as facts. */
export interface Bring {
  cases: number;
  overdueMinor: number;
  balanceMinor: number;
  /** Whether the list of balances says of all that is owed that it is not due yet; without ages it says nothing. */
  notDue: boolean;
  /** The day of the newest list of balances; null where there is none, and nobody knows what is owed. */
  balancesOn: CalendarDay | null;
  /** Categories that he no longer buys. */
  stopped: readonly string[];
  /** Products that dealers like him buy. */
  shouldBuy: readonly string[];
}

export interface PlanLine {
  no: number | null;
  dealerId: number;
  name: string;
  code: string;
  tier: string | null;
  contact: string;
  phone: string;
  address: string;
  lastOn: CalendarDay | null;
  overdueDays: number;
  time: string;
  purposes: readonly VisitPurpose[];
  note: string;
  bring: Bring;
  status: string;
  said: Said | null;
}

/** One rep's day, as it goes out. */
export interface PlanSheet {
  /** Null while nothing of it went out, or where the plan has changed since. */
  sheetId: number | null;
  edition: number;
  repId: number;
  repName: string;
  on: CalendarDay;
  lines: readonly PlanLine[];
}

/** Products and categories that a line has room for. */
const NAMED = 2;

/** The sheets of some days with everything that stands on them. Nothing is numbered by this: see `visits.issueSheets`. */
export async function readPlanSheets(env: ReportEnv, span: SheetSpan): Promise<PlanSheet[]> {
  const { db } = env;
  const days = dayPlans(db, span).filter(({ lines }) => lines.length > 0);
  const sheets = days.map((day) => ({ day, sheet: readSheet({ db }, { repId: day.repId, on: day.on }) }));
  const planned = sheets.map(({ day, sheet }) => {
    const numbered = day.sheetId !== null && !day.stale;
    const byVisit = new Map(sheet.lines.map((line) => [Number(line.visitId), line]));
    return { day, numbered, byVisit, ids: numbered ? sheetIds(sheet.lines) : day.lines };
  });
  const facts = readFacts(
    db,
    planned.flatMap(({ ids }) => ids),
  );
  const bring = await readBring(env, [...new Set([...facts.values()].map(({ dealerId }) => dealerId))]);
  const inTimeUntil = await lastDaysInTime(env);
  return planned.map(({ day, numbered, byVisit, ids }) => ({
    sheetId: numbered ? day.sheetId : null,
    edition: numbered ? day.edition : 0,
    repId: day.repId,
    repName: day.repName,
    on: day.on,
    lines: ids.flatMap((id, at) => {
      const fact = facts.get(id);
      if (fact === undefined) return [];
      const known = byVisit.get(id);
      const { purposes: stored, ...rest } = fact;
      // Written by the planner and by hands as an array of codes.
      const purposes = JSON.parse(stored) as VisitPurpose[];
      const along = bring.get(fact.dealerId);
      if (along === undefined) return [];
      return [
        {
          ...rest,
          // What does not go out as it was numbered is numbered anew from one.
          no: numbered ? (known?.line ?? null) : at + 1,
          purposes: fact.status === 'planned' ? purposesNow(purposes, along) : purposes,
          bring: along,
          overdueDays: Math.max(0, daysBetween(inTimeUntil.get(fact.dealerId) ?? day.on, day.on)),
          said: known?.said ?? null,
        },
      ];
    }),
  }));
}

/** Until when a visit of each dealer is in time by the visit rules. A sheet tells what it is behind on its own day. */
async function lastDaysInTime(env: ReportEnv): Promise<Map<number, CalendarDay>> {
  const needs = await readNeeds(env, await needSetting(env));
  return new Map(needs.flatMap(({ facts, need }) => (need.due === null ? [] : [[Number(facts.id), need.due.to]])));
}

function sheetIds(lines: readonly { line: number | null; visitId: number }[]): number[] {
  return lines.filter(({ line }) => line !== null).map(({ visitId }) => visitId);
}

interface Fact
  extends Pick<
    PlanLine,
    'dealerId' | 'name' | 'code' | 'tier' | 'contact' | 'phone' | 'address' | 'lastOn' | 'time' | 'note' | 'status'
  > {
  id: number;
  purposes: string;
}

function readFacts(db: Db, ids: readonly number[]): Map<number, Fact> {
  const rows = rawOf(db)
    .prepare<[string], Fact & { phones: string | null }>(
      `SELECT v.id, v.dealer_id AS dealerId, d.name, d.code, s.tier, coalesce(k.name, '') AS contact, k.phones,
         CASE WHEN d.address <> '' THEN d.address ELSE trim(d.city || ' ' || d.district || ' ' || d.town) END AS address,
         nullif(max(coalesce((SELECT max(a.happened_on) FROM activity a WHERE a.dealer_id = d.id AND a.kind = 'visit' AND a.deleted_at IS NULL
             AND a.happened_on < v.visit_on), ''),
           coalesce((SELECT max(w.done_on) FROM visit w WHERE w.dealer_id = d.id AND w.deleted_at IS NULL AND w.done_on < v.visit_on), '')), '') AS lastOn,
         v.planned_time AS time, v.note, v.status, v.purposes
       FROM visit v JOIN dealer d ON d.id = v.dealer_id LEFT JOIN score_live s ON s.dealer_id = d.id
         LEFT JOIN contact k ON k.id = (SELECT c.id FROM contact c WHERE c.dealer_id = d.id AND c.deleted_at IS NULL
           ORDER BY c.is_primary DESC, c.phones = '[]', c.id LIMIT 1)
       WHERE v.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map(({ phones, ...row }) => [row.id, { ...row, phone: firstPhone(phones) }]));
}

function firstPhone(phones: string | null): string {
  // As the table of contacts keeps them.
  const list = JSON.parse(phones ?? '[]') as { text: string }[];
  return list[0]?.text ?? '';
}

async function readBring(env: ReportEnv, ids: readonly number[]): Promise<Map<number, Bring>> {
  const { db, clock } = env;
  const today = clock.today();
  const cases = openCasesOf(db);
  const day = balancesAsOf(db, today);
  const owing = new Map(day === null ? [] : owingDealers(db, day, today).map((dealer) => [Number(dealer.id), dealer]));
  const head = liveHead(db);
  const rhythms = head === undefined ? undefined : liveRhythms(db, head)(ids);
  const found = new Map<number, Bring>();
  for (const id of ids) {
    env.port.checkCancelled();
    const advice = await shouldBuyOf(env, { dealerId: DealerId.parse(id), limit: NAMED });
    const owed = owing.get(id);
    found.set(id, {
      cases: cases.get(id)?.count ?? 0,
      overdueMinor: owed?.overdueMinor ?? 0,
      balanceMinor: owed?.balanceMinor ?? 0,
      notDue: owed !== undefined && owed.bands.notDue === owed.balanceMinor,
      balancesOn: day,
      stopped: (rhythms?.get(id)?.signals ?? [])
        .flatMap((signal) => (signal.k === 'stopped' ? signal.categories.map(({ name }) => name) : []))
        .slice(0, NAMED),
      shouldBuy: (advice?.products ?? []).map(({ name, code }) => name || code),
    });
  }
  return found;
}
