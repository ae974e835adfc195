import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { XmlError, type XmlSink, XmlTokenizer } from '../../../src/main/spreadsheets/xmlTokenizer.ts';

type Event = string;

/** Neighbouring texts are one text: how they are cut is nobody's business. */
class Recorder {
  readonly events: Event[] = [];
  private readonly attributeNames: readonly string[];

  constructor(attributeNames: readonly string[]) {
    this.attributeNames = attributeNames;
  }

  open(name: string, get: (attribute: string) => string | undefined): void {
    const attributes = this.attributeNames.map((attribute) => `${attribute}=${get(attribute) ?? '∅'}`);
    this.events.push(`<${name} ${attributes.join(' ')}`);
  }

  close(name: string): void {
    this.events.push(`>${name}`);
  }

  text(value: string): void {
    if (value === '') return;
    const last = this.events.at(-1);
    if (last?.startsWith('#')) this.events[this.events.length - 1] = last + value;
    else this.events.push(`#${value}`);
  }
}

const ATTRIBUTES = ['r', 's', 't', 'r:id', 'spans'];

function ours(pieces: readonly string[]): Event[] {
  const recorder = new Recorder(ATTRIBUTES);
  const sink: XmlSink = {
    open: (name, attributes) => recorder.open(name, (attribute) => attributes.get(attribute)),
    close: (name) => recorder.close(name),
    text: (value) => recorder.text(value),
  };
  const tokenizer = new XmlTokenizer(sink);
  for (const piece of pieces) tokenizer.write(piece);
  if (!tokenizer.end()) throw new XmlError('cut off');
  return recorder.events;
}

function theirs(document: string): Event[] {
  const recorder = new Recorder(ATTRIBUTES);
  const parser = new SaxesParser();
  const local = (name: string) => name.slice(name.lastIndexOf(':') + 1);
  let depth = 0; // it reports the white space around the root too
  parser.on('opentag', (tag) => {
    depth += 1;
    recorder.open(local(tag.name), (attribute) => {
      const value = tag.attributes[attribute];
      return value === undefined ? undefined : String(value);
    });
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    recorder.close(local(tag.name));
  });
  parser.on('text', (value) => {
    if (depth > 0) recorder.text(value);
  });
  parser.on('cdata', (value) => recorder.text(value));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(document).close();
  return recorder.events;
}

const chinese = fc.constantFrom(
  '\u5ba2',
  '\u6237',
  '\u{20bb7}',
  '\u540d',
  'é',
  'A',
  '1',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  ']',
  '-',
  '?',
  '>',
  "'",
  '"',
);
const entity = fc.constantFrom('&lt;', '&gt;', '&amp;', '&quot;', '&apos;', '&#65;', '&#x5BA2;', '&#x20BB7;', '&#10;');
const text = fc
  .array(fc.oneof(chinese, entity), { maxLength: 12 })
  .map((parts) => parts.join('').replaceAll(']]>', ']'));
const space = fc.constantFrom(' ', '  ', '\n', '\t ');
const name = fc.constantFrom('c', 'v', 'row', 'x:row', 'is', 'x:c', 'worksheet', 'a-b.c_1');
const quoted = fc.oneof(
  text.map((value) => `"${value.replaceAll('"', '').replaceAll('<', '')}"`),
  text.map((value) => `'${value.replaceAll("'", '').replaceAll('<', '')}'`),
);
const attributes = fc
  .uniqueArray(fc.constantFrom(...ATTRIBUTES), { maxLength: 4 })
  .chain((names) =>
    fc.tuple(
      ...names.map((attribute) =>
        fc.tuple(space, fc.constantFrom('=', ' = '), quoted).map(([s, e, q]) => `${s}${attribute}${e}${q}`),
      ),
    ),
  )
  .map((list) => list.join(''));
