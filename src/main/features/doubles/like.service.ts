import type { DoubleReason } from '../../../shared/contract/doubles.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readPhones } from '../dealers/phone.rules.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { type DoubleKeys, type DoubleRecord, doubleKeys } from './doubleKeys.rules.ts';
import { comparePair } from './doubles.rules.ts';
import { readRecordsOf } from './records.repo.ts';
import { readDoubleDealers } from './suspects.repo.ts';

/** Nobody reads more of a warning. */
const MOST_SHOWN = 5;
/** Dealers that are compared one by one. */
const MOST_CANDIDATES = 300;
const NOBODY = 0;

/** Whom somebody who is being typed, or a dealer as he stands now, may be already. Warns and never blocks. */
export function likeDealer(ctx: Ctx, input: Parsed<'doubles.like'>): Output<'doubles.like'> {
  const raw = rawOf(ctx.db);
  const regions = loadRegions(ctx.resourcesDir);
  const keys = doubleKeys(recordOf(ctx.db, input, regions), regions);
  const ids = candidates(raw, keys).filter((id) => id !== keys.id);
  const found = readRecordsOf(ctx.db, ids)
    .flatMap((record) => {
      const suspicion = comparePair(keys, doubleKeys(record, regions));
      return suspicion === undefined || isDistinct(raw, keys.id, record.id) ? [] : [{ id: record.id, ...suspicion }];
    })
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, MOST_SHOWN);
  const dealers = readDoubleDealers(
    ctx.db,
    found.map(({ id }) => id),
  );
  return {
    suspects: found.flatMap(({ id, score, reasons }) => {
      const dealer = dealers.get(id);
      return dealer === undefined ? [] : [{ dealer, score, reasons: reasons as DoubleReason[] }];
    }),
  };
}

/** @throws AppError not_found */
function recordOf(db: Db, input: Parsed<'doubles.like'>, regions: ReturnType<typeof loadRegions>): DoubleRecord {
  const { id, name, phones, taxNo, address, regionCode } = input;
  if (id === undefined)
    return {
      id: NOBODY,
      name,
      taxNo,
      address,
      city: regionCode === '' ? '' : regions.regionName(regionCode).city,
      phones: phones.flatMap((text) => readPhones(text).phones.map(({ digits }) => digits)),
    };
  const [record] = readRecordsOf(db, [id]);
  if (record === undefined) throw new AppError('not_found');
  return record;
}

/** Dealers that share a name, a sound, a phone, a tax number or a part of the address with a record. */
function candidates(raw: RawDb, { name, core, sound, phones, taxNo, address }: DoubleKeys): number[] {
  const number = /\d+/.exec(address)?.[0] ?? '';
  const street = address.slice(0, address.indexOf(number));
  const found = raw
    .prepare<[object], number>(
      `SELECT id FROM (
         SELECT id FROM dealer WHERE @name <> '' AND name_key = @name
         UNION SELECT id FROM dealer WHERE length(@core) >= 2 AND instr(name_key, @core) > 0
         UNION SELECT id FROM dealer WHERE @sound <> '' AND instr(pinyin, @sound) = 1
         UNION SELECT id FROM dealer WHERE @taxNo <> '' AND instr(upper(tax_no), @taxNo) > 0
         UNION SELECT id FROM dealer WHERE length(@street) >= 3 AND instr(address, @street) > 0 AND instr(address, @number) > 0
         UNION SELECT c.dealer_id FROM contact c, json_each(@phones) p WHERE c.deleted_at IS NULL AND instr(c.phones, '"' || p.value || '"') > 0)
       WHERE id IN (SELECT id FROM dealer WHERE deleted_at IS NULL AND excluded = 0) LIMIT ${MOST_CANDIDATES}`,
    )
    .pluck()
    .all({ name, core, sound, taxNo, street, number, phones: JSON.stringify(phones) });
  return found as unknown as number[]; // plucked from columns of integers
}

/** The owner has said that they are two, or two shops of one owner. */
function isDistinct(raw: RawDb, one: number, other: number): boolean {
  const said = raw.prepare(
    `SELECT 1 FROM dealer_distinct WHERE low_id = @low AND high_id = @high
     UNION SELECT 1 FROM dealer_group_member m JOIN dealer_group_member n ON n.group_id = m.group_id
       WHERE m.dealer_id = @low AND n.dealer_id = @high`,
  );
  return said.get({ low: Math.min(one, other), high: Math.max(one, other) }) !== undefined;
}
