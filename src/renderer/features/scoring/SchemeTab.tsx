import { Badge, Button, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { SchemeId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { SchemeEditor } from './SchemeEditor.tsx';
import { ruleChanges } from './schemeChanges.ts';
import classes from './scoring.module.css';

/** All schemes: one is chosen to be changed, one grades. */
export function SchemeTab() {
  const t = useT();
  const answer = useApiQuery('scoring.schemes', {}, { keepPrevious: true }).data;
  const [chosen, setChosen] = useState<SchemeId | null>(null);
  if (!answer) return null;
  const scheme = answer.schemes.find(({ id }) => id === (chosen ?? answer.activeId)) ?? answer.schemes[0];
  if (!scheme) return null;
  const active = scheme.id === answer.activeId;
  return (
    <section aria-labelledby="scoring-scheme">
      <h2 id="scoring-scheme" className={classes.hidden}>
        {t('scoring.scheme.title')}
      </h2>
      <Group gap="sm" mb="md" align="flex-end">
        <Select
          label={t('scoring.scheme.choose')}
          allowDeselect={false}
          w={260}
          data={answer.schemes.map(({ id, name }) => ({
            value: String(id),
            label: id === answer.activeId ? t('scoring.scheme.activeName', { name }) : name,
          }))}
          value={String(scheme.id)}
          onChange={(next) => setChosen(SchemeId.parse(Number(next)))}
        />
        <SchemeActions id={scheme.id} active={active} onGone={() => setChosen(null)} />
      </Group>
      <SchemeEditor
        key={`${scheme.id}-${scheme.version}`}
        scheme={scheme}
        active={active}
        taken={answer.schemes.map(({ name }) => name)}
        onAdded={setChosen}
      />
      <Versions id={scheme.id} current={scheme.version} />
    </section>
  );
}

function SchemeActions({ id, active, onGone }: { id: SchemeId; active: boolean; onGone(): void }) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const activate = useApiCommand('scoring.activateScheme');
  const remove = useApiCommand('scoring.removeScheme');
  if (active) return <Badge variant="light">{t('scoring.scheme.inUse')}</Badge>;
  return (
    <>
      <Button
        disabled={readOnly}
        loading={activate.isPending}
        onClick={() =>
          activate.mutate(
            { id },
            {
              onSuccess: ({ changeId }) => notify.done(t('scoring.scheme.activated'), () => void undo(changeId)),
              onError: notify.error,
            },
          )
        }
      >
        {t('scoring.scheme.activate')}
      </Button>
      <Button
        variant="subtle"
        color="red"
        disabled={readOnly}
        loading={remove.isPending}
        onClick={() =>
          remove.mutate(
            { id },
            {
              onSuccess: ({ changeId }) => {
                notify.done(t('scoring.scheme.removed'), () => void undo(changeId));
                onGone();
              },
              onError: notify.error,
            },
          )
        }
      >
        {t('scoring.scheme.remove')}
      </Button>
    </>
  );
}

/** Who changed the scheme when and why. */
function Versions({ id, current }: { id: SchemeId; current: number }) {
  const t = useT();
  const format = useFormat();
  const versions = useApiQuery('scoring.schemeVersions', { id }).data?.versions ?? [];
  return (
    <details className={classes.more}>
      <summary>{t('scoring.scheme.versions', { count: versions.length })}</summary>
      <ul className={classes.versions}>
        {versions.map(({ version, name, note, actor, createdAt, rules }, at) => (
          <li key={version}>
            <Text span size="sm" fw={version === current ? 600 : 400}>
              {t('scoring.scheme.version', { version })} · {name} · {format.instant(createdAt)}
              {actor && ` · ${actor}`}
              {note && ` · ${note}`}
              {version === current && ` · ${t('scoring.scheme.current')}`}
            </Text>
            <Differences before={versions[at + 1]?.rules} after={rules} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a version changed of the one before, rule by rule; nothing for the first one. */
function Differences({ before, after }: { before: ScoreRules | undefined; after: ScoreRules }) {
  const t = useT();
  if (before === undefined) return null;
  const changes = ruleChanges(before, after, t);
  if (changes.length === 0)
    return (
      <Text size="xs" c="dimmed">
        {t('scoring.versionChanges.none')}
      </Text>
    );
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.what}>
          <Text size="xs">{t('scoring.versionChanges.change', { ...change })}</Text>
        </li>
      ))}
    </ul>
  );
}
