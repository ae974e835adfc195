import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ArrowLeft, Save } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useParams, useSearch } from 'wouter';
import { MOST_DEPTH, MOST_NODES, SegmentRule } from '../../../shared/contract/segmentRule.ts';
import type { Segment } from '../../../shared/contract/segments.contract.ts';
import { SegmentId } from '../../../shared/domain/ids.ts';
import { ruleText } from '../../../shared/i18n/ruleText.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { RuleBuilder } from './RuleBuilder.tsx';
import { draftOf, emptyCondition, emptyGroup, type GroupDraft, ruleOf } from './ruleDraft.ts';
import classes from './rules.module.css';
import { useRuleWords } from './useRuleWords.ts';

/** Makes a rule, or changes the one of a segment. A rule to begin with comes in the address. */
export function RulePage() {
  const t = useT();
  const { id: text } = useParams<{ id?: string }>();
  const search = useSearch();
  const id = SegmentId.safeParse(Number(text));
  const segment = useApiQuery('segments.get', { id: id.data ?? SegmentId.parse(1) }, { enabled: id.success });
  const given = useMemo(() => givenRule(search), [search]);
  return (
    <AnalysisPage
      tab="lists"
      intro={t('segments.builder.sinceHint')}
      acts={
        <Button
          variant="default"
          leftSection={<ArrowLeft size={15} aria-hidden />}
          onClick={() => navigate('/segments/lists')}
        >
          {t('segments.page.back')}
        </Button>
      }
    >
      {segment.error && <ErrorNotice error={segment.error} />}
      {id.success ? (
        segment.data && (
          <RuleForm key={segment.data.id} segment={segment.data} first={segment.data.rule} name={segment.data.name} />
        )
      ) : (
        <RuleForm key={search} segment={null} first={given.rule} name={given.name} />
      )}
    </AnalysisPage>
  );
}

function givenRule(search: string): { rule: SegmentRule | null; name: string } {
  const params = new URLSearchParams(search);
  const name = (params.get('name') ?? '').slice(0, 60);
  try {
    const rule = SegmentRule.safeParse(JSON.parse(params.get('rule') ?? 'null'));
    return { rule: rule.success ? rule.data : null, name };
  } catch (error) {
    if (error instanceof SyntaxError) return { rule: null, name };
    throw error;
  }
}

/** The address of a new rule that begins with one. */
export function newRuleAddress(rule: SegmentRule, name: string): string {
  return `/segments/rule?${new URLSearchParams({ name, rule: JSON.stringify(rule) })}`;
}

function firstDraft(rule: SegmentRule | null): GroupDraft {
  return rule === null ? { ...emptyGroup(), parts: [emptyCondition()] } : draftOf(rule);
}

function RuleForm(props: { segment: Segment | null; first: SegmentRule | null; name: string }) {
  const t = useT();
  const notify = useNotify();
  const { segment } = props;
  const [draft, setDraft] = useState(() => firstDraft(props.first));
  const [name, setName] = useState(props.name);
  const [note, setNote] = useState(segment?.note ?? '');
  const rule = useMemo(() => ruleOf(draft), [draft]);
  const save = useApiCommand('segments.save');
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const keep = async (asNew: boolean) => {
    if (rule === null || name.trim() === '') return;
    try {
      const kept = segment !== null && !asNew ? { id: segment.id, expectedRevision: segment.revision } : {};
      const saved = await save.mutateAsync({ ...kept, name: name.trim(), note, rule });
      notify.done(t('segments.page.saved', { name: saved.name }));
      navigate(`/segments/lists/${saved.id}`);
    } catch (error) {
      notify.error(error);
    }
  };
  const ready = rule !== null && name.trim() !== '' && !readOnly;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void keep(false);
      }}
    >
      <Stack gap="md">
        <Group gap="md" align="flex-end">
          <TextInput
            label={t('segments.builder.name')}
            value={name}
            maxLength={60}
            w={280}
            required
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('segments.builder.note')}
            value={note}
            maxLength={1000}
            w={360}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Group>
        <RuleBuilder draft={draft} onChange={setDraft} self={segment?.id} />
        <LiveCount rule={rule} draft={draft} self={segment?.id} />
        <Group gap="sm">
          <Button type="submit" disabled={!ready} loading={save.isPending} leftSection={<Save size={15} aria-hidden />}>
            {t('segments.builder.save')}
          </Button>
          {segment !== null && (
            <Button variant="default" disabled={!ready || name.trim() === segment.name} onClick={() => void keep(true)}>
              {t('segments.builder.saveNew')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** Keys wait this long for the next one before dealers are counted, ms. */
const PAUSE = 120;

function LiveCount({
  rule,
  draft,
  self,
}: {
  rule: SegmentRule | null;
  draft: GroupDraft;
  self: SegmentId | undefined;
}) {
  const t = useT();
  const format = useFormat();
  const words = useRuleWords();
  const [asked] = useDebouncedValue(rule, PAUSE);
  const [last, setLast] = useState<SegmentRule | null>(rule);
  useEffect(() => {
    if (asked !== null) setLast(asked);
  }, [asked]);
  const input = { rule: last ?? { all: [] }, ...(self === undefined ? {} : { id: self }) };
  const { data, error } = useApiQuery('segments.count', input, { enabled: last !== null, keepPrevious: true });
  const empty = draft.parts.length === 0;
  return (
    <div className={classes.live} role="status" aria-live="polite" aria-label={t('segments.builder.sentence')}>
      {rule !== null && (
        <Text size="sm">
          <strong>{t('segments.builder.sentence')}</strong> {ruleText(rule, words)}
        </Text>
      )}
      {empty && draft.join === 'any' && <Text size="sm">{t('segments.builder.nobody')}</Text>}
      {rule === null && (
        <Text size="sm">
          {t(isTooLong(draft) ? 'segments.builder.tooLong' : 'segments.builder.incomplete', {
            nodes: MOST_NODES,
            depth: MOST_DEPTH,
          })}
        </Text>
      )}
      {error && <ErrorNotice error={error} />}
      {rule !== null && data && (
        <Group gap="md" align="baseline">
          <span className={classes.count}>{t('segments.builder.live', { count: data.dealers })}</span>
          <Text size="sm" c="dimmed">
            {t('segments.builder.of', {
              of: data.of,
              share: format.percent(data.of === 0 ? 0 : data.dealers / data.of),
            })}
          </Text>
          {data.amountMinor !== null && (
            <Text size="sm">{t('segments.builder.amountOf', { amount: format.moneyRound(data.amountMinor) })}</Text>
          )}
          {data.examples.length > 0 && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() =>
                openDealers({ label: ruleText(rule, words).slice(0, 120), ids: data.examples.map(({ id }) => id) })
              }
            >
              {t('segments.builder.like', {
                names: data.examples.map((each) => each.name).join(t('segments.words.comma')),
              })}
            </Button>
          )}
          {data.missing.length > 0 && (
            <Text size="sm" c="red">
              {t('segments.builder.missing', { names: data.missing.join(t('segments.words.comma')) })}
            </Text>
          )}
        </Group>
      )}
    </div>
  );
}

function isTooLong(draft: GroupDraft): boolean {
  const count = (group: GroupDraft): number =>
    group.parts.reduce((sum, part) => sum + 1 + (part.kind === 'group' ? count(part) : part.not ? 1 : 0), 1);
  return count(draft) > MOST_NODES;
}
