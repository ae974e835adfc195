import type { Generated } from 'kysely';

/** The tables of what the owner made of his list: views, tags, fields of his own. */
export interface SavedViewTable {
  id: Generated<number>;
  builtIn: Generated<string>;
  name: Generated<string>;
  nameKey: Generated<string>;
  query: string;
  columns: string | null;
  place: number;
  isStart: Generated<number>;
  revision: Generated<number>;
  updatedAt: Generated<number>;
}

export interface TagTable {
  id: Generated<number>;
  name: string;
  nameKey: string;
  batchId: number | null;
  /** '' for an ordinary tag; the kind of need it tells, with the rule that proposes it behind a dot. */
  need: Generated<string>;
}

export interface DealerTagTable {
  id: Generated<number>;
  dealerId: number;
  tagId: number;
}

export interface CustomFieldTable {
  id: Generated<number>;
  uid: string;
  name: string;
  nameKey: string;
  kind: string;
  choices: Generated<string>;
  place: number;
  archived: Generated<number>;
  revision: Generated<number>;
  updatedAt: Generated<number>;
}

export interface CustomValueTable {
  id: Generated<number>;
  dealerId: number;
  fieldId: number;
  value: string;
}
