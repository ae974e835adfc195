import { Button, NavLink, Stack, Text } from '@mantine/core';
import { MessageSquareText, Plus } from 'lucide-react';
import { useState } from 'react';
import type { TemplateId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage, useT } from '../../components/useT.ts';
import { ActivitiesFrame } from './ActivitiesFrame.tsx';
import classes from './activities.module.css';
import { TemplateEditor } from './TemplateEditor.tsx';

/** Texts that are often sent, each filled in for one dealer or for a whole list of them. */
export function TemplatesPage() {
  const t = useT();
  const lang = useLanguage();
  const answer = useApiQuery('messages.templates', { lang });
  const [chosen, setChosen] = useState<TemplateId | 'new' | null>(null);
  const { templates = [], fields = [] } = answer.data ?? {};
  const shown = chosen === 'new' ? undefined : (templates.find(({ id }) => id === chosen) ?? templates[0]);
  const isEmpty = answer.data !== undefined && templates.length === 0 && chosen !== 'new';
  const add = (
    <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setChosen('new')}>
      {t('activities.template.add')}
    </Button>
  );
  return (
    <ActivitiesFrame tab="templates" intro={t('activities.page.templatesIntro')} acts={isEmpty ? undefined : add}>
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {isEmpty && (
        <EmptyState
          icon={<MessageSquareText size={32} aria-hidden />}
          title={t('activities.template.none')}
          text={t('activities.template.noneHint', {
            fields: fields
              .slice(0, 3)
              .map((field) => `{${field}}`)
              .join(' '),
          })}
        >
          {add}
        </EmptyState>
      )}
      {answer.data && !isEmpty && (
        <div className={classes.templates}>
          <Stack gap={0} component="nav" aria-label={t('activities.page.templates')}>
            {templates.map((template) => (
              <NavLink
                key={template.id}
                component="button"
                active={template.id === shown?.id}
                label={template.name}
                description={t(`activities.channel.${template.medium}`)}
                onClick={() => setChosen(template.id)}
              />
            ))}
          </Stack>
          <TemplateEditor
            key={shown === undefined ? 'new' : `${shown.id}-${shown.revision}`}
            template={shown}
            fields={fields}
            onSaved={setChosen}
          />
        </div>
      )}
    </ActivitiesFrame>
  );
}
