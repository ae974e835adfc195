import { FileSettings } from '../../../shared/contract/settings.contract.ts';
import type { RawDb } from '../../db/open.ts';

/** The file's settings within the snapshot a report is read from. */
export function readFileSettings(raw: RawDb): FileSettings {
  const rows = raw.prepare<[], { key: string; value: string }>('SELECT key, value FROM setting').all();
  return FileSettings.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}
