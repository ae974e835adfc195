/** The command line itself is wrong: the JSON does not parse, a number is none. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}
