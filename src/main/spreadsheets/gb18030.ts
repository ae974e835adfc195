/** Node decodes GB18030 but does not encode it, so the table for one direction is asked from the other. */
let table: Uint32Array | undefined;

const SUPPLEMENTARY_FROM = 189_000;

/** Text as GB18030, for programs that know nothing else. Half characters become U+FFFD, as in UTF-8. */
export function encodeGb18030(text: string): Buffer {
  table ??= buildTable();
  const bytes: number[] = [];
  for (const char of text.toWellFormed()) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code > 0xffff) pushFour(bytes, code - 0x10000 + SUPPLEMENTARY_FROM);
    else {
      const packed = table[code] ?? 0;
      if (packed > 0xffff) bytes.push(packed >>> 24, (packed >>> 16) & 255);
      bytes.push((packed >>> 8) & 255, packed & 255);
    }
  }
  return Buffer.from(bytes);
}

/** Four-byte sequences are numbered: 126 × 10 × 126 × 10. @source GB 18030-2022, 5.2 */
function pushFour(bytes: number[], pointer: number): void {
  bytes.push(0x81 + Math.floor(pointer / 12_600));
  bytes.push(0x30 + (Math.floor(pointer / 1260) % 10));
  bytes.push(0x81 + (Math.floor(pointer / 10) % 126));
  bytes.push(0x30 + (pointer % 10));
}

/** For each character of the basic plane its two or four bytes. */
function buildTable(): Uint32Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Uint32Array(0x10000);
  for (let pointer = 0; pointer < 39_420; pointer += 1) {
    const four: number[] = [];
    pushFour(four, pointer);
    note(codes, decoder, Buffer.from(four));
  }
  for (let first = 0x81; first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) {
      if (second !== 0x7f) note(codes, decoder, Buffer.from([first, second])); // shorter wins over longer
    }
  }
  return codes;
}

function note(codes: Uint32Array, decoder: TextDecoder, bytes: Buffer): void {
  const char = decoder.decode(bytes);
  if (char.length === 1 && char !== '\ufffd') codes[char.charCodeAt(0)] = bytes.readUIntBE(0, bytes.length);
  else if (char === '\ufffd' && bytes.toString('hex') === '8431a437') codes[0xfffd] = bytes.readUInt32BE(0);
}
