import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWriter, type RawDb, typed } from '../../src/main/db/open.ts';
import { codeKey, nameKey } from '../../src/main/features/dealers/nameKey.rules.ts';
import { createDealerMatcher } from '../../src/main/features/imports/matchDealer.ts';
import { LADDER_STEPS, type Ladder } from '../../src/shared/contract/importRules.ts';
import { sampleTruth } from '../helpers/sampleTruth.ts';
import { sharedIt } from '../helpers/shared.ts';
import { type KnownShop, type MeantRow, twoLists } from '../helpers/twoLists.ts';

/** The order in which dealers are recognised, judged by whom the rows of a second list really mean. */

let dir: string;
let raw: RawDb;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-ladder-'));
  raw = openWriter(join(dir, 'shop.dealerdesk'));
});
afterEach(() => {
  raw.close();
  rmSync(dir, { recursive: true, force: true });
});

function putIn(shops: readonly KnownShop[]): number[] {
  const dealer = raw.prepare(
    'INSERT INTO dealer (uid, code, code_key, name, name_key, sort_key, city, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)',
  );
  const contact = raw.prepare('INSERT INTO contact (dealer_id, phones, created_at, updated_at) VALUES (?, ?, 0, 0)');
  return raw.transaction(() =>
    shops.map(({ code, name, city, phone }, i) => {
      const id = Number(dealer.run(`u${i}`, code, codeKey(code), name, nameKey(name), name, city).lastInsertRowid);
      if (phone !== '') contact.run(id, JSON.stringify([{ text: phone, digits: phone, kind: 'mobile' }]));
      return id;
    }),
  )();
}

/** How many rows were taken for another dealer, made a second one of a known one, or were handed back. */
function outcome(ids: readonly number[], rows: readonly MeantRow[], ladder: Ladder) {
  const matcher = createDealerMatcher(typed(raw), ladder);
  const seen = { wrong: 0, doubled: 0, asked: 0 };
  rows.forEach(({ code, name, city, phone, shop }, i) => {
    const hints = {
      code: code === '' ? undefined : code,
      name,
      city: city === '' ? undefined : city,
      phones: phone === '' ? [] : [phone],
    };
    const result = matcher.match(hints);
    const meant = shop === null ? undefined : ids[shop];
    if ('ambiguous' in result) seen.asked += 1;
    else if (result.found === null) {
      if (meant !== undefined) seen.doubled += 1;
      matcher.add(i, hints);
    } else if (!('id' in result.found) || result.found.id !== meant) seen.wrong += 1;
  });
  return seen;
}

describe('phones before names', () => {
  it.each([1, 2, 3])('are wrong no oftener and ask far less than names before phones (seed %i)', (seed) => {
    const { known, rows } = twoLists(seed, 1000);
    const ids = putIn(known);

    const phoneFirst = outcome(ids, rows, [...LADDER_STEPS]);
    const nameFirst = outcome(ids, rows, ['code', 'name', 'phone']);

    expect(LADDER_STEPS).toEqual(['code', 'phone', 'name']);
    expect(phoneFirst.wrong).toBeLessThanOrEqual(nameFirst.wrong);
    expect(phoneFirst.doubled).toBeLessThanOrEqual(nameFirst.doubled);
    expect(phoneFirst.asked * 2).toBeLessThan(nameFirst.asked);
    expect(phoneFirst.wrong / rows.length).toBeLessThan(0.005);
  });

  sharedIt(
    'samples/truth.json',
    'decide the rows of the sample list as names before phones do, one of 300 wrong',
    () => {
      const truth = sampleTruth();
      const entities = [...new Set(truth.map(({ entity }) => entity))];
      const shops = entities.map((entity): KnownShop => {
        const record = truth.find((each) => each.entity === entity);
        return { code: '', name: entity, city: record?.city ?? '', phone: record?.phone ?? '' };
      });
      const rows = truth.map(({ entity, city, phone }): MeantRow => {
        // As the list has it: the place in front of the name is often left out.
        const name = entity.slice(2);
        return { code: '', name, city, phone: phone ?? '', shop: entities.indexOf(entity) };
      });
      const ids = putIn(shops);

      const phoneFirst = outcome(ids, rows, [...LADDER_STEPS]);

      // The rest have lost their phone to a spreadsheet and their place to the list's writer.
      expect(phoneFirst).toMatchObject({ wrong: 1, asked: 0 });
      expect(phoneFirst).toEqual(outcome(ids, rows, ['code', 'name', 'phone']));
    },
  );
});
