import { MICRO_DIGITS, scaledToDecimal } from '../../../../shared/domain/money.ts';
import { codeKey, nameKey } from '../../dealers/nameKey.rules.ts';
import { cleanName } from '../../dealers/text.rules.ts';
import { createProductKeys, type ProductKeys } from '../bills.ts';
import { cellText } from '../cellText.rules.ts';
import type { EntryKind, ReadEntry } from '../entryKind.ts';
import { PRODUCT_TABLE } from '../entryTables.ts';
import { readAmount } from '../readNumber.rules.ts';
import { columnsOf, RowCells } from '../rowCells.rules.ts';

/** Products: by their code, else by name and spec. The key by which bills find one is given once. */
export const PRODUCT_ENTRIES: EntryKind = {
  table: PRODUCT_TABLE,
  async reader(_env, options, setting) {
    const columns = columnsOf(options.mapping, setting.headers, setting.numberStyle);
    const productKeyOf = createProductKeys();
    return (raw) => readProduct(new RowCells(columns, raw), productKeyOf);
  },
  keys(columns) {
    const code = codeKey(String(columns.code ?? ''));
    const text = String(columns.name ?? '');
    const name = nameKey(text) || text;
    const named = `${name}|${nameKey(String(columns.spec ?? ''))}`;
    // A product with another code is another product, whatever it is called.
    return {
      own: [...(code === '' ? [] : [`c${code}`]), ...(name === '' ? [] : [`${code === '' ? 'u' : 'n'}${named}`])],
      ask: code === '' ? [`u${named}`, `n${named}`] : [`c${code}`, ...(name === '' ? [] : [`u${named}`])],
    };
  },
  ofFormer: false,
  united: [],
  summed: [],
  fieldOf: {
    code: 'productCode',
    name: 'productName',
    brand: 'brand',
    spec: 'spec',
    unit: 'unit',
    category: 'category',
    price_micro: 'price',
    cost_micro: 'cost',
    note: 'note',
  },
  textOf: (column, value) =>
    value === null || value === '' || !column.endsWith('_micro')
      ? String(value ?? '')
      : scaledToDecimal(Number(value), MICRO_DIGITS),
};

function readProduct(row: RowCells, productKeyOf: ProductKeys): ReadEntry {
  const columns: ReadEntry['columns'] = {};
  const code = row.code('productCode');
  const name = cleanName(row.text('productName'));
  const texts = {
    code,
    name: name === '' ? code : name,
    brand: cleanName(row.text('brand')),
    spec: row.text('spec'),
    unit: row.text('unit'),
    category: row.text('category'),
    note: row.text('note'),
  };
  for (const [column, text] of Object.entries(texts)) if (text !== '') columns[column] = text;
  for (const field of ['price', 'cost'] as const) {
    const read = readAmount(row.figure(field));
    if (read.kind === 'value') columns[`${field}_micro`] = read.micro;
    if (read.kind === 'unreadable') row.report(field, 'price_unreadable', 'warning', cellText(row.cell(field)));
  }
  if (code === '' && name === '') row.report('productName', 'entry_nameless', 'rejected', '');
  return {
    row: row.raw.row,
    problems: row.problems,
    title: texts.name,
    columns,
    once: {
      product_key: productKeyOf({ ...(code === '' ? {} : { productCode: code }), productName: name, spec: texts.spec }),
    },
  };
}
