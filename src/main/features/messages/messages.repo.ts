import type { MessageTemplate } from '../../../shared/contract/messages.contract.ts';
import { type Db, rawOf } from '../../db/open.ts';

/** All texts in the order of their names. */
export function listTemplates(db: Db): MessageTemplate[] {
  return rawOf(db)
    .prepare<[], MessageTemplate>(
      'SELECT id, revision, name, medium, subject, body FROM message_template ORDER BY name_key, id',
    )
    .all();
}

/** Whether another text has this name. */
export function isNameTaken(db: Db, key: string, id: number | undefined): boolean {
  return (
    rawOf(db)
      .prepare<[string, number], number>('SELECT 1 FROM message_template WHERE name_key = ? AND id <> ?')
      .get(key, id ?? 0) !== undefined
  );
}
