/** What the program calls its tables and columns. */
export function isName(name: string): boolean {
  return /^[a-z_][a-z0-9_]*$/.test(name);
}

/**
 * A table or column name on its way into a statement. Names come from our own code and our own log; this keeps it that way,
 * whoever has written into the file.
 */
export function safeName(name: string): string {
  if (!isName(name)) throw new Error(`not a name: ${name}`);
  return name;
}
