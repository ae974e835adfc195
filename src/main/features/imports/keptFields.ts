import type { Output } from '../../../shared/contract/index.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { createOwnNames } from './ownFields.repo.ts';
import { splitColumns, TAGS_COLUMN } from './ownValueColumns.rules.ts';
import { createOwnReader } from './ownValues.ts';
import type { Columns } from './staged.ts';

/** A field of a dealer that undoing a batch leaves as it is now; named by uids, for dealers may be erased. */
export interface KeptField {
  uid: string;
  field: string;
}

/** More of them are counted, but neither kept with the batch nor listed. */
const MOST = 500;

/** Columns that follow from others, and tags, which are taken back one by one. */
const UNTOLD = new Set(['name_key', 'pinyin', 'initials', 'sort_key', 'code_key', 'graded_by_choice', TAGS_COLUMN]);
const PLACE = ['province', 'city', 'district'];

interface Image {
  id: number;
  uid: string;
  before: string;
  after: string;
}

/** Dealers that were there before the batch, and what it overwrote of them or of their people. */
const IMAGES = {
  dealer: `SELECT d.id, d.uid, b.before, b.after FROM import_before b JOIN dealer d ON d.id = b.record_id
    WHERE b.batch_id = ? AND b.entity = 'dealer' AND d.batch_id IS NOT b.batch_id ORDER BY d.id, b.id`,
  contact: `SELECT c.id, d.uid, b.before, b.after FROM import_before b JOIN contact c ON c.id = b.record_id
    JOIN dealer d ON d.id = c.dealer_id
    WHERE b.batch_id = ? AND b.entity = 'contact' AND d.batch_id IS NOT b.batch_id ORDER BY d.id, b.id`,
};

/** People it brought whom somebody has worked on since, and reps it named after whom another came. */
const PEOPLE = `
SELECT d.uid, 'contact' AS field FROM contact c JOIN dealer d ON d.id = c.dealer_id
WHERE c.batch_id = @batchId AND d.batch_id IS NOT @batchId
  AND EXISTS (SELECT 1 FROM change_log l WHERE l.entity = 'contact' AND l.record_id = c.id AND l.undone_at IS NULL)
UNION
SELECT d.uid, 'rep' FROM dealer_owner o JOIN dealer d ON d.id = o.dealer_id
WHERE o.batch_id = @batchId AND d.batch_id IS NOT @batchId
  AND EXISTS (SELECT 1 FROM dealer_owner w WHERE w.dealer_id = o.dealer_id AND w.id > o.id AND w.batch_id IS NOT @batchId)`;

/** What was changed since of dealers that a batch had changed: undoing it leaves these fields as they are. */
export function findKept(raw: RawDb, batchId: number): KeptField[] {
  const readOwn = createOwnReader(raw);
  const dealer = raw.prepare<[number], Columns>('SELECT * FROM dealer WHERE id = ?');
  const contact = raw.prepare<[number], Columns>('SELECT * FROM contact WHERE id = ?');
  const shown = createOwnNames(raw);
  const images = (entity: keyof typeof IMAGES) => raw.prepare<[number], Image>(IMAGES[entity]).all(batchId);
  const fields = images('dealer').flatMap((image) =>
    changedSince(image, (own) => ({ ...dealer.get(image.id), ...readOwn(image.id, own) })).map((column) => ({
      uid: image.uid,
      field: shown(column),
    })),
  );
  const edited = images('contact').filter(
    (image) => changedSince(image, () => ({ ...contact.get(image.id) })).length > 0,
  );
  const people = [
    ...edited.map(({ uid }) => ({ uid, field: 'contact' })),
    ...raw.prepare<[{ batchId: number }], KeptField>(PEOPLE).all({ batchId }),
  ];
  return distinct([...fields, ...people]);
}

/** Columns that hold neither what the batch wrote nor what stood there before it. */
function changedSince({ before, after }: Image, read: (own: string[]) => Columns): string[] {
  // Written by the merge of the batch.
  const [was, wrote] = [JSON.parse(before) as Columns, JSON.parse(after) as Columns];
  const now = read(Object.keys(splitColumns(wrote).own));
  const changed = Object.keys(wrote).filter(
    (column) =>
      !UNTOLD.has(column) && (was[column] ?? null) !== (wrote[column] ?? null) && differs(now, column, [was, wrote]),
  );
  // The region's own words stand beside its code.
  return changed.filter((column) => column !== 'region_code' || !PLACE.some((level) => changed.includes(level)));
}

function differs(now: Columns, column: string, others: readonly Columns[]): boolean {
  return others.every((other) => (other[column] ?? null) !== (now[column] ?? null));
}

function distinct(kept: readonly KeptField[]): KeptField[] {
  return [...new Map(kept.map((each) => [`${each.uid} ${each.field}`, each])).values()];
}

/** Notes with a batch that is being undone what stays of its dealers as it is. */
export function noteKept(raw: RawDb, batchId: number, kept: readonly KeptField[]): void {
  raw
    .prepare("UPDATE import_batch SET counts = json_set(counts, '$.kept', json(?), '$.keptFields', ?) WHERE id = ?")
    .run(JSON.stringify(kept.slice(0, MOST)), kept.length, batchId);
}

type Told = Output<'imports.undoPreview'>['kept'];

/** What undoing keeps, or of a batch that is undone has kept, by dealers. */
export function tellKept(db: Db, batchId: number): Told {
  const raw = rawOf(db);
  const noted = raw
    .prepare<[number], { kept: string | null; fields: number | null }>(
      "SELECT counts -> '$.kept' AS kept, counts ->> '$.keptFields' AS fields FROM import_batch WHERE id = ? AND status = 'undone'",
    )
    .get(batchId);
  // Written by `noteKept`.
  const kept = noted === undefined ? findKept(raw, batchId) : (JSON.parse(noted.kept ?? '[]') as KeptField[]);
  const find = raw.prepare<[string], { id: number; code: string; name: string }>(
    'SELECT id, code, name FROM dealer WHERE uid = ?',
  );
  const dealers = new Map<string, Told['dealers'][number]>();
  for (const { uid, field } of kept.slice(0, MOST)) {
    const known = dealers.get(uid);
    const found = known ?? find.get(uid);
    if (known) known.fields.push(field);
    else if (found) dealers.set(uid, { code: found.code, name: found.name, fields: [field] });
  }
  return { fields: noted === undefined ? kept.length : (noted.fields ?? 0), dealers: [...dealers.values()] };
}
