import { type ImportKind, KIND_SCHEMAS } from '../../../shared/contract/importFields.ts';
import type { Severity } from '../../../shared/contract/importProblem.ts';
import type { ImportCounts, StagedRow } from '../../../shared/contract/imports.contract.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './check.module.css';

/** What the lower half of the page shows. */
export interface Part {
  tab:
    | 'problems'
    | 'skipped'
    | 'vanished'
    | 'voided'
    | 'proposals'
    | Extract<StagedRow['action'], 'create' | 'update' | 'unchanged'>;
  severity?: Severity;
}

const TILES = [
  ['created', { tab: 'create' }],
  ['updated', { tab: 'update' }],
  ['unchanged', { tab: 'unchanged' }],
  ['rejected', { tab: 'problems', severity: 'rejected' }],
  ['ambiguous', { tab: 'problems', severity: 'ambiguous' }],
  ['leftOut', { tab: 'problems', severity: 'left_out' }],
] as const satisfies readonly (readonly [keyof ImportCounts, Part])[];

/** What may be a draft or void. */
const VOIDED: readonly string[] = ['bills', 'receipts'];

export interface CountTilesProps {
  counts: ImportCounts;
  kind: ImportKind;
  part: Part;
  onPart(part: Part): void;
}

/** The six fates of a file's records; each opens its rows. */
export function CountTiles({ counts, kind, part, onPart }: CountTilesProps) {
  const t = useT();
  const format = useFormat();
  const unit = t(`imports.check.unit.${KIND_SCHEMAS[kind].unit}`);
  return (
    <div className={classes.tiles}>
      {TILES.map(([name, target]) => (
        <button
          key={name}
          type="button"
          className={classes.tile}
          data-kind={name}
          data-zero={counts[name] === 0 || undefined}
          disabled={counts[name] === 0}
          aria-pressed={
            part.tab === target.tab && ('severity' in target ? target.severity : undefined) === part.severity
          }
          onClick={() => onPart(target)}
        >
          <span className={classes.tileName}>{t(`imports.check.${name}`)}</span>
          <span className={classes.tileCount}>
            {format.count(recordsOf(counts, name))} <small>{unit}</small>
          </span>
          <span className={classes.tileHint}>
            {name === 'unchanged' && counts.joined > 0
              ? t('imports.check.hint.joined', { count: counts.joined })
              : t(`imports.check.hint.${hintOf(name, kind)}`)}
          </span>
        </button>
      ))}
    </div>
  );
}

/** What a fate means for this kind of list. */
function hintOf(name: (typeof TILES)[number][0], kind: ImportKind) {
  const { unit, named } = KIND_SCHEMAS[kind];
  if (name === 'leftOut' && kind === 'dealers') return 'leftOutDealers';
  if (name === 'leftOut' && !VOIDED.includes(unit)) return 'leftOutRows';
  const isAboutDealers = unit === 'dealers' || named.includes('dealerName');
  return name === 'ambiguous' && !isAboutDealers ? 'ambiguousRows' : name;
}

/** Dealers or bills: rows that were joined with an earlier one are no dealers of their own. */
export function recordsOf(counts: ImportCounts, name: (typeof TILES)[number][0]): number {
  return name === 'unchanged' ? counts.unchanged - counts.joined : counts[name];
}
