import { describe, expect, it } from 'vitest';
import { toTsv } from '../../../src/renderer/components/grid/gridKeys.ts';
import { fromTsv, placeBlock } from '../../../src/renderer/components/grid/pasteBlock.ts';

const range = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
const SIZE = { rows: 10, columns: 5 };

describe('the text of a spreadsheet', () => {
  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb\r', [['a'], ['b']]],
    ['one', [['one']]],
    ['one\r\n\0', [['one']]],
    ['a\r\n\r\nb\r\n', [['a'], [''], ['b']]],
    ['\t\r\n', [['', '']]],
    ['a\t', [['a', '']]],
    ['\r\n', [['']]],
    ['', []],
  ])('%j is rows of cells', (text, cells) => {
    expect(fromTsv(text)).toEqual(cells);
  });

  it('may hold cells with line breaks, tabs and quotes', () => {
    expect(fromTsv('"长街\n1 号"\t"a\tb"\r\n"他说""好"""\tx\r\n')).toEqual([
      ['长街\n1 号', 'a\tb'],
      ['他说"好"', 'x'],
    ]);
    expect(fromTsv('"a\r\nb"\r\n')).toEqual([['a\nb']]);
  });

  it('keeps quotes that quote no cell', () => {
    expect(fromTsv('5" 管\t"大户" 客户\r\n"开头\tx')).toEqual([
      ['5" 管', '"大户" 客户'],
      ['"开头', 'x'],
    ]);
  });

  it('is what the grid copies, whatever stands in it', () => {
    const cells = [
      ['a', '', '"', 'x"y'],
      ['line\nbreak', 'tab\t', '""', ' '],
    ];

    expect(fromTsv(toTsv(cells))).toEqual(cells);
  });

  it('of many unclosed quotes is read in no time', () => {
    expect(fromTsv('"a\t'.repeat(50_000))[0]).toHaveLength(50_001);
  });
});

describe('a block over a list', () => {
  it('begins at the top left of the selection', () => {
    const placed = placeBlock(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      range(2, 1, 4, 1),
      SIZE,
    );

    expect(placed).toEqual({
      top: 2,
      left: 1,
      columns: 2,
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      beyondRows: 0,
      beyondColumns: 0,
    });
  });

  it('of one value fills the selection, and so does one that fits in several times', () => {
    expect(placeBlock([['a']], range(0, 0, 1, 2), SIZE).rows).toEqual([
      ['a', 'a', 'a'],
      ['a', 'a', 'a'],
    ]);
    expect(placeBlock([['a'], ['b']], range(0, 0, 3, 0), SIZE).rows).toEqual([['a'], ['b'], ['a'], ['b']]);
  });

  it('that is larger than the list tells what is left over', () => {
    const cells = Array.from({ length: 4 }, () => ['a', 'b', 'c']);

    expect(placeBlock(cells, range(8, 3), SIZE)).toMatchObject({
      rows: [
        ['a', 'b'],
        ['a', 'b'],
      ],
      columns: 2,
      beyondRows: 2,
      beyondColumns: 1,
    });
  });

  it('says nothing where a line of it is shorter', () => {
    expect(placeBlock([['a', 'b'], ['c']], range(0, 0), SIZE).rows).toEqual([
      ['a', 'b'],
      ['c', null],
    ]);
    expect(placeBlock([], range(0, 0), SIZE).rows).toEqual([]);
  });
});
