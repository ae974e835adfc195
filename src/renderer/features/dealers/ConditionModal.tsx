import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { RANGE_FIELDS, TEXT_CONDITION_FIELDS } from '../../../shared/contract/dealerFilter.contract.ts';
import type { CustomField } from '../../../shared/contract/fields.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { ConditionFields } from './ConditionFields.tsx';
import { type Condition, freshCondition, isComplete, subjectOf } from './conditions.ts';

/** The first of the figures come from orders, the others are what a dealer is and has. */
const ORDER_RANGES = RANGE_FIELDS.indexOf('mScore') + 1;

export interface ConditionModalProps {
  /** Undefined while closed, null for a new one. */
  condition: Condition | null | undefined;
  onClose(): void;
  onDone(condition: Condition): void;
}

const NO_FIELDS: readonly CustomField[] = [];

/** Makes or changes one condition: a field, what is asked of it, and the value. */
export function ConditionModal({ condition, onClose, onDone }: ConditionModalProps) {
  const t = useT();
  return (
    <Modal
      opened={condition !== undefined}
      onClose={onClose}
      title={t(condition ? 'dealers.condition.change' : 'dealers.condition.add')}
      size="md"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {condition !== undefined && <ConditionForm first={condition} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

function ConditionForm(props: { first: Condition | null; onClose(): void; onDone(condition: Condition): void }) {
  const t = useT();
  const [condition, setCondition] = useState<Condition | null>(props.first);
  const fields = useApiQuery('fields.list', {}).data?.fields ?? NO_FIELDS;
  const groups = useSubjects(fields);
  const [wrong, setWrong] = useState(false);
  const ready = condition !== null && !wrong && isComplete(condition);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) props.onDone(condition);
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('dealers.condition.field')}
          placeholder={t('dealers.condition.fieldHint')}
          data={groups}
          value={condition === null ? null : subjectOf(condition)}
          onChange={(subject) => {
            setCondition((subject === null ? undefined : freshCondition(subject, fields)) ?? null);
            setWrong(false);
          }}
          searchable
          maxDropdownHeight={320}
          data-autofocus={props.first === null}
        />
        {condition && (
          <ConditionFields condition={condition} fields={fields} onChange={setCondition} onWrong={setWrong} />
        )}
        <Text size="xs" c="dimmed">
          {t('dealers.condition.cutOffHint')}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={!ready}>
            {t(props.first ? 'dealers.condition.apply' : 'dealers.condition.addIt')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Everything a condition can be about, in groups. */
function useSubjects(fields: readonly CustomField[]) {
  const t = useT();
  const item = (value: string, label: string) => ({ value, label });
  const groups = [
    {
      group: t('dealers.condition.group.orders'),
      items: [
        ...(['late', 'lastMonthOnly', 'decline', 'openedWithin'] as const).map((kind) =>
          item(kind, t(`dealers.condition.subject.${kind}`)),
        ),
        item('stages', t('dealers.column.stage')),
        ...RANGE_FIELDS.slice(0, ORDER_RANGES).map((field) => item(`range:${field}`, t(`dealers.column.${field}`))),
      ],
    },
    {
      group: t('dealers.condition.group.data'),
      items: [
        item('lack', t('dealers.condition.subject.lack')),
        ...TEXT_CONDITION_FIELDS.map((field) => item(`text:${field}`, t(`dealers.column.${field}`))),
        ...RANGE_FIELDS.slice(ORDER_RANGES).map((field) => item(`range:${field}`, t(`dealers.column.${field}`))),
        item('tags', t('dealers.condition.subject.tags')),
        item('withoutTags', t('dealers.condition.subject.withoutTags')),
        item('ownerGroups', t('dealers.condition.subject.ownerGroups')),
        item('segments', t('segments.title')),
      ],
    },
  ];
  const own = fields.filter(({ archived }) => !archived).map(({ id, name }) => item(`custom:${id}`, name));
  return own.length === 0 ? groups : [...groups, { group: t('dealers.condition.group.own'), items: own }];
}
