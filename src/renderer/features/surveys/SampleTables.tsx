import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { marginOf } from '../../../shared/domain/surveySample.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { groupName, type Invite, type ShownSurvey } from './surveyTexts.ts';

interface SampleTablesProps {
  shown: ShownSurvey;
  busy: boolean;
  onSkip?(dealerId: DealerId, name: string): void;
  onPutBack?(): void;
}

/** How a sample was drawn in words, places by group, and the dealers in the order of the forms. */
export function SampleTables({ shown, busy, onSkip, onPutBack }: SampleTablesProps) {
  const t = useT();
  const tierName = useTierName();
  const { survey, invites } = shown;
  const { drawn } = survey;
  if (drawn === null) return null;
  type Stratum = (typeof drawn.strata)[number];
  const nameOf = (what: 'tier' | 'region', name: string) => groupName(what, name, t, tierName);
  const strata: ShownColumn<Stratum>[] = [
    [t('surveys.column.tier'), 'text', ({ tier }) => nameOf('tier', tier)],
    [t('surveys.column.region'), 'text', ({ region }) => nameOf('region', region)],
    [t('surveys.column.dealers'), 'integer', ({ dealers }) => dealers],
    [t('surveys.column.asked'), 'integer', ({ asked }) => asked],
    [t('surveys.column.share'), 'percent', ({ dealers, asked }) => (dealers === 0 ? null : asked / dealers)],
  ];
  const openStratum = ({ tier, region }: Stratum) =>
    openDealers({
      label: [survey.name, nameOf('tier', tier), nameOf('region', region)].join(' · '),
      ids: invites.filter((one) => one.tier === tier && one.region === region).map(({ dealerId }) => dealerId),
    });
  return (
    <Stack gap="md">
      <How shown={shown} busy={busy} {...(onPutBack ? { onPutBack } : {})} />
      <section>
        <Group gap="xs">
          <Title order={2} size="h4">
            {t('surveys.sample.strata')}
          </Title>
          <TableExport
            request={shownTable(t('surveys.sample.strata'), strata, drawn.strata)}
            name={t('surveys.sample.strata')}
          />
        </Group>
        <FigureTable
          label={t('surveys.sample.strata')}
          columns={strata}
          rows={drawn.strata}
          height={260}
          onRow={openStratum}
        />
      </section>
      <People invites={invites} busy={busy} surveyId={survey.id} {...(onSkip ? { onSkip } : {})} />
    </Stack>
  );
}

/** How it was drawn, so that whoever doubts it can draw it again. */
function How({ shown, busy, onPutBack }: Pick<SampleTablesProps, 'shown' | 'busy' | 'onPutBack'>) {
  const t = useT();
  const format = useFormat();
  const { drawn, asked } = shown.survey;
  if (drawn === null) return null;
  const { population, size, seed, strata, never, without, margin } = {
    ...drawn,
    margin: marginOf(drawn.population, asked),
  };
  return (
    <Stack gap={4} maw={900}>
      <Text size="sm">{t('surveys.sample.how', { population, size, seed, groups: strata.length })}</Text>
      <Text size="sm">{t('surveys.sample.howMargin', { margin: format.percent(margin) })}</Text>
      {never > 0 && <Text size="sm">{t('surveys.sample.never', { count: never })}</Text>}
      {without.length > 0 && (
        <Group gap="xs">
          <Text size="sm">{t('surveys.sample.without', { count: without.length })}</Text>
          {onPutBack && (
            <Button size="compact-xs" variant="default" disabled={busy} onClick={onPutBack}>
              {t('surveys.sample.withoutUndo')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

interface PeopleProps {
  invites: readonly Invite[];
  surveyId: number;
  busy: boolean;
  onSkip?(dealerId: DealerId, name: string): void;
}

function People({ invites, surveyId, busy, onSkip }: PeopleProps) {
  const t = useT();
  const tierName = useTierName();
  const columns: ShownColumn<Invite>[] = [
    [t('surveys.column.place'), 'plain', ({ place }) => place],
    [t('surveys.column.code'), 'text', ({ code }) => code],
    [t('surveys.column.dealer'), 'text', ({ name }) => name],
    [t('surveys.column.tier'), 'text', ({ tier }) => groupName('tier', tier, t, tierName)],
    [t('surveys.column.region'), 'text', ({ region }) => groupName('region', region, t, tierName)],
    [t('surveys.column.rep'), 'text', ({ rep }) => rep],
    [t('surveys.column.phone'), 'text', ({ phone }) => phone],
  ];
  const title = t('surveys.sample.people');
  return (
    <section>
      <Group gap="xs" mb="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, invites)} name={title} disabled={invites.length === 0} />
        <Button size="compact-sm" variant="default" onClick={() => navigate(`/reports/surveyForm?id=${surveyId}`)}>
          {t('surveys.sample.sheet')}
        </Button>
      </Group>
      <Table.ScrollContainer minWidth={720}>
        <Table aria-label={title} verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(([header, kind]) => (
                <Table.Th key={header} ta={kind === 'plain' ? 'end' : undefined}>
                  {header}
                </Table.Th>
              ))}
              {onSkip && <Table.Th>{t('surveys.column.act')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {invites.map((row) => (
              <Table.Tr key={row.dealerId}>
                {columns.map(([header, kind, cellOf]) => (
                  <Table.Td key={header} ta={kind === 'plain' ? 'end' : undefined}>
                    {header === t('surveys.column.dealer') ? (
                      <Anchor size="sm" href={`#/dealers/${row.dealerId}`}>
                        {row.name}
                      </Anchor>
                    ) : (
                      cellOf(row)
                    )}
                  </Table.Td>
                ))}
                {onSkip && (
                  <Table.Td>
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={busy}
                      aria-label={t('surveys.sample.skipOf', { name: row.name })}
                      onClick={() => onSkip(row.dealerId, row.name)}
                    >
                      {t('surveys.sample.skip')}
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
