import type { RawDb } from '../open.ts';

/**
 * A name means one rep, among names and other names together: also where an act that is taken back or done again would give
 * a name to one who had it, while another has it by now. Rows of before stay; the check of the file finds them.
 */
export function up(db: RawDb): void {
  const taken = `BEGIN SELECT raise(ABORT, 'a name of another rep'); END`;
  const asName = 'WHEN EXISTS (SELECT 1 FROM rep_alias WHERE alias_key = new.name_key AND rep_id <> new.id)';
  const asAlias = 'WHEN EXISTS (SELECT 1 FROM rep WHERE name_key = new.alias_key AND id <> new.rep_id)';
  db.exec(`
CREATE TRIGGER rep_added AFTER INSERT ON rep ${asName} ${taken};
CREATE TRIGGER rep_renamed AFTER UPDATE OF name_key ON rep ${asName} ${taken};
CREATE TRIGGER rep_alias_added AFTER INSERT ON rep_alias ${asAlias} ${taken};
CREATE TRIGGER rep_alias_renamed AFTER UPDATE OF alias_key ON rep_alias ${asAlias} ${taken};
`);
}
