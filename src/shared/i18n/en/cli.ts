import type { SameKeys } from '../sameKeys.ts';
import type { cli as zh } from '../zh-CN/cli.ts';

export const cli: SameKeys<typeof zh> = {
  loopback: {
    opened: 'DealerDesk is open in a browser window. If no window appears, paste this address into a browser:',
    openByHand: 'Open this address in a browser:',
  },
  check: { good: 'The data file is sound.', bad: 'Problems were found. Save a copy first, then restore a backup.' },
  import: {
    done: 'Imported “{{file}}” (sheet {{sheet}}, header in row {{headerRow}}).',
    checked: 'Checked “{{file}}” (sheet {{sheet}}, header in row {{headerRow}}). Nothing was written.',
    rows: 'Data rows',
    created: 'New',
    updated: 'Updated',
    unchanged: 'Unchanged',
    rejected: 'Rejected',
    ambiguous: 'Unclear',
    state: 'left out: {{state}}, {{count}} bills',
    later: 'dated after today, counting from that day on: {{count}} bills',
    removed: 'removed, the period being replaced: {{count}} bills',
    leftOut: 'Left out',
    newDealers: 'New dealers',
    amount: 'Net amount',
    problem: 'Row {{row}}: {{sentence}}',
    nothingTaken_one:
      'Not one row could be imported ({{count}} rejected), so nothing was changed. Correct the list as described above and import it again.',
    nothingTaken_other:
      'Not one row could be imported ({{count}} rejected), so nothing was changed. Correct the list as described above and import it again.',
    more_one: '{{count}} more note. Use --json to see all.',
    more_other: '{{count}} more notes. Use --json to see all.',
  },
  score: {
    head: 'Run {{run}}: as of {{asOf}}, {{months}} months, {{dealers}} dealers',
    headLive:
      'Present result of a read-only file, not saved as a run: as of {{asOf}}, {{months}} months, {{dealers}} dealers',
    ungraded: 'Ungraded',
  },
  undo: {
    done: 'Import of “{{file}}” undone: {{orders}} bills and {{dealers}} dealers removed, {{restored}} records restored, {{kept}} dealers kept.',
  },
  restore: {
    holds: '“{{name}}” ({{made}}): {{dealers}} dealers, {{orders}} bills, orders up to {{cutOff}}.',
    lost: 'In “{{file}}” but not in the backup: {{dealers}} dealers, {{orders}} bills, {{imports}} imports, {{edits}} edits.',
    done: 'Restored: {{path}}',
    kept: 'The former file is kept beside it: {{name}}',
  },
  backup: {
    written: 'The copy is written and checked: {{path}}',
    removed_one: '{{count}} older backup was removed by the rule.',
    removed_other: '{{count}} older backups were removed by the rule.',
  },
  reps: {
    line_one: '{{name}}: {{count}} dealer, {{amount}}{{more}}',
    line_other: '{{name}}: {{count}} dealers, {{amount}}{{more}}',
    more: ' ({{list}})',
    left: 'left on {{day}}',
    leaving: 'leaves on {{day}}',
    unserved_one: 'Without a rep: {{count}} dealer',
    unserved_other: 'Without a rep: {{count}} dealers',
    merged_one: '{{name}} was merged into {{into}}: {{count}} dealer at present, {{owners}} ownership records.',
    merged_other: '{{name}} was merged into {{into}}: {{count}} dealers at present, {{owners}} ownership records.',
    leftDone_one: '{{name}} leaves on {{day}}: from {{fromOn}} on {{to}} serves {{count}} dealer.',
    leftDone_other: '{{name}} leaves on {{day}}: from {{fromOn}} on {{to}} serves {{count}} dealers.',
    nobody: 'nobody',
  },
  doubles: {
    found_one: '{{count}} pair of {{dealers}} dealers may be one dealer.',
    found_other: '{{count}} pairs of {{dealers}} dealers may be one dealer.',
    line: '{{score}}  {{one}} = {{other}}: {{reasons}}',
    dealer: '#{{id}} {{name}}',
    merged: '“{{name}}” was merged into “{{into}}” (merge {{id}}).',
    unmerged_one: '“{{name}}” is a dealer apart from “{{from}}” again: {{count}} bill, people: {{contacts}}.',
    unmerged_other: '“{{name}}” is a dealer apart from “{{from}}” again: {{count}} bills, people: {{contacts}}.',
  },
  operators: { pin: 'has a PIN' },
  views: { line_one: '{{name}}: {{count}} dealer', line_other: '{{name}}: {{count}} dealers' },
  export: {
    written_one: '{{count}} dealer written: {{path}}',
    written_other: '{{count}} dealers written: {{path}}',
    table_one: '{{count}} row written: {{path}}',
    table_other: '{{count}} rows written: {{path}}',
    whole: 'The whole data file ({{tables}} tables, {{rows, number}} rows) written: {{path}}',
  },
  report: { written: 'Saved: {{path}}' },
};
