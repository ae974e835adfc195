import { Rep, type RepPatch } from '../../../shared/contract/reps.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Row } from '../../db/changeLog.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { pinyinOf } from '../dealers/pinyin.rules.ts';
import { typed } from '../dealers/text.rules.ts';

/** A rep as the table keeps it. */
export interface StoredRep {
  id: number;
  revision: number;
  name: string;
  phone: string;
  leftOn: string | null;
  regions: string;
  areas: string;
  skills: string;
  level: string;
  capacityMinutes: number | null;
  note: string;
}

export const REP_COLUMNS = `id, revision, name, phone, left_on AS leftOn, regions, areas, skills, level,
  capacity_minutes AS capacityMinutes, note`;

/** A rep as the contract knows it. One who leaves is there until his last day is over. */
export function toRep(row: StoredRep, aliases: readonly string[], today: string): Rep {
  return Rep.parse({
    ...row,
    aliases,
    regions: JSON.parse(row.regions),
    areas: JSON.parse(row.areas),
    skills: JSON.parse(row.skills),
    active: row.leftOn === null || row.leftOn >= today,
  });
}

/** What the owner wrote, as columns. Other names are rows of their own. */
export function repColumns(patch: { [K in keyof RepPatch]?: RepPatch[K] | undefined }): Row {
  const columns: Row = {};
  if (patch.name !== undefined) Object.assign(columns, repNameColumns(patch.name));
  if (patch.phone !== undefined) columns.phone = typed(patch.phone);
  if (patch.leftOn !== undefined) columns.left_on = patch.leftOn;
  if (patch.regions !== undefined) columns.regions = JSON.stringify([...new Set(patch.regions)].sort());
  if (patch.areas !== undefined) columns.areas = JSON.stringify(distinct(patch.areas));
  if (patch.skills !== undefined) columns.skills = JSON.stringify(distinct(patch.skills));
  if (patch.level !== undefined) columns.level = typed(patch.level);
  if (patch.capacityMinutes !== undefined) columns.capacity_minutes = patch.capacityMinutes;
  if (patch.note !== undefined) columns.note = typed(patch.note);
  return columns;
}

/** Texts that show something, each once. */
export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map(typed))].filter((text) => text !== '');
}

/** The key that imports find a rep by. @throws AppError invalid_input for a name without letters and figures */
export function repKey(name: string): string {
  const key = nameKey(name);
  if (key === '') throw new AppError('invalid_input', { field: '$field:rep' });
  return key;
}

function repNameColumns(text: string): Row {
  const name = typed(text).replace(/\s+/g, ' ');
  return { name, name_key: repKey(name), sort_key: pinyinOf(name).sortKey };
}
