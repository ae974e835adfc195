import { Button, Menu } from '@mantine/core';
import { UserRound } from 'lucide-react';
import { useApiQuery } from '../api/useApiQuery.ts';
import { useT } from '../components/useT.ts';
import { operatorDialog } from './operatorStore.ts';
import { useChooseOperator } from './useChooseOperator.ts';

/** Who is working, and a click to let somebody else; not there in a shop of one. */
export function OperatorMenu() {
  const t = useT();
  const hasFile = useApiQuery('session.get', {}).data?.file != null;
  const list = useApiQuery('operators.list', {}, { enabled: hasFile }).data;
  const choose = useChooseOperator();
  if (!hasFile || !list || list.operators.length === 0) return null;
  const { viewer, operators } = list;
  const name = viewer.name || t('operators.nobody');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<UserRound size={15} aria-hidden />}
          title={t('operators.change')}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('operators.change')}>
        {operators.map(({ id, name: each, owner, hasPin }) => (
          <Menu.RadioItem
            key={id}
            value={String(id)}
            closeMenuOnClick
            checked={id === viewer.id}
            onChange={() =>
              hasPin && id !== viewer.id ? operatorDialog.open(id) : void choose(id, '').catch(() => undefined)
            }
          >
            {owner ? `${each} · ${t('operators.owner')}` : each}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
