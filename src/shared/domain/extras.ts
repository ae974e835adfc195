/** Stands before the name of a field; what else an owner's list holds is named by its header. */
const FIELD_MARK = 'field:';

/** Under which name the text of a field that a dealer has no room for is kept among the extras. */
export function extraName(field: string): string {
  return FIELD_MARK + field;
}

/** The field of an extra, with what tells several apart; undefined for one that is named by its header. */
export function extraField(name: string): { field: string; suffix: string } | undefined {
  if (!name.startsWith(FIELD_MARK)) return undefined;
  const [field = '', ...rest] = name.slice(FIELD_MARK.length).split(' ');
  return { field, suffix: rest.length === 0 ? '' : ` ${rest.join(' ')}` };
}
