/** One row of a dirty list, and whom it means. */
export interface DirtyDealer {
  entity: string;
  name: string;
  phone: string;
  address: string;
}

const PLACES = [
  ['广东省', '广州市', '天河区', '广州'],
  ['山东省', '青岛市', '市北区', '青岛'],
  ['浙江省', '杭州市', '余杭区', '杭州'],
  ['四川省', '成都市', '武侯区', '成都'],
  ['河南省', '郑州市', '金水区', '郑州'],
  ['北京市', '北京市', '朝阳区', '北京'],
  ['江苏省', '苏州市', '吴江区', '苏州'],
  ['湖北省', '武汉市', '江岸区', '武汉'],
] as const;
const WORDS = '鑫盈德信佳诚祥丰恒美瑞泰旺达源和宏兴发通盛隆昌华';
const TRADES = ['百货经营部', '实业有限公司', '商贸有限公司', '贸易（集团）有限公司', '食品有限公司', '商行'];

/** Small, fast, and the same everywhere. @source mulberry32, Tommy Ettinger */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A list as owners keep it: about one row in eight repeats a dealer under another spelling, some phones are destroyed, many
 * names sound alike without being one dealer.
 */
export function dirtyDealers(seed: number, count: number): DirtyDealer[] {
  const random = seededRandom(seed);
  const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(random() * list.length)] as T; // within the list
  const clean: { entity: string; phone: string; place: (typeof PLACES)[number]; street: string }[] = [];
  const known = new Set<string>();
  const rows: DirtyDealer[] = [];
  while (rows.length < count) {
    const repeats = clean.length > 5 && random() < 0.12;
    if (!repeats) {
      const place = pick(PLACES);
      const entity = `${place[3]}${pick(WORDS)}${pick(WORDS)}${pick(WORDS)}${pick(TRADES)}`;
      if (known.has(entity)) continue;
      known.add(entity);
      const phone = `1${3 + Math.floor(random() * 6)}${String(Math.floor(random() * 1e9)).padStart(9, '0')}`;
      clean.push({ entity, phone, place, street: `${pick(WORDS)}${pick(WORDS)}路${1 + Math.floor(random() * 900)}号` });
    }
    const dealer = repeats ? pick(clean) : clean.at(-1);
    if (dealer === undefined) continue;
    rows.push({
      entity: dealer.entity,
      name: spelling(dealer.entity, random),
      phone: random() < 0.05 ? '1.38E+10' : written(dealer.phone, random),
      address:
        random() < 0.5
          ? `${dealer.place[0]}${dealer.place[1]}${dealer.place[2]}${dealer.street}`
          : `${dealer.place[0]}/${dealer.place[1]}/${dealer.place[2]} ${dealer.street}`,
    });
  }
  return rows;
}

function spelling(entity: string, random: () => number): string {
  const ways: ((name: string) => string)[] = [
    (name) => name,
    (name) => name,
    (name) => name.replace('有限公司', '有限责任公司'),
    (name) => `\u3000${name} `,
    (name) => `${name}\u200b`,
    (name) => `${name.slice(0, 4)} ${name.slice(4)}`,
    (name) => name.replace('（', '(').replace('）', ')'),
    (name) => name.replace(/^../, ''),
    (name) => name.replace('（集团）', ''),
  ];
  const way = ways[Math.floor(random() * ways.length)];
  return way === undefined ? entity : way(entity);
}

function written(phone: string, random: () => number): string {
  const at = Math.floor(random() * 4);
  if (at === 0) return `+86${phone}`;
  if (at === 1) return `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`;
  return at === 2
    ? `${phone} 0${21 + Math.floor(random() * 8)}-8${String(Math.floor(random() * 1e7)).padStart(7, '0')}`
    : phone;
}

/** How well found pairs agree with the truth. @param entities who each record is, by its id */
export function pairQuality(
  pairs: readonly { lowId: number; highId: number }[],
  entities: ReadonlyMap<number, string>,
): { precision: number; recall: number; truePairs: number } {
  const sizes = new Map<string, number>();
  for (const entity of entities.values()) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  const truePairs = [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const right = pairs.filter(({ lowId, highId }) => entities.get(lowId) === entities.get(highId)).length;
  return { precision: pairs.length === 0 ? 1 : right / pairs.length, recall: right / truePairs, truePairs };
}
