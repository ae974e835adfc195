import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { DifferenceRule } from '../../../shared/contract/importRules.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { extraField } from '../../../shared/domain/extras.ts';
import { fieldOfColumn, TAGS_COLUMN } from './ownValueColumns.rules.ts';
import { columnsOf } from './rowCells.rules.ts';

/** What happens to a value that is known already, by the owner's word for its column, else for all. */
export interface DifferenceRules {
  /** For a dealer's column by SQLite's name, an own field's or the tags'. */
  ofColumn(column: string): DifferenceRule;
  /** For an extra by its name. */
  ofExtra(name: string): DifferenceRule;
  ofField(field: string): DifferenceRule;
  /** What was said of one of these fields, the strictest; undefined where nothing was. */
  said(fields: readonly ImportField[]): DifferenceRule | undefined;
  /** For all that nothing else was said of. */
  all: DifferenceRule;
}

type Said = Pick<CheckOptions, 'onDifference' | 'columnRules' | 'mapping' | 'ownMapping'>;

const PLACE: readonly ImportField[] = ['region', 'province', 'city', 'district'];
/** A dealer's column → the fields that fill it. */
const FIELDS: Readonly<Record<string, readonly ImportField[]>> = {
  code: ['code'],
  name: ['name'],
  short_name: ['shortName'],
  mnemonic: ['mnemonic'],
  type: ['type'],
  excluded: ['excluded'],
  original_grade: ['grade'],
  intent: ['intent'],
  region_code: PLACE,
  province: PLACE,
  city: PLACE,
  district: PLACE,
  town: ['town'],
  area: ['area'],
  address: ['address'],
  opened_on: ['openedOn'],
  tax_no: ['taxNo'],
  settlement: ['settlement'],
  preferred_channel: ['preferredChannel'],
  preferred_times: ['preferredTimes'],
  credit_limit_minor: ['creditLimit'],
  term_days: ['termDays'],
  note: ['note'],
  [TAGS_COLUMN]: ['tags'],
};
const STRICT: readonly DifferenceRule[] = ['keep', 'fill', 'overwrite'];

/** @param headers by column: extras go by them */
export function differenceRules(options: Said, headers: readonly string[]): DifferenceRules {
  const { onDifference: all, columnRules, mapping, ownMapping } = options;
  const byField = new Map<string, DifferenceRule[]>();
  const byOwn = new Map<number, DifferenceRule>();
  const byExtra = new Map<string, DifferenceRule>();
  const { name: nameOf } = columnsOf(mapping, headers);
  for (const { column, rule } of columnRules) {
    const field = mapping.find((each) => each.column === column)?.field;
    const own = ownMapping.find((each) => each.column === column)?.fieldId;
    if (field !== undefined) byField.set(field, [...(byField.get(field) ?? []), rule]);
    else if (own !== undefined) byOwn.set(own, rule);
    else byExtra.set(nameOf(column), rule);
  }
  const said = (fields: readonly string[]) => {
    const rules = fields.flatMap((field) => byField.get(field) ?? []);
    return STRICT.find((rule) => rules.includes(rule));
  };
  return {
    all,
    said,
    ofField: (field) => said([field]) ?? all,
    ofColumn(column) {
      const own = fieldOfColumn(column);
      return (own === undefined ? said(FIELDS[column] ?? []) : byOwn.get(own)) ?? all;
    },
    ofExtra(name) {
      const known = extraField(name)?.field;
      return (known === undefined ? byExtra.get(name) : said([known])) ?? all;
    },
  };
}
