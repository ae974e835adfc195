import { readXml } from './xmlEvents.ts';
import type { XmlAttributes, XmlSink } from './xmlTokenizer.ts';
import type { ZipArchive } from './zipArchive.ts';

/** The shared string table; rich text is joined, phonetic guides are left out. */
export async function readSharedStrings(
  zip: ZipArchive,
  part: string | undefined,
  name: string,
): Promise<readonly string[]> {
  if (part === undefined) return [];
  const sink = new SharedStringSink();
  await readXml(zip.read(part), sink, name);
  return sink.strings;
}

/** Undoes the `_xHHHH_` spelling of characters that XML cannot carry (ST_Xstring, ECMA-376 part 1, 22.9.2.19). */
export function unescapeXstring(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

class SharedStringSink implements XmlSink {
  readonly strings: string[] = [];
  private inText = false;
  private skipped = 0;
  private value = '';

  open(name: string, _attributes: XmlAttributes): void {
    if (this.skipped > 0) this.skipped += 1;
    else if (name === 't') this.inText = true;
    else if (name === 'si') this.value = '';
    else if (name !== 'r' && name !== 'sst') this.skipped = 1; // rPh, phoneticPr, rPr, extLst
  }

  close(name: string): void {
    if (this.skipped > 0) this.skipped -= 1;
    else if (name === 't') this.inText = false;
    else if (name === 'si') this.strings.push(unescapeXstring(this.value));
  }

  text(value: string): void {
    if (this.inText) this.value += value;
  }
}
