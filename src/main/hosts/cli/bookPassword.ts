import type { CliIo } from './cliEngine.ts';

/** Takes the password of a book by the environment, where no list of processes shows it. */
const VARIABLE = 'DEALERDESK_BOOK_PASSWORD';

/** The password of a book as `--password` gives it: `-` reads it from standard input; undefined where there is none. */
export async function bookPassword(given: string | undefined, io: CliIo): Promise<string | undefined> {
  const password = given === '-' ? (await io.readStdin()).replace(/\r?\n$/, '') : (given ?? process.env[VARIABLE]);
  return password === '' ? undefined : password;
}
