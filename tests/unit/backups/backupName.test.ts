import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backupName,
  isBackupName,
  isUnfinishedOf,
  readBackupName,
  unfinishedName,
} from '../../../src/main/features/backups/backupName.rules.ts';

const UID = '019ab3c0-1111-7000-8000-123456789abc';

describe('the names of copies', () => {
  it('tell a person what they are, and the program the same', () => {
    const name = backupName('城东 2026', '2026-11-25', '14:30', () => false);

    expect(name).toBe('城东 2026_2026-11-25_1430.dealerdesk-backup');
    expect(readBackupName(name)).toMatchObject({ stem: '城东 2026', day: '2026-11-25', time: '14:30' });
  });

  it('a second copy in a minute has a name of its own, and comes after the first', () => {
    const taken = new Set<string>();
    const names = Array.from({ length: 12 }, () => {
      const name = backupName('shop', '2026-11-25', '14:30', (n) => taken.has(n));
      taken.add(name);
      return name;
    });

    const orders = names.map((name) => readBackupName(name)?.order ?? '');
    expect(new Set(names).size).toBe(12);
    expect(orders).toEqual(orders.toSorted());
  });

  it.each([
    'shop.dealerdesk',
    'shop.dealerdesk-backup',
    'shop_2026-11-31_1430.dealerdesk-backup',
    'shop_2026-11-25_2530.dealerdesk-backup',
    'shop_2026-11-25_1430.dealerdesk-backup.part',
    '_2026-11-25_1430.dealerdesk-backup',
    'holiday_2026-11-25_1430.jpg',
  ])('%s is none', (name) => {
    expect(readBackupName(name)).toBeUndefined();
  });

  it('whatever the shop is called, its copies lie in the folder and nowhere else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (stem) => {
        const name = backupName(stem, '2026-11-25', '09:05', () => false);
        expect(name).not.toMatch(/[\\/:*?"<>|\0]/);
        expect(readBackupName(name)?.day).toBe('2026-11-25');
        expect(isBackupName(name)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('an unfinished copy is known by its file, and is no copy', () => {
    const name = unfinishedName(UID, '0a1b2c3d');

    expect(isUnfinishedOf(UID, name)).toBe(true);
    expect(isUnfinishedOf('019ab3c0-2222-7000-8000-123456789abc', name)).toBe(false);
    expect(isUnfinishedOf(UID, 'holiday.part')).toBe(false);
    expect(readBackupName(name)).toBeUndefined();
  });
});
