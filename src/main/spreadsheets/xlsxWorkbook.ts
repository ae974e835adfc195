import type { FormatKind } from './dateFormat.ts';
import { RowBudget } from './limits.ts';
import { unknownSheet } from './unknownSheet.ts';
import type { BatchReader, RawRow, SheetInfo } from './workbook.ts';
import { readPackage } from './xlsxParts.ts';
import { SheetSink } from './xlsxSheet.ts';
import { readSharedStrings } from './xlsxStrings.ts';
import { readStyleKinds } from './xlsxStyles.ts';
import { parseXml } from './xmlEvents.ts';
import type { ZipArchive } from './zipArchive.ts';

/** Reads an OOXML workbook sheet by sheet, never holding more than its string table and one batch. */
export async function openXlsx(zip: ZipArchive, workbookPart: string, name: string): Promise<BatchReader> {
  const map = await readPackage(zip, workbookPart, name);
  const styleKinds = await readStyleKinds(zip, map.styles, name);
  const strings = await readSharedStrings(zip, map.sharedStrings, name);
  const sheets = map.sheets.map(
    ({ name: sheet, state }): SheetInfo => ({ name: sheet, hidden: state !== 'visible', state }),
  );
  return {
    format: 'xlsx',
    encoding: null,
    encodingUncertain: false,
    inMemory: false,
    sheets,
    rowBatches: (sheet) => {
      const index = map.sheets.findIndex((candidate) => candidate.name === sheet);
      const [part, info] = [map.sheets[index]?.part, sheets[index]];
      if (part === undefined || info === undefined) throw unknownSheet(sheet, sheets);
      return readBatches(zip, part, { name, strings, styleKinds, date1904: map.date1904, info });
    },
    close: async () => undefined, // the archive belongs to whoever opened it
  };
}

interface SheetSource {
  name: string;
  strings: readonly string[];
  styleKinds: readonly FormatKind[];
  date1904: boolean;
  /** Is told what is found beside the rows. */
  info: SheetInfo;
}

async function* readBatches(zip: ZipArchive, part: string, source: SheetSource): AsyncGenerator<RawRow[], void> {
  const sink = new SheetSink({ ...source, budget: new RowBudget(source.name) });
  for await (const _ of parseXml(zip.read(part), sink, source.name)) {
    if (sink.rows.length === 0) continue;
    source.info.hiddenColumns = sink.hiddenColumns;
    yield sink.rows;
    sink.rows = [];
  }
  source.info.hiddenColumns = sink.hiddenColumns;
  source.info.merges = sink.merges;
}
