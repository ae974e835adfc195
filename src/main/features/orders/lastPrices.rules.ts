import { pinyinOf } from '../dealers/pinyin.rules.ts';

/** Whether a deal was dearer or cheaper than the one before, by what was really paid; null for the first deal. */
export function priceTrend(
  deals: readonly { priceMicro: number; paidMicro: number | null }[],
): 'up' | 'down' | 'same' | null {
  const [now, before] = deals.map(({ priceMicro, paidMicro }) => paidMicro ?? priceMicro);
  if (now === undefined || before === undefined) return null;
  return now > before ? 'up' : now < before ? 'down' : 'same';
}

/** Whether every word of a search stands in a product's name, code, specification, pinyin or initials. */
export function productMatches(product: { name: string; code: string; spec: string }, search: string): boolean {
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { full, initials } = pinyinOf(product.name);
  const text = folded([product.name, product.code, product.spec, full, initials].join('\n'));
  return words.every((word) => text.includes(word));
}

/** Width and case make no difference to who searches. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
