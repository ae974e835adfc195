import { AppError } from '../../shared/errors/appError.ts';
import { XmlError, type XmlSink, XmlTokenizer } from './xmlTokenizer.ts';

/** Pushes one part through `sink` and yields after every chunk, so that the caller can hand on what has piled up. */
export async function* parseXml(
  chunks: AsyncIterable<Buffer>,
  sink: XmlSink,
  name: string,
): AsyncGenerator<undefined, void> {
  const tokenizer = new XmlTokenizer(sink);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    feed(tokenizer, decoder, chunk, name);
    yield;
  }
  if (decoder) feed(tokenizer, decoder, undefined, name);
  // a part that ends too early has lost rows, which no other reader can bring back
  if (!tokenizer.end()) throw new AppError('sheet_xml_corrupt', { name, truncated: true });
  yield;
}

function feed(tokenizer: XmlTokenizer, decoder: TextDecoder, chunk: Buffer | undefined, name: string): void {
  try {
    tokenizer.write(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
  } catch (cause) {
    // XmlError: malformed; TypeError: what a fatal TextDecoder throws for bytes that are no text
    if (cause instanceof XmlError || (cause instanceof TypeError && 'code' in cause)) {
      throw new AppError('sheet_xml_corrupt', { name }, { cause });
    }
    throw cause;
  }
}

/** Reads a small part to its end. */
export async function readXml(chunks: AsyncIterable<Buffer>, sink: XmlSink, name: string): Promise<void> {
  const events = parseXml(chunks, sink, name);
  while (!(await events.next()).done);
}

/** Byte order mark, NUL parity of `<`, or the declaration; UTF-8 without any of them. */
function encodingOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declared = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    head.subarray(0, 200).toString('latin1'),
  )?.[1];
  return declared && isKnown(declared) ? declared : 'utf-8';
}

function isKnown(label: string): boolean {
  if (/^utf-?(8|16)$/i.test(label)) return false; // a part that were UTF-16 would have shown it above
  try {
    return new TextDecoder(label).encoding !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
