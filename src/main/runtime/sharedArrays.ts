type Shareable = Float64Array | Int32Array | Uint8Array;

const isShareable = (value: unknown): value is Shareable =>
  value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array;

/**
 * The same with its arrays of numbers copied into memory that threads share: handed on, they are not copied again, however
 * many threads they pass. Whoever has them must not change them any more.
 */
export function sharedArrays<T extends object>(value: T): T {
  // The copy has the shape of what it copies.
  return copyOf(value) as T;
}

function copyOf(value: unknown): unknown {
  if (isShareable(value)) return sharedCopy(value);
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part)]));
}

function sharedCopy(from: Shareable): Shareable {
  const memory = new SharedArrayBuffer(from.byteLength);
  const copy =
    from instanceof Float64Array
      ? new Float64Array(memory)
      : from instanceof Int32Array
        ? new Int32Array(memory)
        : new Uint8Array(memory);
  copy.set(from);
  return copy;
}
