import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll } from 'vitest';

/** One part of a package; `raw` takes full control, for packages that lie. */
export interface ZipPart {
  name: string;
  data?: string | Uint8Array;
  raw?: { compressed: Uint8Array; size: number; crc: number };
}

/** Builds a zip in memory, honest or not. */
export function buildZip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { compressed, size, crc } = part.raw ?? deflated(part.data ?? '');
    const name = Buffer.from(part.name, 'utf8');
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    writeCommon(head, 4, compressed.length, size, crc, name.length);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    writeCommon(entry, 6, compressed.length, size, crc, name.length);
    entry.writeUInt32LE(offset, 42);
    local.push(head, name, Buffer.from(compressed));
    directory.push(entry, name);
    offset += head.length + name.length + compressed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, index, end]);
}

function writeCommon(target: Buffer, at: number, packed: number, size: number, crc: number, nameLength: number): void {
  target.writeUInt16LE(20, at);
  target.writeUInt16LE(0x800, at + 2);
  target.writeUInt16LE(8, at + 4);
  target.writeUInt32LE(crc, at + 10);
  target.writeUInt32LE(packed, at + 14);
  target.writeUInt32LE(size, at + 18);
  target.writeUInt16LE(nameLength, at + 22);
}

function deflated(data: string | Uint8Array): { compressed: Uint8Array; size: number; crc: number } {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  return { compressed: deflateRawSync(bytes, { level: 1 }), size: bytes.length, crc: crc32(bytes) };
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface XlsxParts {
  /** What stands inside `<sheetData>`. */
  rows?: string;
  /** The whole worksheet part, instead of `rows`. */
  sheet?: string | Uint8Array;
  strings?: string | Uint8Array;
  styles?: string;
  workbook?: string;
  relations?: string;
  extra?: ZipPart[];
}

/** A one-sheet workbook around the parts that a test is about. */
export function buildXlsx(parts: XlsxParts): Buffer {
  return buildZip(xlsxParts(parts));
}

export function xlsxParts(parts: XlsxParts): ZipPart[] {
  const optional = (name: string, data: string | Uint8Array | undefined): ZipPart[] =>
    data === undefined ? [] : [{ name, data }];
  return [
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${RELATIONS}"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data:
        parts.workbook ??
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data:
        parts.relations ??
        `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: parts.sheet ?? `<worksheet xmlns="${MAIN}"><sheetData>${parts.rows ?? ''}</sheetData></worksheet>`,
    },
    ...optional('xl/sharedStrings.xml', parts.strings),
    ...optional('xl/styles.xml', parts.styles),
    ...(parts.extra ?? []),
  ];
}

/** A folder for the files of one test file, removed at its end. */
export function temporaryFolder(): (name: string, content: string | Uint8Array) => string {
  const folder = mkdtempSync(join(tmpdir(), 'dealerdesk-sheets-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
}
