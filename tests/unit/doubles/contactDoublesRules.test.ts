import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePeople, findPeople, type Person } from '../../../src/main/features/doubles/contactDoubles.rules.ts';
import { mergedContact, withoutAdded } from '../../../src/main/features/doubles/mergeContacts.rules.ts';

const mobile = (digits: string) => ({ text: digits, digits, kind: 'mobile' });
const line = (digits: string) => ({ text: digits, digits, kind: 'landline' });

const person = (id: number, given: Partial<Person>): Person => ({
  id,
  name: '',
  phones: [],
  wechat: '',
  email: '',
  ...given,
});
const codes = (a: Partial<Person>, b: Partial<Person>) =>
  comparePeople(person(1, a), person(2, b))?.reasons.map(({ code }) => code) ?? [];

describe('what makes two people of a dealer suspect', () => {
  test.each([
    ['王建国', '王建国', ['same_name']],
    ['王建国', '王 建国', ['same_name']],
    ['王建国经理', '王建国', ['titled_name']],
    ['王建国', '王建囯', ['same_sound']],
    ['张伟', '张玮', ['same_sound']],
    ['王总', '王建国', ['called']],
    ['王总', '王老板', ['called']],
    ['小王', '王建国', ['called']],
    ['欧阳总', '欧阳小明', ['called']],
    ['建国', '王建国', ['part_of_name']],
    ['John Smith', 'Smith, John', ['same_name']],
    // Other people.
    ['王会计', '王总', []],
    ['王老板娘', '王老板', []],
    ['王建国', '王建军', []],
    ['王总', '李建国', []],
    ['欧阳总', '欧建国', []],
    ['John Smith', 'John Brown', []],
    ['王建国', '', []],
  ])('%s and %s', (a, b, expected) => {
    expect(codes({ name: a }, { name: b })).toEqual(expected);
    expect(codes({ name: b }, { name: a })).toEqual(expected);
  });

  test('one mobile is enough without a name against it; man and wife share one', () => {
    const phones = [mobile('13900000001')];

    expect(codes({ name: '', phones }, { name: '王建国', phones })).toEqual(['same_phone']);
    expect(codes({ name: '王总', phones }, { name: '王建国', phones })).toEqual(['called', 'same_phone']);
    expect(codes({ name: '王建国', phones }, { name: '李丽', phones })).toEqual([]);
  });

  test('everybody answers the line of the shop', () => {
    const phones = [line('0208888888')];

    expect(codes({ name: '王建国', phones }, { name: '李丽', phones })).toEqual([]);
    expect(codes({ name: '王建国', phones }, { name: '', phones })).toEqual(['same_phone']);
  });

  test('another mobile speaks against a form of address, not against a name', () => {
    const [a, b] = [[mobile('13900000001')], [mobile('13900000002')]];

    expect(codes({ name: '王总', phones: a }, { name: '王建国', phones: b })).toEqual([]);
    expect(codes({ name: '王建国', phones: a }, { name: '王建国', phones: b })).toEqual(['same_name', 'other_phone']);
  });

  test('WeChat and e-mail are one person’s, in capitals or not', () => {
    expect(codes({ name: '', wechat: 'Wang_88' }, { name: '王总', wechat: 'wang_88' })).toEqual(['same_wechat']);
    expect(codes({ name: '', email: 'a@b.cn' }, { name: '王总', email: 'A@b.cn' })).toEqual(['same_email']);
  });

  test('is the same in either order, and never a person with himself', () => {
    const any = fc.record({
      name: fc.constantFrom('', '王总', '王建国', '建国', '小王', '李丽', '王会计', 'Wang'),
      phones: fc.subarray([mobile('13900000001'), line('0208888888')]),
      wechat: fc.constantFrom('', 'a'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (given) => {
        const people = given.map((each, i) => person(i + 1, each));

        const found = findPeople(people);

        expect(findPeople([...people].reverse())).toEqual(found);
        expect(found.every(({ lowId, highId }) => lowId < highId)).toBe(true);
      }),
    );
  });
});

test('phones of both are kept, and those the other brought go again', () => {
  const rest = { role: '', wechat: '', email: '', birthday: '', note: '' };
  const [mine, other] = [JSON.stringify([mobile('1390001')]), JSON.stringify([mobile('1390001'), mobile('1390002')])];

  const merged = mergedContact(
    { ...rest, name: '王建国', note: '甲', phones: mine },
    { ...rest, name: '王总', note: '乙', phones: other },
    ['note'],
  );

  expect(merged).toEqual({ note: '甲\n乙', phones: JSON.stringify([mobile('1390001'), mobile('1390002')]) });
  const later = JSON.stringify([mobile('1390001'), mobile('1390002'), mobile('1390009')]);
  expect(withoutAdded(later, mine, String(merged.phones))).toBe(JSON.stringify([mobile('1390001'), mobile('1390009')]));
});
