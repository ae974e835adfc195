/**
 * GB18030 for writing: the platform decodes it (`TextDecoder`) and encodes UTF-8 only. The table is the decoder's own, read
 * backwards, so that what is written here is read back as it was.
 * @source WHATWG Encoding, gb18030; four-byte sequences count linearly from 81 30 81 30.
 */

/** What stands for the nineteen private characters that the decoder knows no bytes of, and for halves of characters. */
const SUBSTITUTE = 0x3f;
/** Sequences 81 30 81 30 … 84 31 A4 39 are characters of the first plane. */
const FIRST_PLANE_FOURS = 39_420;
/** The linear number of 90 30 81 30, which is U+10000. */
const SECOND_PLANE_START = 189_000;

/** By UTF-16 unit: its bytes as one number, 0 where there are none. */
let table: Uint32Array | undefined;

/** The text's bytes in GB18030. */
export function encodeGb18030(text: string): Buffer {
  table ??= reverseTable();
  const bytes = Buffer.allocUnsafe(text.length * 4); // a pair of units takes four bytes, one unit four at most
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const code = unit < 0xd800 || unit > 0xdfff ? unit : (text.codePointAt(i) ?? unit);
    if (code > 0xffff) i += 1;
    const packed = code > 0xffff ? fourBytes(SECOND_PLANE_START + code - 0x10000) : (table[code] ?? 0);
    if (packed > 0xffff) at = bytes.writeUInt32BE(packed, at);
    else if (packed > 0xff) at = bytes.writeUInt16BE(packed, at);
    else at = bytes.writeUInt8(packed === 0 && code !== 0 ? SUBSTITUTE : packed, at);
  }
  return bytes.subarray(0, at);
}

function reverseTable(): Uint32Array {
  const bytesOf = new Uint32Array(0x10000);
  for (let byte = 0; byte < 0x80; byte += 1) bytesOf[byte] = byte;
  // The first sequence of a character wins, and two bytes before four.
  fill(bytesOf, twoByteSequences(), 2);
  fill(
    bytesOf,
    Array.from({ length: FIRST_PLANE_FOURS }, (_, index) => fourBytes(index)),
    4,
  );
  return bytesOf;
}

/** Decodes all sequences at once; those that mean nothing are told by the replacement character. */
function fill(bytesOf: Uint32Array, sequences: readonly number[], length: 2 | 4): void {
  const line = length + 1; // a line end after each keeps a bad one from swallowing the next
  const bytes = Buffer.alloc(sequences.length * line, 0x0a);
  sequences.forEach((sequence, index) => {
    bytes.writeUIntBE(sequence, index * line, length);
  });
  const texts = new TextDecoder('gb18030').decode(bytes).split('\n');
  sequences.forEach((sequence, index) => {
    const text = texts[index] ?? '';
    const unit = text.charCodeAt(0);
    if (text.length === 1 && bytesOf[unit] === 0 && (unit !== 0xfffd || sequence === 0x8431a437))
      bytesOf[unit] = sequence;
  });
}

function twoByteSequences(): number[] {
  const sequences: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) sequences.push(lead * 0x100 + trail);
  return sequences;
}

/** The sequence with this linear number, as one number. */
function fourBytes(index: number): number {
  const fourth = 0x30 + (index % 10);
  const third = 0x81 + (Math.floor(index / 10) % 126);
  const second = 0x30 + (Math.floor(index / 1260) % 10);
  const first = 0x81 + Math.floor(index / 12_600);
  return ((first * 0x100 + second) * 0x100 + third) * 0x100 + fourth;
}
