/** A field in one or two pairs of braces, of either width. */
const FIELD = /[{｛]{1,2}([^{}｛｝\n]{1,40})[}｝]{1,2}/g;

/** Names of fields as people write them: without blanks, upper and lower case alike. */
export function fieldKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** Keys of all fields that a text names. */
export function namedFields(template: string): string[] {
  return [...template.matchAll(FIELD)].map(([, name = '']) => fieldKey(name));
}

/** Fields that a text names and nobody knows, each once, as they are written. */
export function unknownFields(template: string, known: ReadonlyMap<string, string>): string[] {
  const names = [...template.matchAll(FIELD)].map(([, name = '']) => name.trim());
  return [...new Set(names.filter((name) => !known.has(fieldKey(name))))];
}

/**
 * A text with its fields filled in. A field without a value becomes nothing, one that nobody knows stays as it is written, so
 * that it catches the eye; what a value holds is never read as a field again.
 */
export function fillTemplate(
  template: string,
  known: ReadonlyMap<string, string>,
  wordOf: (field: string) => string,
): string {
  return template.replace(FIELD, (whole, name: string) => {
    const field = known.get(fieldKey(name));
    return field === undefined ? whole : wordOf(field);
  });
}
