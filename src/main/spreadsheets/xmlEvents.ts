import { SaxesParser } from 'saxes';
import { AppError } from '../../shared/errors/appError.ts';

/** The attributes of the element being opened; valid only during the call. */
export interface XmlAttributes {
  /** By the name as written, prefix included. */
  get(name: string): string | undefined;
  /** By local name among the prefixed ones: `r:id`, `d3p1:id`. */
  prefixed(local: string): string | undefined;
}

/** Receives local names: the prefix a writer chose for the main namespace carries no meaning. */
export interface XmlSink {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(value: string): void;
}

/** Pushes one part through `sink` and yields after every chunk, so that the caller can hand on what has piled up. */
export async function* parseXml(
  chunks: AsyncIterable<Buffer>,
  sink: XmlSink,
  name: string,
): AsyncGenerator<undefined, void> {
  const parser = createParser(sink);
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      parser.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    parser.write(decoder?.decode() ?? '');
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('sheet_xml_corrupt', { name }, { cause });
  }
  finish(parser, name);
  yield;
}

/** A part that ends too early has lost rows, which no other reader can bring back. */
function finish(parser: SaxesParser<{ position: false }>, name: string): void {
  try {
    parser.close();
  } catch (cause) {
    throw new AppError('sheet_xml_corrupt', { name, truncated: true }, { cause });
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
  return declared && !/^utf-?(8|16)$/i.test(declared) ? declared : 'utf-8';
}

function createParser(sink: XmlSink): SaxesParser<{ position: false }> {
  const parser = new SaxesParser({ position: false });
  const attributes = new SaxesAttributes();
  parser.on('opentag', (tag) => {
    // without the xmlns option saxes gives plain strings
    attributes.values = tag.attributes as Record<string, string>;
    sink.open(localName(tag.name), attributes);
  });
  parser.on('closetag', (tag) => sink.close(localName(tag.name)));
  parser.on('text', (value) => sink.text(value));
  parser.on('cdata', (value) => sink.text(value));
  parser.on('error', (error) => {
    throw error;
  });
  return parser;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

class SaxesAttributes implements XmlAttributes {
  values: Record<string, string> = {};

  get(name: string): string | undefined {
    return this.values[name];
  }

  prefixed(local: string): string | undefined {
    for (const name in this.values) if (name.endsWith(`:${local}`)) return this.values[name];
    return undefined;
  }
}
