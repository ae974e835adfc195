import { Button, Group, Modal, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { type ListedSegment, MOST_MEMBERS } from '../../../shared/contract/segments.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

type How = 'union' | 'intersection' | 'difference';
const HOWS: readonly How[] = ['union', 'intersection', 'difference'];

interface CombineModalProps {
  segments: readonly ListedSegment[];
  opened: boolean;
  onClose(): void;
  onDone(): void;
}

/** A set of segments becomes one: as a rule that follows them, or as a list of who is in it now. */
export function CombineModal({ segments, opened, onClose, onDone }: CombineModalProps) {
  const t = useT();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('segments.combine.title')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {opened && <CombineForm segments={segments} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

/** The rule of a set of segments. */
export function combinedRule(how: How, ids: readonly ListedSegment['id'][], first: number): SegmentRule {
  const of = (id: ListedSegment['id']): SegmentRule => ({ fact: 'segment', id });
  if (how === 'union') return { any: ids.map(of) };
  if (how === 'intersection') return { all: ids.map(of) };
  const others = ids.filter((id) => id !== first).map(of);
  return { all: [...ids.filter((id) => id === first).map(of), ...others.map((not) => ({ not }))] };
}

function CombineForm({ segments, onClose, onDone }: Omit<CombineModalProps, 'opened'>) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const [how, setHow] = useState<How>('union');
  const [first, setFirst] = useState(Number(segments[0]?.id ?? 0));
  const [keep, setKeep] = useState<'rule' | 'list'>('rule');
  const [typed, setTyped] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const comma = t('segments.words.comma');
  const names = (list: readonly ListedSegment[]) => list.map(({ name }) => name).join(comma);
  const others = segments.filter(({ id }) => id !== first);
  const usual = t(`segments.combine.defaultName.${how}`, {
    first: segments.find(({ id }) => id === first)?.name ?? '',
    names: names(how === 'difference' ? others : segments),
  }).slice(0, 60);
  const name = typed ?? usual;
  const rule = combinedRule(
    how,
    segments.map(({ id }) => id),
    first,
  );
  const count = useApiQuery('segments.count', { rule }, { keepPrevious: true }).data;
  const save = async () => {
    setBusy(true);
    try {
      const saved = await (keep === 'rule' ? api.call('segments.save', { name, rule }) : saveList());
      notify.done(t('segments.page.saved', { name: saved.name }));
      onDone();
      navigate(`/segments/lists/${saved.id}`);
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  /** Who is in it now: asked of the list, narrowed to the first by the rule of each. */
  const saveList = async () => {
    const idsOf = async (id: ListedSegment['id']) =>
      new Set((await api.call('dealers.ids', { filter: { segments: [id] } })).ids);
    const sets = await Promise.all(segments.map(({ id }) => idsOf(id)));
    const at = segments.findIndex(({ id }) => id === first);
    const base = sets[how === 'difference' ? at : 0] ?? new Set();
    const all = how === 'union' ? sets.flatMap((set) => [...set]) : [...base];
    const ids = [...new Set(all)].filter((id) =>
      how === 'intersection'
        ? sets.every((set) => set.has(id))
        : how !== 'difference' || sets.every((set, other) => other === at || !set.has(id)),
    );
    return api.call('segments.saveStatic', { name, ids: ids.slice(0, MOST_MEMBERS) });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <Radio.Group
          label={t('segments.combine.how')}
          value={how}
          onChange={(next) => setHow(HOWS.find((each) => each === next) ?? 'union')}
        >
          <Stack gap={6} mt={6}>
            {HOWS.map((each) => (
              <Radio key={each} value={each} label={t(`segments.combine.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {how === 'difference' && (
          <Select
            label={t('segments.combine.first')}
            allowDeselect={false}
            data={segments.map((segment) => ({ value: String(segment.id), label: segment.name }))}
            value={String(first)}
            onChange={(next) => setFirst(Number(next))}
          />
        )}
        <Radio.Group
          label={t('segments.combine.keep')}
          value={keep}
          onChange={(next) => setKeep(next === 'list' ? 'list' : 'rule')}
        >
          <Stack gap={6} mt={6}>
            <Radio value="rule" label={t('segments.combine.keepRule')} />
            <Radio
              value="list"
              label={t('segments.combine.keepList')}
              disabled={(count?.dealers ?? 0) > MOST_MEMBERS}
            />
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('segments.combine.name')}
          value={name}
          maxLength={60}
          required
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span role="status">
          {count &&
            (count.dealers === 0
              ? t('segments.combine.nothing')
              : t('segments.builder.live', { count: count.dealers }))}
        </span>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            {t('segments.builder.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
