import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Tooltip } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useT } from '../../components/useT.ts';
import { ConditionRow } from './ConditionRow.tsx';
import { type Draft, emptyCondition, emptyGroup, type GroupDraft, movedPart, withPart } from './ruleDraft.ts';
import classes from './rules.module.css';

interface RuleBuilderProps {
  draft: GroupDraft;
  onChange(draft: GroupDraft): void;
  /** The segment that is being changed: it cannot name itself. */
  self: number | undefined;
}

/** Groups of conditions within each other. Every act is a button: nothing here needs a mouse. */
export function RuleBuilder({ draft, onChange, self }: RuleBuilderProps) {
  return <GroupBox group={draft} root={draft} onChange={onChange} self={self} path="" />;
}

/** Groups stand in each other this deep at most; the rule itself may be deeper by some. */
const DEEPEST = 4;

interface GroupBoxProps extends Omit<RuleBuilderProps, 'draft'> {
  group: GroupDraft;
  root: GroupDraft;
  /** Numbers of the groups it stands in, from outside: 2.1 */
  path: string;
}

function GroupBox(props: GroupBoxProps) {
  const t = useT();
  const { group, root, onChange, self, path } = props;
  const isRoot = group.key === root.key;
  const depth = path === '' ? 0 : path.split('.').length;
  const put = (part: Draft | null, key: number) => onChange(withPart(root, key, part));
  const add = (part: Draft) => put({ ...group, parts: [...group.parts, part] }, group.key);
  const name = isRoot ? t('segments.builder.title') : t('segments.builder.group', { number: path });
  return (
    <fieldset className={classes.group} data-root={isRoot || undefined} data-not={group.not || undefined}>
      <legend className="visually-hidden">{name}</legend>
      <Group gap="sm" justify="space-between" wrap="nowrap">
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label={`${name}: ${t('segments.builder.join')}`}
            value={group.join}
            onChange={(join) => put({ ...group, join: join === 'any' ? 'any' : 'all' }, group.key)}
            data={[
              { value: 'all', label: t('segments.builder.all') },
              { value: 'any', label: t('segments.builder.any') },
            ]}
          />
          {!isRoot && (
            <Checkbox
              size="xs"
              label={t('segments.builder.not')}
              title={t('segments.builder.notLabel')}
              checked={group.not}
              onChange={(event) => put({ ...group, not: event.currentTarget.checked }, group.key)}
            />
          )}
        </Group>
        {!isRoot && (
          <PartActs
            removeLabel={t('segments.builder.removeGroup')}
            onMove={(by) => onChange(movedPart(root, group.key, by))}
            onRemove={() => put(null, group.key)}
          />
        )}
      </Group>
      {group.parts.map((part, at) => {
        const place = path === '' ? String(at + 1) : `${path}.${at + 1}`;
        return part.kind === 'group' ? (
          <GroupBox key={part.key} group={part} root={root} onChange={onChange} self={self} path={place} />
        ) : (
          <ConditionRow
            key={part.key}
            draft={part}
            number={place}
            self={self}
            onChange={(next) => put(next, part.key)}
            acts={(text) => (
              <PartActs
                removeLabel={t('segments.builder.removeCondition', { text })}
                onMove={(by) => onChange(movedPart(root, part.key, by))}
                onRemove={() => put(null, part.key)}
              />
            )}
          />
        );
      })}
      <Group gap="sm">
        <Button
          variant="light"
          size="compact-sm"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => add(emptyCondition())}
        >
          {t('segments.builder.addCondition')}
        </Button>
        {depth < DEEPEST && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => add({ ...emptyGroup(group.join === 'all' ? 'any' : 'all'), parts: [emptyCondition()] })}
          >
            {t('segments.builder.addGroup')}
          </Button>
        )}
      </Group>
    </fieldset>
  );
}

function PartActs(props: { removeLabel: string; onMove(by: -1 | 1): void; onRemove(): void }) {
  const t = useT();
  return (
    <Group gap={2} wrap="nowrap" className={classes.acts}>
      <ActionIcon variant="subtle" color="gray" aria-label={t('segments.builder.up')} onClick={() => props.onMove(-1)}>
        <ArrowUp size={14} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={t('segments.builder.down')} onClick={() => props.onMove(1)}>
        <ArrowDown size={14} aria-hidden />
      </ActionIcon>
      <Tooltip label={props.removeLabel}>
        <ActionIcon variant="subtle" color="red" aria-label={props.removeLabel} onClick={props.onRemove}>
          <Trash2 size={14} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
