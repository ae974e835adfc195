import { type Db, rawOf } from '../../db/open.ts';
import { hidesHeader, type Visibility } from './visibility.rules.ts';

/** The owner's own fields whose values whoever asks does not see: those that are called by what is hidden. */
export function hiddenFields(db: Db, visibility: Visibility): ReadonlySet<number> {
  const fields = rawOf(db).prepare<[], { id: number; name: string }>('SELECT id, name FROM custom_field').all();
  return new Set(fields.filter(({ name }) => hidesHeader(name, visibility)).map(({ id }) => id));
}
