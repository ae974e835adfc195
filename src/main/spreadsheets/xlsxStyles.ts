import { builtInKind, type FormatKind, formatKind } from './dateFormat.ts';
import { readXml } from './xmlEvents.ts';
import type { XmlAttributes, XmlSink } from './xmlTokenizer.ts';
import type { ZipArchive } from './zipArchive.ts';

/** For each cell style index: what its number format makes of a number. */
export async function readStyleKinds(zip: ZipArchive, part: string | undefined, name: string): Promise<FormatKind[]> {
  if (part === undefined) return [];
  const sink = new StyleSink();
  await readXml(zip.read(part), sink, name);
  return sink.formatIds.map((id) => {
    const code = sink.codes.get(id);
    return code === undefined ? builtInKind(id) : formatKind(code);
  });
}

class StyleSink implements XmlSink {
  readonly codes = new Map<number, string>();
  readonly formatIds: number[] = [];
  private depth = 0;
  private section = '';

  open(name: string, attributes: XmlAttributes): void {
    this.depth += 1;
    if (this.depth === 2) this.section = name;
    else if (this.depth === 3 && this.section === 'numFmts' && name === 'numFmt') {
      this.codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
    } else if (this.depth === 3 && this.section === 'cellXfs' && name === 'xf') {
      this.formatIds.push(Number(attributes.get('numFmtId') ?? 0));
    }
  }

  close(): void {
    this.depth -= 1;
  }

  text(): void {
    return;
  }
}
