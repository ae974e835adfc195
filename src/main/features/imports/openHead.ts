import { rename, rm } from 'node:fs/promises';
import type { BookHead, ParseRequest, Parser } from '../../spreadsheets/parser.ts';

/**
 * The beginning of every sheet of our own copy. A book with a password is opened once: from then on the copy is what was
 * in it, so that nobody has to remember the password until the import is written.
 * @throws AppError sheet_encrypted, sheet_password_wrong and other sheet_*
 */
export async function openHead(parser: Parser, request: ParseRequest, rowsPerSheet: number): Promise<BookHead> {
  const head = await parser.head(request, rowsPerSheet, true);
  if (!head.locked) return head;
  const opened = `${request.path}.opened`;
  try {
    await parser.unlock(request, opened);
    await rename(opened, request.path);
  } finally {
    await rm(opened, { force: true });
  }
  return head;
}
