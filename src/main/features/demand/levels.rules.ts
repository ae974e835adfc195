import type { DemandLevel } from '../../../shared/contract/demand.contract.ts';

interface Named {
  id: number;
  name: string;
  brand: string;
  category: string;
}

/** The columns of a level. */
export interface ProductGroups {
  /** The column of each product. */
  groupOf: Int32Array;
  /** Key and name of each column. A product's key is its number, a word's is the word behind a letter. */
  words: { key: string; name: string }[];
}

/**
 * A column for each word: of the category, where a product has none of its brand, where it has none of the product itself;
 * by brand the other way round. Case, width and blanks around make no difference.
 */
export function groupProducts(products: readonly Named[], level: DemandLevel): ProductGroups {
  const groupOf = new Int32Array(products.length);
  const numbers = new Map<string, number>();
  const words: ProductGroups['words'] = [];
  products.forEach((product, at) => {
    const { key, name } = wordOf(product, level);
    const known = numbers.get(key);
    if (known === undefined) {
      numbers.set(key, words.length);
      groupOf[at] = words.length;
      words.push({ key, name });
    } else groupOf[at] = known;
  });
  return { groupOf, words };
}

function wordOf(product: Named, level: DemandLevel): { key: string; name: string } {
  const own = { key: String(product.id), name: product.name };
  if (level === 'product') return own;
  const order = level === 'category' ? (['category', 'brand'] as const) : (['brand', 'category'] as const);
  const field = order.find((each) => product[each].trim() !== '');
  if (field === undefined) return own;
  const name = product[field].trim();
  return { key: `${field[0]}:${name.normalize('NFKC').toLowerCase()}`, name };
}

/** Half of the amount bears such a word, and there are two of them at least; else the next level. */
export const NAMED_ENOUGH = 0.5;

/** The part of the amount whose products bear such a word, and how many different ones. @param amounts per product */
export function namedShare(
  products: readonly Named[],
  amounts: Float64Array,
  field: 'category' | 'brand',
): { words: number; named: number } {
  const words = new Set<string>();
  let [all, named] = [0, 0];
  products.forEach((product, at) => {
    const amount = Math.max(0, amounts[at] ?? 0);
    all += amount;
    const word = product[field].trim();
    if (word === '' || amount === 0) return;
    words.add(word.normalize('NFKC').toLowerCase());
    named += amount;
  });
  return { words: words.size, named: all === 0 ? 0 : named / all };
}

export function usualLevel(of: {
  category: { words: number; named: number };
  brand: { words: number; named: number };
}): DemandLevel {
  if (of.category.words > 1 && of.category.named >= NAMED_ENOUGH) return 'category';
  return of.brand.words > 1 && of.brand.named >= NAMED_ENOUGH ? 'brand' : 'product';
}