const misc = fc.oneof(
  text.map((value) => `<!--${value.replaceAll('-', '')}-->`),
  text.map((value) => `<![CDATA[${value.replaceAll(']', '')}<&]]>`),
  fc.constant('<?pi some="thing"?>'),
);

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      attributes,
      fc.constantFrom('', ' '),
      fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 4, arbitrary: tie('content') }),
    )
    .map(([tag, list, blank, content]) =>
      content === null ? `<${tag}${list}${blank}/>` : `<${tag}${list}${blank}>${content}</${tag}${blank}>`,
    ),
  content: fc
    .array(fc.oneof({ maxDepth: 4, depthIdentifier: 'xml' }, text, misc, tie('element')), { maxLength: 5 })
    .map((parts) => parts.join('')),
}));
const document = fc
  .tuple(
    fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0"?>\r\n<!-- note -->'),
    element,
    fc.constantFrom('', '\n'),
  )
  .map((parts) => parts.join(''));

describe('the XML tokenizer', () => {
  it('gives the same events as a general parser, wherever the text is torn', () => {
    fc.assert(
      fc.property(document, fc.array(fc.nat({ max: 60 }), { maxLength: 12 }), (xml, cuts) => {
        const pieces: string[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(xml.slice(at, at + cut));
          at += cut;
        }
        pieces.push(xml.slice(at));

        expect(ours(pieces)).toEqual(theirs(xml));
        expect(ours([...(xml.match(/[\s\S]/g) ?? [])])).toEqual(theirs(xml)); // unit by unit
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('accepts nothing whose structure a general parser refuses, and reads alike what both accept', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.constantFrom('<', '>', '/', '&', '"', '=', 'x', ''), (xml, position, dirt) => {
        const at = position % (xml.length + 1);
        const broken = xml.slice(0, at) + dirt + xml.slice(at + 1);
        fc.pre(broken.isWellFormed()); // half a character is none of XML's business
        const accepted = attempt(() => ours([broken]));
        const expected = attempt(() => theirs(broken));

        if (Array.isArray(accepted) && Array.isArray(expected)) expect(accepted).toEqual(expected);
        else if (Array.isArray(accepted)) expect(expected).toMatch(HARMLESS);
      }),
      { numRuns: 5000, seed: 11 },
    );
  });

  it.each([
    ['<a><b></a></b>'],
    ['<a>'],
    ['<a/><b/>'],
    ['text<a/>'],
    ['<a>&unknown;</a>'],
    ['<a>&#0;</a>'],
    ['<a b="1>'],
    ['<a b=1/>'],
    ['<a b/>'],
    [''],
    ['< a/>'],
    ['<!DOCTYPE a [<!ENTITY x "boom">]><a>&x;</a>'],
    ['<!DOCTYPE a [<!ENTITY x "boom">]><a/>'],
    ['<!DOCTYPE a PUBLIC "-//a//EN" "a.dtd"><a>&x;</a>'],
    ['<a><!DOCTYPE a></a>'],
    ['<!ELEMENT a ANY><a/>'],
  ])('refuses %s', (xml) => {
    expect(() => ours([xml])).toThrow(XmlError);
  });

  it('passes over a document type that declares nothing, as OpenOffice wrote it into manifests', () => {
    const xml =
      '<?xml version="1.0"?>\n<!DOCTYPE m:m PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">\n<m:m/>';

    expect(ours([xml])).toEqual(theirs(xml));
    expect(ours([...xml])).toEqual(theirs(xml));
  });

  it('refuses a tag that never ends before it fills the memory', () => {
    const tokenizer = new XmlTokenizer({ open: () => undefined, close: () => undefined, text: () => undefined });
    const piece = 'x'.repeat(1024 * 1024);

    const flood = () => {
      tokenizer.write('<a b="');
      for (let i = 0; i < 64; i += 1) tokenizer.write(piece);
    };

    expect(flood).toThrow(XmlError);
  });
});

/** What our reader knowingly lets pass: it changes neither the structure nor any value that both could read. */
const HARMLESS = new RegExp(
  [
    'disallowed character|is disallowed|malformed comment', // in names, texts, instructions, comments
    'malformed character entity', // &#5;
    'no whitespace between attributes|whitespace required',
    // the XML declaration, of which we only want the encoding
    'expected one of|expected the name|must be |version number must|value must be quoted|declaration is incomplete|encoding value must',
  ].join('|'),
);

function attempt(read: () => Event[]): Event[] | string {
  try {
    return read();
  } catch (error) {
    return String(error);
  }
}
