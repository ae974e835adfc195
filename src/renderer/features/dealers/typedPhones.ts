/** As many as a person may have. */
const MOST_PHONES = 10;

/** The phones of a field that takes several. */
export function typedPhones(text: string): string[] {
  return text
    .split(/[,，、;；\n]/)
    .map((phone) => phone.trim())
    .filter(Boolean)
    .slice(0, MOST_PHONES);
}
