import { SaxesParser } from 'saxes';
import type { RawCell, RawSheet } from './rawComparison.ts';

/** Cells that only repeat a format; nobody writes so many values. */
const MOST_REPEATS = 2000;

/** A plain reader of OpenDocument's content, written for the tests alone. */
export function readOds(xml: string): RawSheet[] {
  const sheets: RawSheet[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let cells = new Map<string, RawCell>();
  let [row, rowRepeat, column, repeat] = [0, 1, 0, 1];
  let value: RawCell | undefined;
  let [inCell, skipping, paragraphs, text] = [false, 0, 0, ''];
  const number = (attribute: string | undefined) => Math.max(1, Number(attribute ?? 1));
  parser.on('opentag', ({ name, attributes }) => {
    const at = (key: string) => attributes[key];
    if (skipping > 0 || name === 'office:annotation' || name === 'draw:frame' || name === 'text:note') skipping += 1;
    if (skipping > 0) return;
    if (name === 'table:table') {
      cells = new Map();
      sheets.push({ name: at('table:name') ?? '', cells });
      row = 1;
    } else if (name === 'table:table-row') {
      rowRepeat = number(at('table:number-rows-repeated'));
      column = 0;
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      repeat = number(at('table:number-columns-repeated'));
      value = attributeValue(at);
      [inCell, paragraphs, text] = [true, 0, ''];
    } else if (name === 'text:p' && inCell) {
      if (paragraphs > 0) text += '\n';
      paragraphs += 1;
    } else if (name === 'text:s' && inCell) text += ' '.repeat(number(at('text:c')));
    else if (name === 'text:tab' && inCell) text += '\t';
    else if (name === 'text:line-break' && inCell) text += '\n';
  });
  parser.on('text', (piece) => {
    if (!inCell || skipping > 0 || paragraphs === 0) return;
    // OpenDocument 6.1.2: runs of white space are one blank, none at the beginning of a paragraph
    const plain = piece.replace(/[\t\r\n ]+/g, ' ');
    text += text === '' || /[\n ]$/.test(text) ? plain.replace(/^ /, '') : plain;
  });
  parser.on('closetag', ({ name }) => {
    if (skipping > 0) {
      skipping -= 1;
      return;
    }
    if (name === 'table:table-row') row += rowRepeat;
    if (name !== 'table:table-cell' && name !== 'table:covered-table-cell') return;
    inCell = false;
    const shown = paragraphs > 0 && text !== '' ? text : undefined;
    const found = value === '' ? shown : (value ?? shown);
    if (found !== undefined) {
      for (let r = 0; r < Math.min(rowRepeat, MOST_REPEATS); r += 1)
        for (let c = 0; c < Math.min(repeat, MOST_REPEATS); c += 1) cells.set(`${row + r}:${column + c}`, found);
    }
    column += repeat;
  });
  parser.write(xml).close();
  return sheets;
}

/** What the attributes say; a text is what stands in the cell. */
function attributeValue(at: (key: string) => string | undefined): RawCell | undefined {
  switch (at('office:value-type')) {
    case 'float':
    case 'percentage':
    case 'currency':
      return Number(at('office:value'));
    case 'boolean':
      return at('office:boolean-value') === 'true';
    case 'date':
      return { iso: at('office:date-value') ?? '' };
    case 'time':
      return { iso: at('office:time-value') ?? '' };
    default:
      return at('office:string-value');
  }
}
