import { codeColumns, nameColumns } from '../dealers/dealerFields.ts';
import type { DealerDraft } from './draft.ts';
import { ownColumn, TAGS_COLUMN } from './ownValueColumns.rules.ts';
import type { Columns } from './staged.ts';

/** The dealer columns a row has something to say about, the keys of name and code apart; blank cells say nothing. */
export function draftColumns(draft: DealerDraft): Columns {
  const columns: Columns = {};
  const set = (column: string, value: string | number | undefined) => {
    if (value !== undefined && value !== '') columns[column] = value;
  };
  set('name', draft.name);
  set('code', draft.code);
  set('short_name', draft.shortName);
  set('mnemonic', draft.mnemonic);
  set('type', draft.type);
  set('excluded', draft.excluded === undefined ? undefined : Number(draft.excluded));
  set('original_grade', draft.originalGrade);
  set('intent', draft.intent);
  set('region_code', draft.regionCode);
  set('province', draft.province);
  set('city', draft.city);
  set('district', draft.district);
  set('town', draft.town);
  set('area', draft.area);
  set('address', draft.address);
  set('opened_on', draft.openedOn);
  set('tax_no', draft.taxNo);
  set('settlement', draft.settlement);
  set('preferred_channel', draft.preferredChannel);
  set('preferred_times', draft.preferredTimes);
  set('credit_limit_minor', draft.creditLimitMinor);
  set('term_days', draft.termDays);
  set('note', draft.note);
  set(TAGS_COLUMN, draft.tags);
  for (const { fieldId, value } of draft.own ?? []) set(ownColumn(fieldId), value);
  if (Object.keys(draft.extras).length > 0) columns.extras = JSON.stringify(draft.extras);
  return columns;
}

/** The columns that follow from name and code, for a dealer that gets them. */
export function keysOf({ name, code }: Columns): Columns {
  const { name: _name, ...nameKeys } = name ? nameColumns(String(name)) : {};
  return { ...nameKeys, ...(code ? { code_key: codeColumns(String(code)).code_key ?? '' } : {}) };
}
