/**
 * Of an activity `a`: it holds what else was said of a visit that was not made (`visits/writeResult.ts`), and is no contact. The kind
 * stands first, so that few are looked up.
 */
export const NO_CONTACT = `(a.kind = 'other' AND EXISTS (SELECT 1 FROM visit nv WHERE nv.activity_id = a.id AND nv.status IN ('missed', 'moved')))`;
