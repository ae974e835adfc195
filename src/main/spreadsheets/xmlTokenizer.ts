/** The attributes of the element being opened; valid only during the call. */
export interface XmlAttributes {
  /** The element ends with its own tag: nothing stands in it. */
  readonly empty: boolean;
  /** By the name as written, prefix included. */
  get(name: string): string | undefined;
  /** By local name among the prefixed ones: `r:id`, `d3p1:id`. */
  prefixed(local: string): string | undefined;
}

/** Receives local names: the prefix a writer chose for the main namespace carries no meaning. */
export interface XmlSink {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  /** A text may come in several parts, divided by comments and CDATA sections. */
  text(value: string): void;
}

/** The document breaks the rules of XML. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

const TAB = 9;
const SPACE = 32;
const BANG = 33;
const DOUBLE_QUOTE = 34;
const AMPERSAND = 38;
const SINGLE_QUOTE = 39;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;

/** One tag, comment or text longer than this is an attack, not a sheet (characters). */
const LONGEST_TOKEN = 16 * 1024 * 1024;
const DEEPEST = 1000;
/** How much of the next piece is looked at to finish a token that the last one tore (characters). */
const SEAM = 1024;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Cuts XML that comes in pieces of text into the events of `XmlSink`. Checks what can change the meaning (tags that match,
 * one root, known entities, nothing cut off) and lets pass what cannot (forbidden characters, `]]>` in text). Document
 * types, the door to entity bombs, are refused; OOXML forbids them anyway.
 *
 * Written because a general parser alone takes as long as a whole import may; tests hold it against one, event by event.
 */
export class XmlTokenizer implements XmlAttributes {
  private readonly sink: XmlSink;
  private rest = '';
  private readonly names: string[] = [];
  private sawRoot = false;
  empty = false;
  /** Where the attributes of the current tag lie in `source`; strings are made only of what the sink asks for. */
  private source = '';
  private attributeCount = 0;
  private readonly nameStarts: number[] = [];
  private readonly nameEnds: number[] = [];
  private readonly valueStarts: number[] = [];
  private readonly valueEnds: number[] = [];

  constructor(sink: XmlSink) {
    this.sink = sink;
  }

