/**
 * A table or column name on its way into a statement. Names come from our own code and our own log; this keeps it that way,
 * whoever has written into the file.
 */
export function safeName(name: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`not a name: ${name}`);
  return name;
}
