import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { OwnerHint } from '../../../shared/contract/ownerDoubles.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useT } from '../../components/useT.ts';
import classes from './doubles.module.css';
import { dealerLine, ownerReasonsText } from './doubleTexts.ts';
import { useDecideOwners } from './useDecideOwners.ts';

/** Nobody looks through more at once; the next come when these are decided. */
const MOST_SHOWN = 200;

/** Shops that may have one owner, each proposal with its reason: made a group, or said to be none. */
export function OwnerHints() {
  const t = useT();
  const { hints = [], total = 0 } = useApiQuery('doubles.owners', { limit: MOST_SHOWN }).data ?? {};
  if (hints.length === 0) return null;
  const name = t('doubles.owner.title');
  const request = shownTable(
    name,
    [
      [t('doubles.owner.reasons'), 'text', ({ hint }) => ownerReasonsText(hint.reasons, t)],
      [t('dealers.column.code'), 'text', ({ dealer }) => dealer.code],
      [t('dealers.column.name'), 'text', ({ dealer }) => dealer.name],
      [t('dealers.column.city'), 'text', ({ dealer }) => dealer.city],
      [t('dealers.column.address'), 'text', ({ dealer }) => dealer.address],
    ],
    hints.flatMap((hint) => hint.dealers.map((dealer) => ({ hint, dealer }))),
  );
  return (
    <section aria-label={name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h5">
            {name}
          </Title>
          <Text size="xs" c="dimmed">
            {t('doubles.owner.hint')}
          </Text>
        </div>
        <TableExport request={request} name={name} />
      </Group>
      <ul className={classes.hints}>
        {hints.map((hint) => (
          <Hint key={hint.dealers.map(({ id }) => id).join()} hint={hint} />
        ))}
      </ul>
      {total > hints.length && (
        <Text size="xs" c="dimmed">
          {t('doubles.owner.cut', { shown: hints.length, count: total })}
        </Text>
      )}
    </section>
  );
}

function Hint({ hint: { dealers, reasons } }: { hint: OwnerHint }) {
  const t = useT();
  const decide = useDecideOwners();
  return (
    <li className={classes.item}>
      <div className={classes.shops}>
        {dealers.map((dealer) => (
          <Anchor key={dealer.id} component={Link} href={`/dealers/${dealer.id}`} size="sm">
            {dealerLine(dealer)}
          </Anchor>
        ))}
        <Text size="xs" c="dimmed" w="100%">
          {ownerReasonsText(reasons, t)}
        </Text>
      </div>
      <span className={classes.spread} />
      <Button size="compact-sm" variant="light" onClick={() => void decide.group(dealers)}>
        {t('doubles.owner.group')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => void decide.distinct(dealers)}>
        {t('doubles.owner.distinct')}
      </Button>
    </li>
  );
}
