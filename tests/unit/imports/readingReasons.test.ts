import { describe, expect, it } from 'vitest';
import { chosenSheet, type Decisions } from '../../../src/main/features/imports/sheetReading.ts';
import { understand } from '../../../src/main/features/imports/understand.ts';
import type { BookHead } from '../../../src/main/spreadsheets/parser.ts';

/** Why a file was understood as it was, for the owner to agree or to say better. */

const DEALERS = [
  ['客户编号', '客户名称', '手机'],
  ['K01', '城东便利店', '13900000001'],
];

function sheet(name: string, cells: string[][], hidden = false): BookHead['sheets'][number] {
  const state = hidden ? ('hidden' as const) : ('visible' as const);
  const rows = cells.map((row, i) => ({ row: i + 1, hidden: false, cells: row }));
  return { name, state, hidden, more: false, error: null, rows };
}

function reasons(sheets: BookHead['sheets'], decisions: Decisions = {}, knows?: (fingerprint: string) => boolean) {
  const head: BookHead = { format: 'xlsx', encoding: null, encodingUncertain: false, locked: false, sheets };
  const reading = chosenSheet(head, decisions, '表.xlsx', knows);
  if (!reading) throw new Error('no sheet');
  const { reasons: why, sheet: name } = understand(head, reading, undefined, '表.xlsx', '2026-11-22');
  return { ...why, name };
}

describe('a reading', () => {
  it('names what spoke for sheet, header and kind', () => {
    expect(reasons([sheet('客户', DEALERS)])).toEqual({
      sheet: 'only',
      header: 'words',
      kind: 'columns',
      unitScale: 0,
      name: '客户',
    });
  });

  it('tells the unit of the title', () => {
    expect(reasons([sheet('客户', [['单位：万元'], ...DEALERS])]).unitScale).toBe(4);
  });

  it('takes the only visible sheet, else the one with the most known columns', () => {
    expect(reasons([sheet('旧', DEALERS, true), sheet('新', DEALERS)])).toMatchObject({ sheet: 'visible', name: '新' });
    const notes = sheet('说明', [['说明'], ['这张表每月更新']]);
    expect(reasons([notes, sheet('客户', DEALERS)])).toMatchObject({ sheet: 'columns', name: '客户' });
  });

  it('takes the sheet and the header that a recipe knows', () => {
    const plain = sheet('客户', DEALERS);
    const odd = sheet('怪', [
      ['甲', '乙'],
      ['客户编号', '客户名称'],
      ['K01', '城东便利店'],
    ]);

    const why = reasons([plain, odd], {}, (fingerprint) => fingerprint === '甲|乙');

    expect(why).toMatchObject({ sheet: 'recipe', header: 'recipe', name: '怪' });
  });

  it('says that the owner chose only where he chose otherwise', () => {
    const two = [sheet('客户', DEALERS), sheet('客户2', DEALERS.slice(0, 1))];

    expect(reasons(two, { sheet: '客户', headerRow: 1, kind: 'dealers' })).toMatchObject({
      sheet: 'columns',
      header: 'words',
      kind: 'columns',
    });
    expect(reasons(two, { sheet: '客户2', headerRow: 0, kind: 'orders' })).toMatchObject({
      sheet: 'chosen',
      header: 'chosen',
      kind: 'chosen',
    });
  });
});
