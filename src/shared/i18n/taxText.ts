import type { T } from './translator.ts';

/** What a source's amounts are; null where nobody has said. */
export interface SourceTax {
  readonly name: string;
  readonly taxIncluded: boolean | null;
  readonly changed: boolean;
}

/** The sentence that says which sources' amounts hold the tax and which do not. */
export function mixedTaxText(sources: readonly SourceTax[], t: T): string {
  const list = sources
    .filter(({ taxIncluded }) => taxIncluded !== null)
    .map(({ name, taxIncluded, changed }) =>
      t(changed ? 'orders.tax.sourceChanged' : 'orders.tax.source', {
        name,
        kind: t(taxIncluded ? 'orders.tax.included' : 'orders.tax.excluded'),
      }),
    )
    .join(t('imports.check.comma'));
  return t('orders.tax.mixed', { list });
}
