/** The stream of bytes that RC4 makes of a key; encrypting and decrypting are the same. OpenSSL no longer offers it. */
export function rc4Stream(key: Buffer, length: number): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const at = (i: number) => state[i & 255] ?? 0;
  const swap = (i: number, j: number) => {
    const kept = at(i);
    state[i] = at(j);
    state[j] = kept;
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  const stream = Buffer.alloc(length);
  for (let n = 0, i = 0, j = 0; n < length; n += 1) {
    i = (i + 1) & 255;
    j = (j + at(i)) & 255;
    swap(i, j);
    stream[n] = at(at(i) + at(j));
  }
  return stream;
}
