/** A dealer's row as SQLite names its columns. */
export type DealerImage = Record<string, string | number | null>;

/** A field in which two records may differ, and its columns. The first column is the one that is compared. */
export interface MergeField {
  field: string;
  columns: readonly string[];
  /** Which of two filled values is taken where nobody chooses. */
  rule: 'kept' | 'newer' | 'longer' | 'earlier' | 'both';
}

const ADDRESS: MergeField = { field: 'address', columns: ['address'], rule: 'longer' };
/** An address in the district of somebody else is nowhere. */
const WITH_ADDRESS: ReadonlySet<string> = new Set(['region', 'town']);

/** Every field of a dealer's record; keys follow their text. */
export const MERGE_FIELDS: readonly MergeField[] = [
  { field: 'name', columns: ['name', 'name_key', 'pinyin', 'initials', 'sort_key'], rule: 'kept' },
  { field: 'code', columns: ['code', 'code_key'], rule: 'kept' },
  { field: 'shortName', columns: ['short_name'], rule: 'kept' },
  { field: 'mnemonic', columns: ['mnemonic'], rule: 'kept' },
  { field: 'type', columns: ['type'], rule: 'kept' },
  { field: 'region', columns: ['region_code', 'province', 'city', 'district'], rule: 'longer' },
  { field: 'town', columns: ['town'], rule: 'longer' },
  { field: 'area', columns: ['area'], rule: 'newer' },
  ADDRESS,
  { field: 'openedOn', columns: ['opened_on'], rule: 'earlier' },
  { field: 'originalGrade', columns: ['original_grade'], rule: 'newer' },
  { field: 'intent', columns: ['intent'], rule: 'newer' },
  { field: 'taxNo', columns: ['tax_no'], rule: 'longer' },
  { field: 'settlement', columns: ['settlement'], rule: 'newer' },
  { field: 'creditLimit', columns: ['credit_limit_minor'], rule: 'newer' },
  { field: 'termDays', columns: ['term_days'], rule: 'newer' },
  { field: 'preferredChannel', columns: ['preferred_channel'], rule: 'newer' },
  { field: 'preferredTimes', columns: ['preferred_times'], rule: 'newer' },
  { field: 'potential', columns: ['potential'], rule: 'newer' },
  { field: 'cooperation', columns: ['cooperation'], rule: 'newer' },
  { field: 'note', columns: ['note'], rule: 'both' },
];

const isBlank = (value: string | number | null | undefined) => value === null || value === undefined || value === '';

/** What a field says, as one text: names of a region for its code. */
export function fieldText({ field, columns }: MergeField, image: DealerImage): string {
  if (field === 'region')
    return [image.province, image.city, image.district].filter((part) => !isBlank(part)).join(' ');
  return String(image[columns[0] ?? ''] ?? '');
}

/**
 * Whether the value of the record that goes is the one to take: always over a blank; of two values the newer, longer or
 * earlier one by the field's rule; of identity the one that stays. Region and town are of the one whose address is taken.
 * Notes are joined.
 */
export function takesLost(field: MergeField, kept: DealerImage, lost: DealerImage): boolean {
  const [mine, other] = [fieldText(field, kept), fieldText(field, lost)];
  if (other === '' || other === mine) return false;
  if (mine === '') return true;
  if (WITH_ADDRESS.has(field.field) && kept.address !== lost.address) return takesLost(ADDRESS, kept, lost);
  if (field.rule === 'longer') return other.length > mine.length;
  if (field.rule === 'earlier') return other < mine;
  if (field.rule === 'newer') return Number(lost.updated_at) > Number(kept.updated_at);
  return field.rule === 'both' && !mine.includes(other);
}

/** The fields taken where nobody chooses. */
export function defaultTaken(kept: DealerImage, lost: DealerImage): string[] {
  return MERGE_FIELDS.filter((field) => takesLost(field, kept, lost)).map(({ field }) => field);
}

/**
 * The columns that the record that stays gets: of the chosen fields the other's values, notes joined, and columns of the
 * owner's list that it has not itself.
 */
export function mergedColumns(kept: DealerImage, lost: DealerImage, taken: readonly string[]): DealerImage {
  const next: DealerImage = {};
  for (const { field, columns, rule } of MERGE_FIELDS) {
    if (!taken.includes(field)) continue;
    if (rule === 'both') next.note = joinedNotes(String(kept.note ?? ''), String(lost.note ?? ''));
    else for (const column of columns) next[column] = lost[column] ?? null;
  }
  const extras = joinedExtras(String(kept.extras ?? '{}'), String(lost.extras ?? '{}'));
  if (extras !== kept.extras) next.extras = extras;
  return Object.fromEntries(Object.entries(next).filter(([column, value]) => kept[column] !== value));
}

/** One behind the other, however long they are together: the dealer's page takes it, and what is typed there may be no longer. */
function joinedNotes(mine: string, other: string): string {
  return [mine, other].filter((note) => note !== '').join('\n');
}

/** Both are flat objects of texts, written by imports. */
function joinedExtras(mine: string, other: string): string {
  const extras = JSON.parse(mine) as Record<string, string>;
  const missing = Object.entries(JSON.parse(other) as Record<string, string>).filter(([name]) => !(name in extras));
  return missing.length === 0 ? mine : JSON.stringify({ ...extras, ...Object.fromEntries(missing) });
}
