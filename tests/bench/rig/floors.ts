import { SaxesParser } from 'saxes';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import { openZip } from '../../../src/main/spreadsheets/zipArchive.ts';

/** Our own reader over every row of the first sheet, in this process, the rows thrown away. @returns how many there were */
export async function parseAlone(path: string): Promise<number> {
  const book = await openWorkbook(path, { name: path });
  let rows = 0;
  try {
    for await (const _row of book.rows(book.sheets[0]?.name ?? '')) rows += 1;
  } finally {
    await book.close();
  }
  return rows;
}

/**
 * What no reader of xlsx can do without: the sheet's part inflated and run through a general XML parser, nothing kept.
 * The floor of the design's table of readers.
 */
export async function inflateAndSaxes(path: string): Promise<number> {
  const zip = await openZip(path, path);
  const parser = new SaxesParser();
  let events = 0;
  parser.on('opentag', () => {
    events += 1;
  });
  parser.on('text', () => {
    events += 1;
  });
  const decoder = new TextDecoder();
  try {
    for await (const chunk of zip.read('xl/worksheets/sheet1.xml'))
      parser.write(decoder.decode(chunk, { stream: true }));
    parser.write(decoder.decode()).close();
  } finally {
    zip.close();
  }
  return events;
}
