import { describe, expect, it } from 'vitest';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { importRig } from '../helpers/importRig.ts';

/** A dealer who is typed with the person one calls there. */

const rig = importRig();

describe('a new dealer with a first contact', () => {
  it('gets the person in the same act, as the primary one, and goes with him in one step', async () => {
    const { engine } = rig;
    const made = await engine.ask('dealers.create', {
      name: '城东便利店',
      contact: { name: ' 张三 ', phones: ['138 0013 8000', '小张那里'] },
    });
    const { entries } = await engine.ask('data.changes', { dealerId: made.id });

    expect(made.contacts).toMatchObject([
      {
        name: '张三',
        primary: true,
        phones: [
          { text: '13800138000', kind: 'mobile' },
          { text: '小张那里', kind: 'other' },
        ],
      },
    ]);
    const whole = canonicalDump(engine.dataFile);
    expect(entries.length).toBeGreaterThan(0);
    await engine.ask('data.undo', {});
    const gone = await engine.ask('dealers.list', {});
    const withPhone = await engine.ask('dealers.withPhone', { phones: ['13800138000'] });
    expect([gone.total, withPhone.dealers]).toEqual([0, []]);
    await engine.ask('data.redo', {});
    expect(canonicalDump(engine.dataFile)).toBe(whole);
  });

  it('makes no person of blanks', async () => {
    const made = await rig.engine.ask('dealers.create', { name: '城东便利店', contact: { name: ' ', phones: [' '] } });

    expect(made.contacts).toEqual([]);
  });

  it('is told who has the phone already, whatever he is called, and is added all the same', async () => {
    const { engine } = rig;
    const contact = { name: '', phones: ['13800138000'] };
    const one = await engine.ask('dealers.create', { name: '河西五金批发', code: 'K01', contact });
    const withPhone = async (...phones: string[]) =>
      (await engine.ask('dealers.withPhone', { phones })).dealers.map(({ name }) => name);

    expect(await withPhone('+86 138-0013-8000')).toEqual(['河西五金批发']);
    expect(await withPhone('1380013')).toEqual([]);
    expect(await withPhone('', '13900000000')).toEqual([]);
    await engine.ask('dealers.create', { name: '城东便利店', contact });
    expect(await withPhone('13800138000')).toEqual(['城东便利店', '河西五金批发']);
    await engine.ask('dealers.remove', { ids: [one.id] });
    expect(await withPhone('13800138000')).toEqual(['城东便利店']);
  });
});
