const HEADER_BYTES = 512;
const SECTOR_SHIFT_AT = 30;
const FIRST_DIFAT_AT = 68;
const DIFAT_AT = 76;
/** Numbers of allocation sectors that the header itself holds. */
const IN_HEADER = 109;
const NONE = 0xffff_fffa;

/**
 * True where sectors of a compound file follow each other in a circle: whoever walks along them never ends. A sound file
 * has no circle anywhere; one whose table cannot be found at all is left to the library, which refuses it.
 * @source [MS-CFB] 2.2 (header), 2.3 (FAT), 2.5 (DIFAT)
 */
export function hasCircle(bytes: Buffer): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  const shift = bytes.readUInt16LE(SECTOR_SHIFT_AT);
  if (shift !== 9 && shift !== 12) return false;
  const next = nextSectors(bytes, 2 ** shift);
  // 0: not met, else the number of the walk that met it first
  const met = new Uint32Array(next.length);
  for (let start = 0; start < next.length; start += 1) {
    let at = start;
    while (at < next.length && met[at] === 0) {
      met[at] = start + 1;
      at = next[at] ?? NONE;
    }
    if (at < next.length && met[at] === start + 1) return true;
  }
  return false;
}

/** Sector → the one that follows it. */
function nextSectors(bytes: Buffer, size: number): Uint32Array {
  const tables = allocationSectors(bytes, size);
  const perSector = size / 4;
  const next = new Uint32Array(Math.min(tables.length * perSector, Math.ceil(bytes.length / size))).fill(NONE);
  for (let sector = 0; sector < next.length; sector += 1) {
    const at = offsetOf(tables[Math.floor(sector / perSector)] ?? NONE, size) + (sector % perSector) * 4;
    if (at + 4 <= bytes.length) next[sector] = bytes.readUInt32LE(at);
  }
  return next;
}

/** The sectors that hold the table, as the header and the sectors it goes on in list them. */
function allocationSectors(bytes: Buffer, size: number): number[] {
  const found: number[] = [];
  const most = Math.ceil(bytes.length / size);
  const take = (from: number, count: number) => {
    for (let i = 0; i < count && from + i * 4 + 4 <= bytes.length; i += 1) found.push(bytes.readUInt32LE(from + i * 4));
  };
  take(DIFAT_AT, IN_HEADER);
  let more = bytes.readUInt32LE(FIRST_DIFAT_AT);
  while (more < most && found.length < most) {
    const from = offsetOf(more, size);
    take(from, size / 4 - 1);
    const link = from + size - 4;
    more = link + 4 <= bytes.length ? bytes.readUInt32LE(link) : NONE;
  }
  return found.filter((sector) => sector < most);
}

function offsetOf(sector: number, size: number): number {
  return (sector + 1) * size;
}
