import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openWriter, type RawDb, typed } from '../../../src/main/db/open.ts';
import { bumpDataRevision } from '../../../src/main/db/revision.ts';
import { prepareFile } from '../../../src/main/features/data/prepareFile.ts';
import { codeColumns, nameColumns } from '../../../src/main/features/dealers/dealerFields.ts';
import { loadRegions } from '../../../src/main/features/dealers/regionTable.ts';
import { refreshDealerDays } from '../../../src/main/features/orders/orders.service.ts';
import { PLACES } from '../../../src/main/features/samples/samplePlaces.ts';
import {
  BRAND_FIRST,
  BRAND_SECOND,
  GIVEN_NAMES,
  NAME_FORMS,
  SURNAMES,
} from '../../../src/main/features/samples/sampleWords.ts';
import { fixedClock } from '../../../src/main/runtime/clock.ts';
import { newUid } from '../../../src/main/runtime/ids.ts';
import { silentLogger } from '../../../src/main/runtime/logger.ts';
import { createRandom, type Random } from '../../../src/main/runtime/random.ts';
import { fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { JobId } from '../../../src/shared/domain/ids.ts';
import { RESOURCES } from '../../helpers/testEngine.ts';
import { startBuiltEngine } from './engine.ts';
import { benchFolder } from './place.ts';

/** The day that everything in the bench takes for today. */
export const TODAY = '2026-11-22';

export interface ShopSize {
  dealers: number;
  orders: number;
  /** Lines of products over all bills; none unless told. */
  lines?: number;
  /** With the live result that the program's own job stores. */
  scored: boolean;
}

const SEED = 20_261_122;
const REPS = 20;
/** Orders lie in the two years before yesterday. */
const DAYS = 730;
const RETURN_SHARE = 0.04;
/** Spread of dealers' sizes and of amounts: a few are large, as everywhere. */
const SIZE_SIGMA = 1.1;
const AMOUNT_SIGMA = 0.9;
const MEAN_AMOUNT_MINOR = 80_000;
const PRODUCTS = 600;
const CATEGORIES = 15;

/** A file of this size at `path`: made once per bench run, copied afterwards. The same size always gives the same shop. */
export async function shopFile(path: string, size: ShopSize): Promise<void> {
  const kept = join(
    benchFolder(),
    `shop-${size.dealers}-${size.orders}-${size.lines ?? 0}${size.scored ? '-scored' : ''}.dealerdesk`,
  );
  if (!existsSync(kept)) await makeShop(kept, size);
  copyFileSync(kept, path);
}

async function makeShop(path: string, size: ShopSize): Promise<void> {
  const part = `${path}.part`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(part + suffix, { force: true });
  const raw = openWriter(part);
  const db = typed(raw);
  const clock = fixedClock(TODAY);
  await prepareFile(db, {
    db,
    clock,
    log: silentLogger,
    resourcesDir: RESOURCES,
    operatorId: null,
    startJob: () => JobId.parse('none'),
  });
  raw.exec('BEGIN IMMEDIATE');
  insertDealers(raw, createRandom(SEED, 1), size.dealers, clock.now());
  insertOrders(raw, createRandom(SEED, 2), size);
  insertLines(raw, createRandom(SEED, 3), size);
  raw.exec(
    `CREATE TEMP TABLE touched_dealer (id INTEGER PRIMARY KEY); INSERT INTO touched_dealer SELECT id FROM dealer`,
  );
  refreshDealerDays(db);
  bumpDataRevision(db);
  raw.exec('COMMIT; ANALYZE');
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.close();
  if (size.scored) await score(part);
  renameSync(part, path);
}

async function score(path: string): Promise<void> {
  const engine = await startBuiltEngine({ dir: `${path}-engine`, dataFile: path, fixedDay: TODAY });
  await engine.scoreLive();
  await engine.close();
}

function insertDealers(raw: RawDb, random: Random, count: number, now: number): void {
  const regions = loadRegions(RESOURCES);
  const places = PLACES.map(({ province, city, district }) => ({
    province,
    city,
    district,
    region_code: regions.parseRegion(district, { province, city }).code,
  }));
  const rep = raw.prepare(
    'INSERT INTO rep (uid, name, name_key, sort_key, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (let i = 0; i < REPS; i += 1) {
    const { name, name_key, sort_key } = nameColumns(person(random) + String(i));
    rep.run(newUid(), name, name_key, sort_key, now, now);
  }
  const dealer = raw.prepare(
    `INSERT INTO dealer (uid, code, code_key, name, name_key, pinyin, initials, sort_key, type, region_code, province, city, district,
       address, original_grade, opened_on, created_at, updated_at)
     VALUES (@uid, @code, @code_key, @name, @name_key, @pinyin, @initials, @sort_key, @type, @region_code, @province, @city, @district,
       @address, @grade, @opened, @now, @now)`,
  );
  const contact = raw.prepare(
    'INSERT INTO contact (dealer_id, name, phones, is_primary, created_at, updated_at) VALUES (?, ?, ?, 1, ?, ?)',
  );
  const owner = raw.prepare(
    "INSERT INTO dealer_owner (dealer_id, rep_id, from_on, created_at) VALUES (?, ?, '2023-01-01', ?)",
  );
  for (let id = 1; id <= count; id += 1) {
    const place = random.pick(places);
    dealer.run({
      uid: newUid(),
      ...codeColumns(`KH${String(id).padStart(6, '0')}`),
      ...nameColumns(shopName(random, id)),
      ...place,
      type: random.pick(['wholesale', 'convenience', 'supermarket', 'catering', null]),
      address: `${place.city}${place.district}${random.int(1, 300)}`,
      grade: random.pick(['A', 'B', 'C', '']),
      opened: fromDayNumber(toDayNumber(TODAY) - random.int(30, 3000)),
      now,
    });
    const digits = `1640${String(random.int(0, 9_999_999)).padStart(7, '0')}`;
    contact.run(id, person(random), JSON.stringify([{ text: digits, digits, kind: 'mobile' }]), now, now);
    if (random.chance(0.95)) owner.run(id, random.int(1, REPS), now);
  }
}

function person(random: Random): string {
  return random.pick(SURNAMES)['zh-CN'] + random.pick(GIVEN_NAMES)['zh-CN'];
}

/** Names are not unique, as in life; every tenth carries a number. */
function shopName(random: Random, id: number): string {
  const form = random.pick(random.pick(Object.values(NAME_FORMS)))['zh-CN'];
  const middle = random.pick(BRAND_FIRST)['zh-CN'] + random.pick(BRAND_SECOND)['zh-CN'];
  const town = random.pick(PLACES).city;
  return `${town}${form.replace(/[NSL]/, middle)}${id % 10 === 0 ? id : ''}`;
}

function insertOrders(raw: RawDb, random: Random, { dealers, orders }: ShopSize): void {
  raw.prepare("INSERT INTO source (name, created_at) VALUES ('books', 0)").run();
  const insert = raw.prepare(
    `INSERT INTO orders (dealer_id, source_id, kind, number, number_key, ordered_on, net_minor, line_count, content_key)
     VALUES (?, 1, ?, ?, ?, ?, ?, 0, ?)`,
  );
  const sizes = Float64Array.from({ length: dealers }, () => Math.exp(SIZE_SIGMA * random.normal()));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const yesterday = toDayNumber(TODAY) - 1;
  const days = Array.from({ length: DAYS }, (_, back) => fromDayNumber(yesterday - back));
  let made = 0;
  let owed = 0;
  for (let i = 0; i < dealers; i += 1) {
    owed += ((sizes[i] ?? 0) / total) * orders;
    while (made < Math.min(Math.round(owed), orders)) {
      const kind = random.chance(RETURN_SHARE) ? 'return' : 'sale';
      const amount = Math.round(MEAN_AMOUNT_MINOR * Math.exp(AMOUNT_SIGMA * random.normal()));
      const number = `XS${made}`;
      insert.run(i + 1, kind, number, number, random.pick(days), kind === 'sale' ? amount : -amount, number);
      made += 1;
    }
  }
}

/** A bill's lines: products of which each dealer buys a few, at a price of its own. */
function insertLines(raw: RawDb, random: Random, { lines = 0, orders }: ShopSize): void {
  if (lines === 0) return;
  const product = raw.prepare('INSERT INTO product (uid, code, name, product_key, category) VALUES (?, ?, ?, ?, ?)');
  for (let i = 1; i <= PRODUCTS; i += 1) product.run(newUid(), `P${i}`, `P${i}`, `P${i}`, `C${i % CATEGORIES}`);
  const line = raw.prepare(
    'INSERT INTO order_line (order_id, line_no, product_id, qty_micro, unit_price_micro, net_micro) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const bills = raw
    .prepare<[], [number, number, number]>('SELECT id, dealer_id, net_minor FROM orders ORDER BY id')
    .raw();
  let owed = 0;
  let made = 0;
  let nth = 0;
  for (const [id, dealer, net] of bills.all()) {
    nth += 1;
    owed = Math.round((nth * lines) / orders);
    const count = owed - made;
    for (let no = 1; no <= count; no += 1) {
      const bought = 1 + ((dealer * 7 + random.int(0, 24) * 13) % PRODUCTS);
      const price = 1_000_000 + bought * 90_000;
      const netMicro = Math.round((net * 10_000) / count);
      line.run(id, no, bought, Math.round((netMicro / price) * 1_000_000), price, netMicro);
    }
    made = owed;
  }
}
