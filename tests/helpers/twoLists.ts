import { seededRandom } from './dirtyDealers.ts';

/** A dealer as the data file knows it. */
export interface KnownShop {
  code: string;
  name: string;
  city: string;
  phone: string;
}

/** A row of another program's list, and whom it means: the place of a known shop, or null for a new one. */
export interface MeantRow extends KnownShop {
  shop: number | null;
}

const WORDS = '鑫盈德信佳诚祥丰恒美瑞泰旺达源和宏兴发通盛隆昌华';
const TRADES = ['便利店', '商行', '批发部', '食品店', '烟酒店', '粮油店', '超市'];
const CITIES = ['广州市', '佛山市', '东莞市', '深圳市'];
const BRANCHES = ['二店', '三店', '分店', '东店', '新店', '（城东）'];

/**
 * Two lists of the same shops from two programs. Some bosses have several shops under one phone, of like names or of others;
 * some names occur in several cities; the second list knows few codes, leaves out cities, phones and parts of names, and has
 * shops that are new, also new ones of known bosses.
 */
export function twoLists(seed: number, bosses: number): { known: KnownShop[]; rows: MeantRow[] } {
  const random = seededRandom(seed);
  const chance = (share: number) => random() < share;
  const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)] as T; // within the list
  const phone = () => `1${3 + Math.floor(random() * 6)}${String(Math.floor(random() * 1e9)).padStart(9, '0')}`;
  const fresh = () => `${pick(WORDS)}${pick(WORDS)}${pick(WORDS)}${pick(TRADES)}`;
  const known: KnownShop[] = [];
  const news: KnownShop[] = [];
  const add = (shop: KnownShop) => (chance(0.06) ? news : known).push(shop);
  for (let i = 0; i < bosses; i += 1) {
    const boss = phone();
    const city = pick(CITIES);
    // A name that another boss has in another city too.
    const name = chance(0.08) ? (known.at(Math.floor(random() * known.length))?.name ?? fresh()) : fresh();
    add({ code: `K${i}`, name, city, phone: boss });
    const more = chance(0.15) ? 1 + Math.floor(random() * 2) : 0;
    for (let j = 0; j < more; j += 1) {
      const like = chance(0.5);
      const shop = {
        code: `K${i}-${j}`,
        name: like ? `${name}${BRANCHES[j * 2 + Math.floor(random() * 2)]}` : fresh(),
      };
      // A branch of the boss's is often written without a phone of its own.
      add({ ...shop, city: chance(0.8) ? city : pick(CITIES), phone: chance(0.75) ? boss : '' });
    }
  }
  const written = (shop: KnownShop): KnownShop => ({
    code: chance(0.1) ? shop.code : '',
    name: chance(0.1) ? rewritten(shop.name, pick) : shop.name,
    city: chance(0.5) ? '' : shop.city,
    phone: chance(0.1) ? '' : chance(0.05) ? phone() : shop.phone,
  });
  return {
    known,
    rows: [
      ...known.map((shop, i) => ({ ...written(shop), shop: i })),
      ...news.map((shop) => ({ ...written({ ...shop, code: '' }), shop: null })),
    ],
  };
}

/** Another spelling of the same shop's name: shortened, with its owner's form, or under a wholly new sign. */
function rewritten(name: string, pick: <T>(list: ArrayLike<T>) => T): string {
  const ways = [
    `${name}有限公司`,
    name.replace(/(?:便利|食品|烟酒|粮油)店$/, '店'),
    `${name}（原址）`,
    name.slice(0, 3),
  ];
  return pick(ways);
}