  /** Takes the next piece. A token that is not complete yet waits for the next one. */
  write(piece: string): void {
    let text = piece;
    let at = 0;
    if (this.rest !== '') {
      // the torn token is finished in a short string of its own: reading every character through a joined one is slower
      const seam = this.rest + piece.slice(0, SEAM);
      const done = this.run(seam, 0, this.rest.length);
      if (done >= this.rest.length) at = done - this.rest.length;
      else text = this.rest.slice(done) + piece;
    }
    at = this.run(text, at, text.length);
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_TOKEN) throw new XmlError('endless token');
  }

  /** Handles the tokens that begin before `limit`; returns where the first one begins that it could not finish. */
  private run(text: string, start: number, limit: number): number {
    let at = start;
    while (at < limit) {
      const next = text.charCodeAt(at) === LESS ? this.markup(text, at) : this.characters(text, at);
      if (next < 0) break;
      at = next;
    }
    return at;
  }

  /** To be called after the last piece; false where the document is cut off or has no root. */
  end(): boolean {
    return this.rest.trim() === '' && this.names.length === 0 && this.sawRoot;
  }

  get(name: string): string | undefined {
    const first = name.charCodeAt(0);
    for (let i = 0; i < this.attributeCount; i += 1) {
      const start = this.nameStarts[i] ?? 0;
      if ((this.nameEnds[i] ?? 0) - start !== name.length || this.source.charCodeAt(start) !== first) continue;
      if (name.length === 1 || this.source.startsWith(name, start)) return this.value(i);
    }
    return undefined;
  }

  prefixed(local: string): string | undefined {
    for (let i = 0; i < this.attributeCount; i += 1) {
      if (this.source.slice(this.nameStarts[i], this.nameEnds[i]).endsWith(`:${local}`)) return this.value(i);
    }
    return undefined;
  }

  private value(index: number): string {
    const raw = this.source.slice(this.valueStarts[index], this.valueEnds[index]);
    for (let i = 0; i < raw.length; i += 1) {
      const code = raw.charCodeAt(i);
      if (code < SPACE || code === AMPERSAND) return expand(raw.replace(/\r\n|[\t\n\r]/g, ' '));
    }
    return raw;
  }

  /** Each of the following returns where the next token begins, or -1 where this one is not complete. */
  private markup(text: string, at: number): number {
    const code = text.charCodeAt(at + 1);
    if (code > QUESTION) return this.openTag(text, at + 1);
    if (code === SLASH) return this.closeTag(text, at + 2);
    if (code === QUESTION) return after(text, '?>', at + 2);
    if (code === BANG) return this.declaration(text, at);
    if (at + 1 < text.length) throw new XmlError('tag without name');
    return -1;
  }

  private characters(text: string, at: number): number {
    const end = text.indexOf('<', at);
    if (end < 0) return -1;
    if (this.names.length > 0) this.emit(text.slice(at, end));
    else if (text.slice(at, end).trim() !== '') throw new XmlError('text outside the root');
    return end;
  }

  private emit(raw: string): void {
    const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
    this.sink.text(text.includes('&') ? expand(text) : text);
  }

  private declaration(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at + 9);
      if (end < 0) return -1;
      if (this.names.length === 0) throw new XmlError('text outside the root');
      this.sink.text(text.slice(at + 9, end).replace(/\r\n?/g, '\n'));
      return end + 3;
    }
    if (text.length - at < 9) return -1;
    if (text.startsWith('<!DOCTYPE', at) && !this.sawRoot) return documentType(text, at);
    throw new XmlError('unknown declaration');
  }

  private closeTag(text: string, at: number): number {
    const name = this.names[this.names.length - 1];
    if (name === undefined) throw new XmlError('unexpected end tag');
    let end = at + name.length;
    if (text.charCodeAt(end) === GREATER) {
      if (!startsWithName(text, at, name)) throw new XmlError('unexpected end tag');
    } else {
      end = text.indexOf('>', at);
      if (end < 0) return -1;
      if (text.slice(at, end).trimEnd() !== name) throw new XmlError('unexpected end tag');
    }
    this.names.pop();
    this.sink.close(localName(name));
    return end + 1;
  }

  private openTag(text: string, start: number): number {
    let at = start;
    let code = text.charCodeAt(at);
    let colon = -1;
    while (code > GREATER || (code > SPACE && code < LESS && code !== SLASH)) {
      if (code === COLON) colon = at;
      at += 1;
      code = text.charCodeAt(at);
    }
    const nameEnd = at;
    this.attributeCount = 0;
    if (code !== GREATER) at = this.attributes(text, at);
    if (at < 0) return -1;
    this.source = text;
    const name = text.slice(start, nameEnd);
    const local = colon < 0 ? name : text.slice(colon + 1, nameEnd);
    this.empty = text.charCodeAt(at) === SLASH;
    this.enter(local);
    if (text.charCodeAt(at) !== SLASH) return this.leaf(text, at + 1, name, local);
    this.sink.close(local);
    return at + 2;
  }

  private enter(local: string): void {
    if (this.names.length === 0) {
      if (this.sawRoot) throw new XmlError('second root');
      this.sawRoot = true;
    }
    this.sink.open(local, this);
  }

  /** Most elements hold nothing but text; finished at once, they need no place on the stack. */
  private leaf(text: string, at: number, name: string, local: string): number {
    const end = text.indexOf('<', at);
    const close = end + 2 + name.length;
    const whole =
      end >= 0 &&
      text.charCodeAt(end + 1) === SLASH &&
      text.charCodeAt(close) === GREATER &&
      startsWithName(text, end + 2, name);
    if (!whole) {
      if (this.names.push(name) > DEEPEST) throw new XmlError('nested too deeply');
      return at;
    }
    if (end > at) this.emit(text.slice(at, end));
    this.sink.close(local);
    return close + 1;
  }

  /** Notes where names and values lie; returns the position of the closing `>` or `/>`. */
  private attributes(text: string, start: number): number {
    let at = start;
    for (;;) {
      at = skipSpace(text, at);
      const code = text.charCodeAt(at);
      if (code === GREATER) return at;
      if (code === SLASH) {
        if (at + 1 === text.length) return -1;
        if (text.charCodeAt(at + 1) !== GREATER) throw new XmlError('stray slash');
        return at;
      }
      if (at >= text.length) return -1;
      at = this.attribute(text, at);
      if (at < 0) return -1;
    }
  }

  private attribute(text: string, start: number): number {
    let at = start;
    let code = text.charCodeAt(at);
    while (code > GREATER || (code > SPACE && code < LESS)) {
      at += 1;
      code = text.charCodeAt(at);
    }
    const nameEnd = at;
    if (code !== EQUALS) at = skipSpace(text, at);
    if (at >= text.length) return -1;
    if (nameEnd === start || text.charCodeAt(at) !== EQUALS) throw new XmlError('attribute without value');
    at = skipSpace(text, at + 1);
    if (at >= text.length) return -1;
    const quote = text.charCodeAt(at);
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) throw new XmlError('attribute without quotes');
    const valueEnd = endOfValue(text, at + 1, quote);
    if (valueEnd < 0) return -1;
    const index = this.attributeCount;
    this.nameStarts[index] = start;
    this.nameEnds[index] = nameEnd;
    this.valueStarts[index] = at + 1;
    this.valueEnds[index] = valueEnd;
    this.attributeCount = index + 1;
    return valueEnd + 1;
  }
}

/** Values are mostly a few characters long, and a call of indexOf costs more than looking at each. */
function endOfValue(text: string, start: number, quote: number): number {
  const near = Math.min(start + 16, text.length);
  for (let at = start; at < near; at += 1) if (text.charCodeAt(at) === quote) return at;
  return text.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", near);
}

function startsWithName(text: string, at: number, name: string): boolean {
  if (text.charCodeAt(at) !== name.charCodeAt(0)) return false;
  return name.length === 1 || text.startsWith(name, at);
}

function localName(name: string): string {
  const colon = name.length === 1 ? -1 : name.lastIndexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function skipSpace(text: string, start: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  while (code <= SPACE && code >= TAB) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

function after(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? -1 : end + mark.length;
}

/** A document type that only names itself does nothing: OpenOffice wrote one into each manifest for years. Declarations do. */
function documentType(text: string, at: number): number {
  const end = text.indexOf('>', at);
  const declares = text.indexOf('[', at);
  if (declares >= 0 && (end < 0 || declares < end)) throw new XmlError('document type with declarations');
  return end < 0 ? -1 : end + 1;
}

function expand(text: string): string {
  return text.replace(/&([^;&<]{0,12};)?/g, (entity, body: string | undefined) => {
    const name = body?.slice(0, -1) ?? '';
    const known = NAMED[name] ?? (name.startsWith('#') ? numbered(name) : undefined);
    if (known === undefined) throw new XmlError(`unknown entity ${entity}`);
    return known;
  });
}

function numbered(name: string): string | undefined {
  const code = /^#x[0-9a-f]+$/i.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#[0-9]+$/.test(name)
      ? Number(name.slice(1))
      : Number.NaN;
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : undefined;
}
