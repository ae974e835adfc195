import { AppError } from '../../shared/errors/appError.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { readXml } from './xmlEvents.ts';
import type { XmlAttributes, XmlSink } from './xmlTokenizer.ts';
import type { ZipArchive } from './zipArchive.ts';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';
const TYPE = 'mimetype';
/** What else comes in this kind of package. */
const FOREIGN: readonly (readonly [kind: string, what: string])[] = [
  ['opendocument.text', 'Writer'],
  ['opendocument.presentation', 'Impress'],
  ['opendocument.graphics', 'Draw'],
  ['epub', 'EPUB'],
];

/**
 * Refuses an OpenDocument book with a password, and one whose "repeat this row a million times" would unfold to more cells
 * than fit into memory: the library unfolds first and never asks.
 */
export async function checkOpenDocument(zip: ZipArchive, name: string): Promise<void> {
  const type = zip.has(TYPE) ? await firstText(zip, TYPE) : '';
  const foreign = FOREIGN.find(([kind]) => type.includes(kind))?.[1];
  if (foreign !== undefined) throw new AppError('sheet_not_spreadsheet', { name, what: foreign });
  if (zip.has(MANIFEST)) await readXml(zip.read(MANIFEST), new ManifestSink(name), name);
  if (!zip.has(CONTENT)) throw new AppError('sheet_not_spreadsheet', { name, what: 'ZIP' });
  await readXml(zip.read(CONTENT), new ExtentSink(name), name);
}

/** The same for a book that is one XML text. @throws AppError sheet_too_many_cells, sheet_xml_corrupt */
export async function checkFlatOpenDocument(text: string, name: string): Promise<void> {
  await readXml(chunksOf(text), new ExtentSink(name), name);
}

const CHUNK_CHARACTERS = 1024 * 1024;

async function* chunksOf(text: string): AsyncGenerator<Buffer, void> {
  // without its declaration, which may name the encoding that the file had; a pair of surrogates may be torn by a cut
  const body = text.replace(/^\s*<\?xml[^>]*\?>/, '');
  for (let at = 0; at < body.length; at += CHUNK_CHARACTERS) {
    yield Buffer.from(body.slice(at, at + CHUNK_CHARACTERS).replace(/[\ud800-\udfff]/g, '?'), 'utf8');
  }
}

async function firstText(zip: ZipArchive, part: string): Promise<string> {
  for await (const chunk of zip.read(part)) return chunk.toString('latin1');
  return '';
}

class ManifestSink implements XmlSink {
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  open(element: string): void {
    if (element === 'encryption-data') throw new AppError('sheet_cipher_unknown', { name: this.name });
  }

  close(): void {
    return;
  }

  text(): void {
    return;
  }
}

class ExtentSink implements XmlSink {
  private readonly name: string;
  private cells = 0;
  private rowRepeat = 1;
  private cellRepeat = 1;
  private rowCells = 0;
  private filled = false;

  constructor(name: string) {
    this.name = name;
  }

  open(element: string, attributes: XmlAttributes): void {
    if (element === 'table-row') {
      this.rowRepeat = repeat(attributes.prefixed('number-rows-repeated'));
      this.rowCells = 0;
    } else if (element === 'table-cell' || element === 'covered-table-cell') {
      this.cellRepeat = repeat(attributes.prefixed('number-columns-repeated'));
      this.filled = attributes.prefixed('value-type') !== undefined;
    } else if (element === 'p') {
      this.filled = true; // a text without a type is a value too
    }
  }

  close(element: string): void {
    if (element === 'table-cell' || element === 'covered-table-cell') {
      if (this.filled) this.rowCells += this.cellRepeat;
      this.filled = false;
    }
    if (element !== 'table-row') return;
    this.cells += this.rowCells * this.rowRepeat;
    if (this.cells > LIMITS.inMemoryCells) throw tooLarge(this.name, LIMITS.inMemoryCells, 'cells');
  }

  text(): void {
    return;
  }
}

function repeat(value: string | undefined): number {
  const count = Number(value ?? 1);
  return count >= 1 ? count : 1;
}
