import type { FileType } from '../../../shared/contract/files.contract.ts';

const MAGIC: readonly { type: FileType; at: number; bytes: readonly number[] }[] = [
  { type: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'gif', at: 0, bytes: [...Buffer.from('GIF87a')] },
  { type: 'gif', at: 0, bytes: [...Buffer.from('GIF89a')] },
  { type: 'webp', at: 8, bytes: [...Buffer.from('WEBPVP8')] },
  // A header may stand further down in a PDF: such a file is another kind at the same time, and none of ours.
  { type: 'pdf', at: 0, bytes: [...Buffer.from('%PDF-')] },
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OFFICE: readonly { type: FileType; part: string }[] = [
  { type: 'docx', part: 'word/document.xml' },
  { type: 'xlsx', part: 'xl/workbook.xml' },
  { type: 'pptx', part: 'ppt/presentation.xml' },
];
/** Sizes of the second header of a bitmap: two letters alone would take any text that begins with BM. */
const BITMAP_HEADERS: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);

/** Kinds that may be looked at in the window: none of them runs anything there. */
export const SHOWN_TYPES: ReadonlySet<FileType> = new Set(['png', 'jpeg', 'gif', 'webp', 'bmp', 'pdf']);

/** What bytes are, by themselves; a name says nothing. Macros, SVG, HTML and programs are all "other". */
export function fileTypeOf(bytes: Uint8Array): FileType {
  const found = MAGIC.find(({ at, bytes: magic }) => startsWith(bytes, magic, at));
  if (found) return found.type === 'webp' && !startsWith(bytes, [...Buffer.from('RIFF')], 0) ? 'other' : found.type;
  if (isBitmap(bytes)) return 'bmp';
  if (!startsWith(bytes, ZIP, 0)) return 'other';
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (text.includes('vbaProject.bin') || !text.includes('[Content_Types].xml')) return 'other';
  return OFFICE.find(({ part }) => text.includes(part))?.type ?? 'other';
}

function startsWith(bytes: Uint8Array, magic: readonly number[], at: number): boolean {
  return bytes.length >= at + magic.length && magic.every((value, i) => bytes[at + i] === value);
}

function isBitmap(bytes: Uint8Array): boolean {
  if (bytes.length < 18 || bytes[0] !== 0x42 || bytes[1] !== 0x4d) return false;
  return BITMAP_HEADERS.has(new DataView(bytes.buffer, bytes.byteOffset).getUint32(14, true));
}

const ENDINGS: Readonly<Record<FileType, readonly string[]>> = {
  png: ['png'],
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  gif: ['gif'],
  webp: ['webp'],
  bmp: ['bmp', 'dib'],
  pdf: ['pdf'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  pptx: ['pptx'],
  other: [],
};
/** Endings that a double click runs, or that a browser runs scripts of. */
const RUNS =
  /\.(?:exe|com|bat|cmd|scr|pif|msi|msp|jar|js|jse|vbs|vbe|wsf|wsh|hta|ps1|psm1|lnk|url|reg|cpl|dll|chm|html?|xhtml|mht(?:ml)?|svgz?|xml|desktop|sh|app|iso|img|docm|dotm|xlsm|xltm|xlam|pptm|appref-ms)$/i;

/** Marks that turn the direction of writing: gpj.exe would read exe.jpg. */
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const MOST_CHARS = 120;

/** A name as it is shown: no folders, no control characters, nothing that reads otherwise than it is. */
export function shownName(given: string): string {
  const bare = given
    .toWellFormed()
    .replace(/^.*[\\/]/s, '')
    .replace(DIRECTION, '')
    .replace(/[\p{Cc}<>:"|?*]/gu, '')
    .trim();
  const characters = [...bare];
  if (characters.length <= MOST_CHARS) return bare;
  const ending = /\.[^.]{1,8}$/.exec(bare)?.[0] ?? '';
  return `${characters.slice(0, MOST_CHARS - ending.length).join('')}${ending}`;
}

/** The name a file is written under: with the ending its bytes deserve, and none that runs. */
export function harmlessName(name: string, type: FileType): string {
  const ending = /\.([^.\s]{1,8})[.\s]*$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const [first] = ENDINGS[type];
  if (first !== undefined) return ENDINGS[type].includes(ending) ? name : `${name}.${first}`;
  return RUNS.test(name.replace(/[.\s]+$/, '')) ? `${name}.bin` : name;
}
