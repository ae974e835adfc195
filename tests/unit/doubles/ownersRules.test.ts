import { describe, expect, test } from 'vitest';
import { findOwners, gatherOwners, type ShopPerson } from '../../../src/main/features/doubles/owners.rules.ts';

const TAX = '91440101MA5AU12345';
const person = (dealerId: number, name: string, digits: string): ShopPerson => ({ dealerId, name, digits });
const reasonsOf = (people: readonly ShopPerson[], ours: readonly string[] = []) =>
  findOwners(people, [], ours).map(({ lowId, highId, text }) => [lowId, highId, text]);

describe('who may own several shops', () => {
  test('one person with one phone, whatever title he bears', () => {
    expect(reasonsOf([person(7, '王强', '13900000001'), person(2, '王强总经理', '13900000001')])).toEqual([
      [2, 7, '王强 13900000001'],
    ]);
    expect(reasonsOf([person(1, 'John Smith', '02079460000'), person(2, 'JOHN  SMITH', '02079460000')])).toHaveLength(
      1,
    );
  });

  test.each<[string, ShopPerson[]]>([
    ['another person on one phone', [person(1, '王强', '13900000001'), person(2, '李丽', '13900000001')]],
    ['one name on two phones', [person(1, '王强', '13900000001'), person(2, '王强', '13900000002')]],
    ['a form of address', [person(1, '王总', '13900000001'), person(2, '王总', '13900000001')]],
    ['somebody who keeps books', [person(1, '王强会计', '13900000001'), person(2, '王强会计', '13900000001')]],
    ['an office', [person(1, '采购部', '02088886666'), person(2, '采购部', '02088886666')]],
    ['a line that many firms share', [person(1, '王强', '4008001234'), person(2, '王强', '4008001234')]],
    ['what is no phone', [person(1, '王强', '8001'), person(2, '王强', '8001')]],
    ['two phones of one dealer', [person(1, '王强', '13900000001'), person(1, '王强', '13900000001')]],
  ])('not %s', (_what, people) => {
    expect(findOwners(people, [], [])).toEqual([]);
  });

  test('not a rep of ours, nor who stands with a dozen and more', () => {
    const shops = (count: number) => Array.from({ length: count }, (_, at) => person(at + 1, '王强', '13900000001'));

    expect(reasonsOf(shops(2), ['王强'])).toEqual([]);
    expect(reasonsOf(shops(12))).toHaveLength(66);
    expect(reasonsOf(shops(13))).toEqual([]);
    expect(reasonsOf(shops(50_000))).toEqual([]);
  });

  test('one tax number', () => {
    const firms = [
      { id: 3, taxNo: TAX },
      { id: 1, taxNo: TAX },
      { id: 2, taxNo: '' },
      { id: 4, taxNo: '' },
    ];

    expect(findOwners([], firms, [])).toEqual([{ lowId: 1, highId: 3, code: 'same_tax', text: TAX }]);
  });
});

describe('what is proposed', () => {
  test('shops of one reason together, reasons of the same shops together, the most shops first', () => {
    const people = [1, 2, 9].map((id) => person(id, '王强', '13900000001'));
    const couple = [4, 5].flatMap((id) => [person(id, '李丽', '13900000002'), person(id, '张伟', '13900000003')]);

    const groups = gatherOwners(findOwners([...couple, ...people], [], []));

    expect(groups).toEqual([
      { ids: [1, 2, 9], reasons: [{ code: 'same_person', text: '王强 13900000001' }] },
      {
        ids: [4, 5],
        reasons: [
          { code: 'same_person', text: '李丽 13900000002' },
          { code: 'same_person', text: '张伟 13900000003' },
        ],
      },
    ]);
  });

  test('who is left of a reason whose other pairs are decided', () => {
    const [first, ...rest] = findOwners(
      [1, 2, 9].map((id) => person(id, '王强', '13900000001')),
      [],
      [],
    );

    expect(first).toMatchObject({ lowId: 1, highId: 2 });
    expect(gatherOwners(rest.slice(1)).map(({ ids }) => ids)).toEqual([[2, 9]]);
  });
});
