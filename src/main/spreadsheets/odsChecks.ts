import { AppError } from '../../shared/errors/appError.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { readXml } from './xmlEvents.ts';
import type { XmlAttributes, XmlSink } from './xmlTokenizer.ts';
import type { ZipArchive } from './zipArchive.ts';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';

/**
 * Refuses an OpenDocument book with a password, and one whose "repeat this row a million times" would unfold to more cells
 * than fit into memory: the library unfolds first and never asks.
 */
export async function checkOpenDocument(zip: ZipArchive, name: string): Promise<void> {
  if (zip.has(MANIFEST)) await readXml(zip.read(MANIFEST), new ManifestSink(name), name);
  if (zip.has(CONTENT)) await readXml(zip.read(CONTENT), new ExtentSink(name), name);
}

class ManifestSink implements XmlSink {
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  open(element: string): void {
    if (element === 'encryption-data') throw new AppError('sheet_encrypted', { name: this.name });
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

  constructor(name: string) {
    this.name = name;
  }

  open(element: string, attributes: XmlAttributes): void {
    if (element === 'table-row') {
      this.rowRepeat = repeat(attributes.prefixed('number-rows-repeated'));
      this.rowCells = 0;
    } else if (element === 'table-cell' || element === 'covered-table-cell') {
      this.cellRepeat = repeat(attributes.prefixed('number-columns-repeated'));
      if (attributes.prefixed('value-type') !== undefined) this.rowCells += this.cellRepeat;
    }
  }

  close(element: string): void {
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
