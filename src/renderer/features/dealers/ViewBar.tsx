import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput, Tooltip } from '@mantine/core';
import { ArrowLeft, ArrowRight, Bookmark, House, Pencil, Save, SquarePlus, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ColumnChoice } from '../../components/grid/columnState.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { type SavedViews, viewName } from './useSavedViews.ts';
import { ViewStrip, type ViewStripProps } from './ViewStrip.tsx';

export interface ViewBarProps extends ViewStripProps {
  /** The list is narrowed or arranged in a way that can be kept. */
  worthKeeping: boolean;
  /** The columns differ from those that are kept. */
  ownColumns: boolean;
  /** Columns to keep with a view: null for those of every list. */
  columns: ColumnChoice | null;
  onColumnsKept(): void;
}

/** The saved views above the list, each with how many dealers it shows, and what can be done with the one that is open. */
export function ViewBar(props: ViewBarProps) {
  return (
    <div className={classes.viewBar}>
      <ViewStrip saved={props.saved} open={props.open} total={props.total} />
      <ViewActions {...props} />
    </div>
  );
}

function ViewActions(props: ViewBarProps) {
  const t = useT();
  const { saved, open, columns } = props;
  const { current } = saved;
  const [naming, setNaming] = useState<'create' | 'rename' | null>(null);
  const modified = saved.modified || (current !== undefined && props.ownColumns);
  const save = () => void saved.save(columns).then(props.onColumnsKept);
  return (
    <Group gap={4} wrap="nowrap">
      {current && modified && (
        <>
          <span className={classes.modified} role="status">
            {t('dealers.views.modified')}
          </span>
          <Button size="compact-sm" leftSection={<Save size={13} aria-hidden />} onClick={save}>
            {t('dealers.views.save')}
          </Button>
          <Tooltip label={t('dealers.views.revert')}>
            <ActionIcon
              variant="default"
              size={26}
              aria-label={t('dealers.views.revert')}
              onClick={() => {
                props.onColumnsKept();
                open(current);
              }}
            >
              <Undo2 size={14} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      {!current && props.worthKeeping && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<SquarePlus size={13} aria-hidden />}
          onClick={() => setNaming('create')}
        >
          {t('dealers.views.create')}
        </Button>
      )}
      {current && <ViewMenu saved={saved} onCreate={() => setNaming('create')} onRename={() => setNaming('rename')} />}
      <NameModal
        title={t(naming === 'rename' ? 'dealers.views.rename' : 'dealers.views.create')}
        opened={naming !== null}
        first={naming === 'rename' && current ? viewName(current, t) : ''}
        onClose={() => setNaming(null)}
        onDone={async (name) => {
          const done = naming === 'rename' ? await saved.rename(name) : await saved.create(name, columns);
          if (done && naming === 'create') props.onColumnsKept();
          return done;
        }}
      />
    </Group>
  );
}

function ViewMenu({ saved, onCreate, onRename }: { saved: SavedViews; onCreate(): void; onRename(): void }) {
  const t = useT();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={26} aria-label={t('dealers.views.menu')}>
          <Bookmark size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<SquarePlus size={14} aria-hidden />} onClick={onCreate}>
          {t('dealers.views.createFrom')}
        </Menu.Item>
        <Menu.Item leftSection={<Pencil size={14} aria-hidden />} onClick={onRename}>
          {t('dealers.views.rename')}
        </Menu.Item>
        <Menu.Item leftSection={<House size={14} aria-hidden />} onClick={() => void saved.toggleStart()}>
          {t(saved.current?.start ? 'dealers.views.unsetStart' : 'dealers.views.setStart')}
        </Menu.Item>
        <Menu.Item leftSection={<ArrowLeft size={14} aria-hidden />} onClick={() => void saved.move(-1)}>
          {t('dealers.views.moveLeft')}
        </Menu.Item>
        <Menu.Item leftSection={<ArrowRight size={14} aria-hidden />} onClick={() => void saved.move(1)}>
          {t('dealers.views.moveRight')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<Trash2 size={14} aria-hidden />} onClick={() => void saved.remove()}>
          {t('dealers.views.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function NameModal(props: {
  title: string;
  opened: boolean;
  first: string;
  onClose(): void;
  onDone(name: string): Promise<boolean>;
}) {
  const t = useT();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      size="sm"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {props.opened && <NameForm {...props} />}
    </Modal>
  );
}

function NameForm(props: { first: string; onClose(): void; onDone(name: string): Promise<boolean> }) {
  const t = useT();
  const [name, setName] = useState(props.first);
  const submit = async () => {
    if (name.trim() !== '' && (await props.onDone(name.trim()))) props.onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('dealers.views.name')}
          description={t('dealers.views.nameHint')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
          required
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            {t('common.action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
