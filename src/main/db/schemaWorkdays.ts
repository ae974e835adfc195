import type { Generated } from 'kysely';

/** Days that the owner declares off, worked or half, as migration 0039 leaves them. */
export interface WorkdayTable {
  id: Generated<number>;
  day: string;
  kind: 'off' | 'work' | 'half';
  name: Generated<string>;
  origin: 'own' | 'import';
  createdAt: number;
}
