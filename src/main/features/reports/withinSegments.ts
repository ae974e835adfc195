/** The segments a report is narrowed to: their names, and who is in any of them. */
export interface WithinSegments {
  readonly names: readonly string[];
  /** Null where the report is not narrowed. */
  readonly members: ReadonlySet<number> | null;
}

export const everybody: WithinSegments = { names: [], members: null };

export function isWithin({ members }: WithinSegments, dealerId: number): boolean {
  return members === null || members.has(dealerId);
}
