import type { DealerPatch } from '../../../shared/contract/dealers.contract.ts';
import type { HealthCheck, HealthRefusal } from '../../../shared/contract/health.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { birthdayFault, typedBirthday } from '../../../shared/domain/birthday.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { type ActLog, beginAct, lastEntryOf, loggedInsert, loggedUpdate, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { placedColumns } from '../dealers/dealerFields.ts';
import { giveTo } from '../dealers/handOver.service.ts';
import { type Phone, readPhones } from '../dealers/phone.rules.ts';
import type { RegionIndex } from '../dealers/region.rules.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { splitRole } from '../imports/people.rules.ts';
import { type CellRead, readDay, readDays, readLine, readName } from '../paste/pasteCell.rules.ts';
import { repReader } from '../paste/pasteTargets.ts';
import { findAbout } from './findings.ts';

/** Limits of the contract of dealers. */
const SHORT = 200;
const LONG = 2000;

/** Reps are dated rows and opening dates begin a history: figures depend on both. */
const MOVES_SCORES: readonly HealthCheck[] = ['rep', 'repsTwo', 'repDiffers', 'opened', 'orderBeforeOpening'];

/** What a text changes about its dealer. */
type Mending =
  | { kind: 'patch'; patch: Partial<DealerPatch> }
  | { kind: 'rep'; repId: number | null }
  | { kind: 'phones'; phones: Phone[] }
  | { kind: 'person'; name: string; role: string }
  | { kind: 'birthday'; birthday: string }
  | { kind: 'refused'; reason: HealthRefusal };

/** Writes what was typed or taken over, each text read as its field reads it. What cannot be taken is told and left. */
export function fix(ctx: Ctx, { check, fixes }: Parsed<'health.fix'>): Promise<Output<'health.fix'>> {
  const regions = loadRegions(ctx.resourcesDir);
  return inTransaction(ctx.db, (trx) => {
    const inside = { ...ctx, db: trx };
    const before = findAbout(
      inside,
      fixes.map(({ id }) => id),
    );
    const act = beginAct(trx, ctx.clock.now(), { movesScores: MOVES_SCORES.includes(check) });
    const readRep = repReader(trx, ctx.clock.today());
    const refused: Output<'health.fix'>['refused'] = [];
    let changed = 0;
    for (const { id, expectedRevision, text } of fixes) {
      const dealer = before.get(id)?.dealer;
      const readers = { readRep, regions, today: ctx.clock.today(), city: dealer?.city ?? '' };
      const mending = mend(check, text, readers);
      const reason: HealthRefusal | undefined =
        dealer === undefined
          ? 'gone'
          : dealer.revision !== expectedRevision
            ? 'moved'
            : mending.kind === 'refused'
              ? mending.reason
              : undefined;
      if (reason === undefined) changed += write(trx, act, id, mending, { regions, today: ctx.clock.today() }) ? 1 : 0;
      else refused.push({ id, reason });
    }
    return { changed, changeId: changed === 0 ? null : ChangeId.parse(lastEntryOf(trx, act)), refused };
  });
}

interface Readers {
  today: CalendarDay;
  readRep(text: string): CellRead;
  regions: RegionIndex;
  /** The dealer's own: it says which of several counties of one name is meant. */
  city: string;
}

function mend(check: HealthCheck, text: string, { readRep, regions, today, city }: Readers): Mending {
  if (text.trim() === '') return { kind: 'refused', reason: 'unreadable' };
  const patch = (field: keyof DealerPatch, read: CellRead): Mending =>
    read.kind === 'value' && read.value !== null && read.value !== ''
      ? // Each reader answers what its field keeps.
        { kind: 'patch', patch: { [field]: read.value } as Partial<DealerPatch> }
      : { kind: 'refused', reason: 'unreadable' };
  switch (check) {
    case 'phone': {
      const { phones, lossy, unreadable } = readPhones(text);
      const readable = phones.length > 0 && !lossy && unreadable.length === 0;
      return readable ? { kind: 'phones', phones } : { kind: 'refused', reason: 'unreadable' };
    }
    case 'contact': {
      const { name, role } = splitRole(text);
      return name === '' || name.length > SHORT
        ? { kind: 'refused', reason: 'unreadable' }
        : { kind: 'person', name, role };
    }
    case 'rep':
    case 'repsTwo':
    case 'repDiffers': {
      const read = readRep(text);
      if (read.kind === 'value' && typeof read.value === 'number') return { kind: 'rep', repId: read.value };
      return {
        kind: 'refused',
        reason: read.kind === 'refused' && read.reason === 'rep_left' ? 'rep_left' : 'rep_unknown',
      };
    }
    case 'region': {
      const alone = regions.parseRegion(text);
      const { code, rest, ambiguous } = alone.ambiguous ? regions.parseRegion(text, { city }) : alone;
      return code === '' || rest !== '' || ambiguous
        ? { kind: 'refused', reason: 'region_unknown' }
        : { kind: 'patch', patch: { regionCode: code } };
    }
    case 'address':
      return patch('address', readLine(text, LONG));
    case 'code':
      return patch('code', readLine(text, SHORT));
    case 'term':
      return patch('termDays', readDays(text));
    case 'name':
      return patch('name', readName(text, SHORT));
    case 'taxNo':
      return patch('taxNo', readLine(text, SHORT));
    case 'birthday': {
      const birthday = typedBirthday(text);
      return birthday === undefined || birthdayFault(birthday, today) !== undefined
        ? { kind: 'refused', reason: 'unreadable' }
        : { kind: 'birthday', birthday };
    }
    case 'opened':
    case 'orderBeforeOpening':
      return patch('openedOn', readDay(text, 'ymd'));
    case 'laterBills':
      return { kind: 'refused', reason: 'unreadable' };
  }
}

/** @returns whether anything changed */
function write(
  trx: Db,
  act: ActLog,
  id: number,
  mending: Mending,
  { regions, today }: { regions: RegionIndex; today: string },
): boolean {
  switch (mending.kind) {
    case 'patch': {
      const columns = placedColumns(mending.patch, readRow(trx, 'dealer', id), regions);
      return loggedUpdate(trx, act, 'dealer', id, columns, 'update', id);
    }
    case 'rep':
      return giveTo(trx, act, id, { repId: mending.repId, fromOn: today, reason: '' });
    case 'phones':
      return putPerson(trx, act, id, { phones: JSON.stringify(mending.phones) }, "phones = '[]'");
    case 'person':
      return putPerson(trx, act, id, { name: mending.name, role: mending.role }, "name = ''");
    case 'birthday':
      return putBirthday(trx, act, id, mending.birthday, today);
    case 'refused':
      return false;
  }
}

/** Mends the first birthday of the dealer's people that cannot be right: the one that was told. */
function putBirthday(trx: Db, act: ActLog, dealerId: number, birthday: string, today: CalendarDay): boolean {
  const born = rawOf(trx)
    .prepare<[number], { id: number; birthday: string }>(
      `SELECT id, birthday FROM contact WHERE dealer_id = ? AND deleted_at IS NULL AND birthday <> '' ORDER BY is_primary DESC, id`,
    )
    .all(dealerId)
    .find((each) => birthdayFault(each.birthday, today) !== undefined);
  return born !== undefined && loggedUpdate(trx, act, 'contact', born.id, { birthday }, 'update', dealerId);
}

/** Completes the first person who lacks just that, or adds one. */
function putPerson(
  trx: Db,
  act: ActLog,
  dealerId: number,
  columns: Record<string, string>,
  lacks: "phones = '[]'" | "name = ''",
): boolean {
  const person = rawOf(trx)
    .prepare<[number], number>(
      `SELECT id FROM contact WHERE dealer_id = ? AND deleted_at IS NULL AND ${lacks} ORDER BY is_primary DESC, id LIMIT 1`,
    )
    .pluck()
    .get(dealerId);
  if (person !== undefined) return loggedUpdate(trx, act, 'contact', Number(person), columns, 'update', dealerId);
  const first = { is_primary: 1, created_at: act.at, updated_at: act.at };
  loggedInsert(trx, act, 'contact', { dealer_id: dealerId, ...columns, ...first }, dealerId);
  return true;
}
