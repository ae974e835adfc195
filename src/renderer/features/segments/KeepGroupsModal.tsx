import { List, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { MOST_MEMBERS } from '../../../shared/contract/segments.contract.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { SegmentForm } from './SegmentForm.tsx';

/** Dealers that a model has put together. */
export interface KeptGroup {
  name: string;
  ids: readonly number[];
  /** What makes a dealer belong, for a segment that follows it; null where no rule can say it. */
  rule: SegmentRule | null;
}

export interface ToKeep {
  groups: readonly KeptGroup[];
  /** What following the rule means here, or why there is none. */
  ruleHint: string;
}

const MOST_NAME = 60;

/** Keeps one group as a segment, or all of them at once: as lists as they are now, or by the rule that made them. */
export function KeepGroupsModal({ what, onClose }: { what: ToKeep | null; onClose(): void }) {
  const t = useT();
  return (
    <Modal
      opened={what !== null}
      onClose={onClose}
      title={t('segments.saveAs.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {what && <KeepForm what={what} onClose={onClose} />}
    </Modal>
  );
}

function KeepForm({ what, onClose }: { what: ToKeep; onClose(): void }) {
  const names = useApiQuery('segments.names', {}).data?.segments;
  return names && <NamedForm what={what} taken={names.map(({ name }) => name)} onClose={onClose} />;
}

interface NamedFormProps {
  what: ToKeep;
  taken: readonly string[];
  onClose(): void;
}

function NamedForm({ what, taken, onClose }: NamedFormProps) {
  const t = useT();
  const api = useApi();
  const format = useFormat();
  const notify = useNotify();
  const { groups, ruleHint } = what;
  const byRule = groups.every(({ rule }) => rule !== null);
  const names = freeNames(
    groups.map(({ name }) => name),
    taken,
  );
  const [keep, setKeep] = useState<'rule' | 'list'>('list');
  const [typed, setTyped] = useState(names[0] ?? '');
  const alone = groups.length === 1;
  const tooMany = keep === 'list' && groups.some(({ ids }) => ids.length > MOST_MEMBERS);
  const saveOne = async ({ ids, rule }: KeptGroup, name: string) =>
    keep === 'rule' && rule !== null
      ? (await api.call('segments.save', { name, rule })).id
      : (await api.call('segments.saveStatic', { name, ids: ids.map((id) => DealerId.parse(id)) })).id;
  const save = async () => {
    let last: number | undefined;
    for (const [at, group] of groups.entries()) last = await saveOne(group, alone ? typed : (names[at] ?? group.name));
    notify.done(t('segments.keep.done', { count: groups.length }));
    navigate(alone && last !== undefined ? `/segments/lists/${last}` : '/segments/lists');
    onClose();
  };
  const ready = !tooMany && (!alone || typed.trim() !== '');
  return (
    <SegmentForm ready={ready} save={save} onClose={onClose}>
      {alone ? (
        <TextInput
          label={t('segments.builder.name')}
          description={t('segments.keep.dealers', { count: groups[0]?.ids.length ?? 0 })}
          value={typed}
          maxLength={MOST_NAME}
          required
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : (
        <>
          <Text size="sm">{t('segments.keep.several', { count: groups.length })}</Text>
          <List size="sm">
            {groups.map(({ ids }, at) => (
              <List.Item key={names[at]}>
                {t('segments.keep.each', { name: names[at] ?? '', dealers: format.count(ids.length) })}
              </List.Item>
            ))}
          </List>
        </>
      )}
      <Radio.Group
        label={t('segments.saveAs.keep')}
        value={keep}
        onChange={(next) => setKeep(next === 'rule' ? 'rule' : 'list')}
      >
        <Stack gap={6} mt={6}>
          <Radio value="list" label={t('segments.keep.asList')} />
          <Radio value="rule" disabled={!byRule} label={t('segments.keep.asRule')} description={ruleHint} />
        </Stack>
      </Radio.Group>
      {tooMany && (
        <Text size="sm" c="red" role="alert">
          {t('segments.saveAs.tooMany', { most: MOST_MEMBERS })}
        </Text>
      )}
    </SegmentForm>
  );
}

/** The names as they can be given: short enough, and with a number behind where there is such a segment already. */
export function freeNames(names: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return names.map((name) => {
    let free = name.slice(0, MOST_NAME);
    for (let n = 2; used.has(free.toLowerCase()); n += 1) free = `${name.slice(0, MOST_NAME - 4)} ${n}`;
    used.add(free.toLowerCase());
    return free;
  });
}
