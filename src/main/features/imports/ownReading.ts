import type { DealerDraft } from './draft.ts';
import { draftColumns } from './draftColumns.ts';
import type { Columns, People, StagedDealer } from './staged.ts';

/** What a row of a list says by itself. */
interface OwnReading {
  fields: Columns;
  people: Pick<People, 'contacts' | 'rep'>;
}

/** A dealer on its way into staging, with what its row says by itself where others were joined with it. */
export interface ReadDealer extends StagedDealer {
  own?: OwnReading;
}

/** What a row says by itself, whatever it is joined with. */
export function ownOf(draft: DealerDraft): OwnReading {
  return { fields: draftColumns(draft), people: { contacts: draft.contacts, rep: draft.rep } };
}
