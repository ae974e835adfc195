import type { DealerField } from '../../../shared/contract/importFields.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { importFields as english } from '../../../shared/i18n/en/importFields.ts';
import { importFields as chinese } from '../../../shared/i18n/zh-CN/importFields.ts';

/** The fields that the list of all dealers' records always has, in its order. */
export const RECORD_FIELDS = [
  ...(['code', 'name', 'shortName', 'mnemonic', 'type', 'grade', 'intent', 'excluded', 'openedOn'] as const),
  ...(['province', 'city', 'district', 'town', 'area', 'address', 'rep'] as const),
  ...(['contact', 'role', 'phone', 'wechat', 'email', 'birthday'] as const),
  ...(['preferredChannel', 'preferredTimes'] as const),
  ...(['settlement', 'creditLimit', 'termDays', 'taxNo', 'tags', 'note'] as const),
] as const satisfies readonly DealerField[];
export type RecordField = (typeof RECORD_FIELDS)[number];

/** Fields that it has where any dealer has a text of them. */
const KEPT_FIELDS: readonly DealerField[] = [
  ...(['status', 'route', 'visitDays', 'visitOften', 'latitude', 'longitude', 'qq', 'bank', 'bankAccount'] as const),
  ...(['lastVisitOn', 'lastOrderOn', 'totalAmount', 'receivable'] as const),
];
/** So many of its fields together no other list has; a few columns may have been taken out of it. */
const MOST_TAKEN_OUT = 8;

const LANGUAGES = [chinese, english].map(({ field }) => {
  const named = (fields: readonly DealerField[]) => fields.map((each) => [key(field[each]), each] as const);
  return {
    always: new Set(named(RECORD_FIELDS).map(([label]) => label)),
    fieldOf: new Map(named([...RECORD_FIELDS, ...KEPT_FIELDS])),
  };
});

/**
 * The columns of a list of dealers' records that this program has saved, none of any other list. What else stands in it is
 * the owner's: what a list once had is never taken for a field, however it is called.
 */
export function recordColumns(headers: readonly string[]): ReadonlyMap<number, DealerField> {
  const keys = headers.map(key);
  for (const { always, fieldOf } of LANGUAGES) {
    const present = new Set(keys.filter((label) => always.has(label)));
    if (present.size < RECORD_FIELDS.length - MOST_TAKEN_OUT) continue;
    const seen = new Set<string>();
    return new Map(
      keys.flatMap((label, column): [number, DealerField][] => {
        const field = fieldOf.get(label);
        if (field === undefined || seen.has(label)) return [];
        seen.add(label);
        return [[column, field]];
      }),
    );
  }
  return NONE;
}

const NONE: ReadonlyMap<number, DealerField> = new Map();

function key(header: string): string {
  return fold(header).toLowerCase();
}
