import { createRandom, type Random } from '../../../src/main/runtime/random.ts';
import { DEALER_SORTS } from '../../../src/shared/contract/dealerFilter.contract.ts';
import { fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import type { Question } from './load.ts';
import { TODAY } from './shop.ts';

const PAGE = 100;

/** The grid of so many dealers as the window asks for it: a page, a filter with a sort, a search, in turn. */
export function gridQuestions(dealers: number): Question[] {
  const random = createRandom(99);
  const searches = [nameParts, phoneDigits, initials, codeParts];
  let asked = 0;
  return [
    [
      'dealers.list',
      () => ({ sort: { by: 'name', descending: false }, offset: random.int(0, dealers - PAGE), limit: PAGE }),
      'page by id',
    ],
    [
      'dealers.list',
      () => ({
        filter: someFilter(random),
        sort: { by: random.pick(DEALER_SORTS), descending: random.chance(0.5) },
        limit: PAGE,
      }),
      'filter + sort',
    ],
    [
      'dealers.list',
      () => ({ filter: { search: searches[asked++ % searches.length]?.(random) ?? '' }, limit: PAGE }),
      'search',
    ],
  ];
}

function someFilter(random: Random): object {
  const from = fromDayNumber(toDayNumber(TODAY) - random.int(1, 700));
  return random.pick([
    { tiers: [random.pick(['A', 'B', 'C', 'D', 'ungraded'])] },
    { regions: [random.pick(REGIONS)], tiers: ['B', 'C'] },
    { lastOrderFrom: from, types: [random.pick(['wholesale', 'convenience', null])] },
    { reps: [random.int(1, 20), null], lastOrderTo: from },
  ]);
}

/** Of the places that shops are made in. */
const REGIONS = ['33', '3308', '36', '3606', '3611'];
const NAME_PARTS = ['商贸', '百货', '超市', '上饶', '批发', '兴', '福', '店', '丰', '副食', '便利'];
const INITIALS = ['sm', 'sr', 'cs', 'bh', 'xing', 'fu', 'sh', 'pifa'];

const nameParts = (random: Random): string =>
  random.pick(NAME_PARTS) + (random.chance(0.3) ? ` ${random.pick(NAME_PARTS)}` : '');
const initials = (random: Random): string => random.pick(INITIALS);
const phoneDigits = (random: Random): string => String(random.int(100, 99_999));
const codeParts = (random: Random): string => `kh${String(random.int(0, 999)).padStart(3, '0')}`;
