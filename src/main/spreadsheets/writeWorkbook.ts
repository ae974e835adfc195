import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Row, stream, Worksheet } from 'exceljs';
import { compressed } from './backlog.ts';
import { writeFinished } from './finishedFile.ts';
import { columnWidth, type OutSheet, type OutValue, type OutWorkbook, type Paper } from './outgoing.ts';
import { type CellWriter, cellWriters } from './outgoingCells.ts';
import { sheetNamer } from './sheetNames.ts';
import { withTarget } from './targetStream.ts';

/** Excel's last row. */
const MAX_ROWS = 1_048_576;
/** Rows between two pauses in which the compressor and the disk catch up. */
const PAUSE_ROWS = 500;
/** Numbers of the format (ECMA-376, 18.3.1.63). */
const PAPER_SIZES: Readonly<Record<Paper, number>> = { A4: 9, A5: 11, Letter: 1 };

type BookWriter = stream.xlsx.WorkbookWriter;

/**
 * Writes an xlsx in one pass: header bold, frozen and filtered, numbers as numbers, days as dates, text never as
 * formula, landscape fitted to width with the header on every page.
 */
export async function writeWorkbook(path: string, book: OutWorkbook): Promise<void> {
  await writeFinished(path, async (temporary) => {
    const { default: excel } = await import('exceljs'); // half a second to load, and most sessions never export
    await withTarget(temporary, (target, check) => {
      const writer = new excel.stream.xlsx.WorkbookWriter({ stream: target, useStyles: true, useSharedStrings: false });
      return writeBook(writer, book, check);
    });
  });
}

/** What all sheets of one export share. */
interface Pass {
  nameFor: (wanted: string) => string;
  currencyDigits: number;
  maxRows: number;
  paperSize: number;
  /** To be awaited after each row. */
  step: (worksheet: Worksheet) => Promise<void>;
}

async function writeBook(writer: BookWriter, book: OutWorkbook, check: () => void): Promise<void> {
  let written = 0;
  const step = async (worksheet: Worksheet) => {
    written += 1;
    if (written % PAUSE_ROWS !== 0) return;
    check();
    book.onProgress?.(written);
    await nextTurn();
    await compressed(worksheet, check);
  };
  const { currencyDigits, maxRows = MAX_ROWS, paper = 'A4' } = book;
  const pass: Pass = { nameFor: sheetNamer(), currencyDigits, maxRows, paperSize: PAPER_SIZES[paper], step };
  for (const sheet of book.sheets) await writeSheet(writer, sheet, pass);
  await writer.commit();
  book.onProgress?.(written);
}

async function writeSheet(writer: BookWriter, sheet: OutSheet, pass: Pass): Promise<void> {
  const cells = cellWriters(sheet.columns, pass.currencyDigits);
  let worksheet = startSheet(writer, sheet, pass);
  let used = headerRow(sheet);
  for await (const values of sheet.rows) {
    if (used === pass.maxRows) {
      endSheet(worksheet, sheet, used);
      worksheet = startSheet(writer, sheet, pass);
      used = headerRow(sheet);
    }
    used += 1;
    fillRow(worksheet.getRow(used), values, cells);
    await pass.step(worksheet);
  }
  endSheet(worksheet, sheet, used);
}

/** The last row above the data. */
function headerRow(sheet: OutSheet): number {
  return (sheet.title?.length ?? 0) + (sheet.names ? 2 : 1);
}

function startSheet(writer: BookWriter, sheet: OutSheet, pass: Pass): Worksheet {
  const header = headerRow(sheet);
  const worksheet = writer.addWorksheet(pass.nameFor(sheet.name), {
    views: [{ state: 'frozen', ySplit: header, xSplit: 0 }],
    pageSetup: {
      paperSize: pass.paperSize,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${header}:${header}`,
    },
    headerFooter: { oddFooter: '&P / &N' },
  });
  worksheet.columns = sheet.columns.map((column) => ({ width: columnWidth(column), hidden: column.hidden === true }));
  writeTitle(worksheet, sheet.title ?? []);
  const texts = sheet.columns.map((column) => column.header);
  writeHeader(worksheet.getRow(sheet.names ? header - 1 : header), texts);
  if (sheet.names)
    writeHeader(
      worksheet.getRow(header),
      sheet.columns.map((column) => column.name ?? ''),
    );
  return worksheet;
}

function writeTitle(worksheet: Worksheet, lines: readonly string[]): void {
  lines.forEach((line, index) => {
    const row = worksheet.getRow(index + 1);
    row.getCell(1).value = line;
    if (index === 0) row.getCell(1).font = { bold: true, size: 14 };
    row.commit();
  });
}

function writeHeader(row: Row, texts: readonly string[]): void {
  texts.forEach((text, index) => {
    const cell = row.getCell(index + 1);
    cell.value = text;
    cell.style = {
      font: { bold: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E7E7' } },
      border: { bottom: { style: 'thin' } },
      alignment: { vertical: 'middle', wrapText: true },
    };
  });
  row.commit();
}

function fillRow(row: Row, values: readonly OutValue[], cells: readonly CellWriter[]): void {
  cells.forEach((write, index) => {
    const value = values[index];
    if (value !== null && value !== undefined && value !== '') write(row.getCell(index + 1), value);
  });
  row.commit();
}

function endSheet(worksheet: Worksheet, sheet: OutSheet, lastRow: number): void {
  const header = headerRow(sheet);
  if (sheet.columns.length > 0) {
    worksheet.autoFilter = {
      from: { row: header, column: 1 },
      to: { row: lastRow, column: sheet.columns.length },
    };
  }
  offerChoices(worksheet, sheet, header + 1, Math.max(lastRow, header + 1));
  worksheet.commit();
}

/** What exceljs has on a sheet and does not tell of: a drop-down list for a range, not for each cell. */
interface WithChoices {
  dataValidations: { add(range: string, rule: object): void };
}

function offerChoices(worksheet: Worksheet, sheet: OutSheet, first: number, last: number): void {
  for (const [index, { choices }] of sheet.columns.entries()) {
    if (choices === undefined) continue;
    const column = worksheet.getColumn(index + 1).letter;
    const rule = { type: 'list', allowBlank: true, showErrorMessage: false, formulae: [`"${choices.join(',')}"`] };
    (worksheet as Worksheet & WithChoices).dataValidations.add(`${column}${first}:${column}${last}`, rule);
  }
}
