import { AppError } from '../../shared/errors/appError.ts';
import { type HashName, MOST_ROUNDS } from './bookPassword.ts';
import { readXml } from './xmlEvents.ts';
import type { XmlAttributes, XmlSink } from './xmlTokenizer.ts';

/** AES takes its blocks in so many bytes, and nothing else. */
export const BLOCK_BYTES = 16;
const HASHES: Readonly<Record<string, { algorithm: HashName; bytes: number }>> = {
  SHA1: { algorithm: 'sha1', bytes: 20 },
  SHA256: { algorithm: 'sha256', bytes: 32 },
  SHA384: { algorithm: 'sha384', bytes: 48 },
  SHA512: { algorithm: 'sha512', bytes: 64 },
};
const KEY_BITS: readonly number[] = [128, 192, 256];
const LONGEST_SALT = 1024;

/** How one thing is encrypted: always by AES in chained blocks. */
export interface CipherSpec {
  salt: Buffer;
  keyBytes: number;
  algorithm: HashName;
  hashBytes: number;
}

/** What the file says of its own encryption. @source [MS-OFFCRYPTO] 2.3.4.10 */
export interface AgileInfo {
  data: CipherSpec;
  /** The password's part: what it is proved by, and the key that it encloses. */
  key: CipherSpec & { rounds: number; verifierInput: Buffer; verifierHash: Buffer; keyValue: Buffer };
  /** Null where the writer has left the checksum out, as the schema lets it. */
  integrity: { key: Buffer; value: Buffer } | null;
}

/**
 * Reads the descriptor, strictly.
 * @throws AppError sheet_cipher_unknown for what we do not open, sheet_zip_corrupt for what contradicts the specification
 */
export async function readAgileInfo(xml: Buffer, name: string): Promise<AgileInfo> {
  const sink = new DescriptorSink();
  await readXml(
    (async function* () {
      yield xml;
    })(),
    sink,
    name,
  ).catch((cause: unknown) => {
    throw new AppError('sheet_zip_corrupt', { name }, { cause });
  });
  // A certificate alone opens it, or nothing that we know.
  if (sink.key === undefined || sink.data === undefined) throw new AppError('sheet_cipher_unknown', { name });
  const read = new AttributeReader(name);
  const rounds = read.number(sink.key.spinCount, MOST_ROUNDS);
  return {
    data: read.spec(sink.data),
    key: {
      ...read.spec(sink.key),
      rounds,
      verifierInput: read.blocks(sink.key.encryptedVerifierHashInput),
      verifierHash: read.blocks(sink.key.encryptedVerifierHashValue),
      keyValue: read.blocks(sink.key.encryptedKeyValue),
    },
    integrity: sink.integrity && {
      key: read.blocks(sink.integrity.encryptedHmacKey),
      value: read.blocks(sink.integrity.encryptedHmacValue),
    },
  };
}

const OF_SPEC = ['saltSize', 'blockSize', 'keyBits', 'hashSize', 'cipherAlgorithm', 'cipherChaining'] as const;
const ATTRIBUTES = [
  ...[...OF_SPEC, 'hashAlgorithm', 'saltValue', 'spinCount'],
  ...['encryptedVerifierHashInput', 'encryptedVerifierHashValue', 'encryptedKeyValue'],
  ...['encryptedHmacKey', 'encryptedHmacValue'],
] as const;
type Attributes = Partial<Record<(typeof ATTRIBUTES)[number], string>>;

class DescriptorSink implements XmlSink {
  data: Attributes | undefined;
  key: Attributes | undefined;
  integrity: Attributes | null = null;

  open(element: string, attributes: XmlAttributes): void {
    if (element === 'keyData') this.data ??= taken(attributes);
    else if (element === 'dataIntegrity') this.integrity ??= taken(attributes);
    // a certificate encloses the key in an element of the same name, without any rounds
    else if (element === 'encryptedKey' && attributes.get('spinCount') !== undefined) this.key ??= taken(attributes);
  }

  close(): void {
    return;
  }

  text(): void {
    return;
  }
}

function taken(attributes: XmlAttributes): Attributes {
  return Object.fromEntries(ATTRIBUTES.map((name) => [name, attributes.get(name)]));
}

class AttributeReader {
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  spec(given: Attributes): CipherSpec {
    const hash = HASHES[(given.hashAlgorithm ?? '').replace('-', '')];
    const bits = this.number(given.keyBits, 4096);
    const known = given.cipherAlgorithm === 'AES' && given.cipherChaining === 'ChainingModeCBC';
    if (!known || hash === undefined || !KEY_BITS.includes(bits))
      throw new AppError('sheet_cipher_unknown', { name: this.name });
    const salt = this.bytes(given.saltValue);
    const sound =
      this.number(given.blockSize, 4096) === BLOCK_BYTES &&
      this.number(given.hashSize, 65_536) === hash.bytes &&
      this.number(given.saltSize, LONGEST_SALT) === salt.length;
    if (!sound) throw this.corrupt();
    return { salt, keyBytes: bits / 8, algorithm: hash.algorithm, hashBytes: hash.bytes };
  }

  number(text: string | undefined, most: number): number {
    const value = /^\d{1,9}$/.test(text ?? '') ? Number(text) : Number.NaN;
    if (!(value <= most)) throw this.corrupt();
    return value;
  }

  /** Encrypted bytes: whole blocks, and not many of them. */
  blocks(text: string | undefined): Buffer {
    const bytes = this.bytes(text);
    if (bytes.length % BLOCK_BYTES !== 0) throw this.corrupt();
    return bytes;
  }

  private bytes(text: string | undefined): Buffer {
    const bytes = Buffer.from(text ?? '', 'base64');
    if (bytes.length === 0 || bytes.length > LONGEST_SALT) throw this.corrupt();
    return bytes;
  }

  private corrupt(): AppError {
    return new AppError('sheet_zip_corrupt', { name: this.name });
  }
}
