import { ActionIcon, Button, Group, Menu, TextInput, Tooltip } from '@mantine/core';
import { EllipsisVertical, IdCard, ListFilterPlus, PanelRight, Plus, Printer, Search } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import type { DealerRow } from '../../../shared/contract/dealers.contract.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import { navigate } from '../../app/hashLocation.ts';
import { ExportMenu } from '../../components/ExportMenu.tsx';
import { ColumnMenu } from '../../components/grid/ColumnMenu.tsx';
import type { GridColumns } from '../../components/grid/useGridColumns.ts';
import { useT } from '../../components/useT.ts';
import type { Condition } from './conditions.ts';
import classes from './dealers.module.css';
import type { DealerView } from './dealerView.ts';
import { FacetFilter } from './FacetFilter.tsx';
import { FilterChips } from './FilterChips.tsx';
import { LastOrderFilter } from './LastOrderFilter.tsx';
import { TickedActs } from './TickedActs.tsx';
import type { FilterOptions } from './useFilterOptions.ts';

export interface DealerToolbarProps {
  searchBox: RefObject<HTMLInputElement | null>;
  view: DealerView;
  change(part: Partial<DealerView>): void;
  options: FilterOptions;
  columns: GridColumns<DealerRow>;
  ticked: number;
  /** The list shows nobody, or is not there yet. */
  empty: boolean;
  paneOpen: boolean;
  exporting: boolean;
  onPane(): void;
  onCondition(): void;
  onEditCondition(condition: Condition, without: Partial<DealerView>): void;
  onAdd(): void;
  onExport(format: TableFormat): void;
  onPrint(): void;
  onBin(): void;
  onLog(): void;
  onVisits(): void;
  onTexts(): void;
  onErase(): void;
  onHandOver(): void;
  onCards(): void;
  onPin(): void;
  onBulk(): void;
  onMerge(): void;
  onGroup(): void;
  /** Keeps the ticked dealers, or all that the list shows, as a segment. */
  onSegment(): void;
  onTakeOff: (() => void) | undefined;
  /** Arrow down leaves the search box for the grid. */
  onLeaveSearch(): void;
}

/** Search, filters, and what can be done with the list. */
export function DealerToolbar(props: DealerToolbarProps) {
  const t = useT();
  const { view, change, options } = props;
  return (
    <div className={classes.toolbar}>
      <Group gap={6} wrap="nowrap" data-tools className={classes.toolLine}>
        <SearchBox
          box={props.searchBox}
          text={view.search}
          onText={(search) => change({ search })}
          onLeave={props.onLeaveSearch}
        />
        <FacetFilter
          label={t('dealers.filter.tier')}
          options={options.tiers}
          chosen={view.tiers}
          onChange={(tiers) => change({ tiers })}
        />
        <FacetFilter
          label={t('dealers.filter.region')}
          options={options.regions}
          chosen={view.regions}
          onChange={(regions) => change({ regions })}
        />
        <FacetFilter
          label={t('dealers.filter.rep')}
          options={options.reps}
          chosen={view.reps}
          onChange={(reps) => change({ reps })}
        />
        <FacetFilter
          label={t('dealers.filter.type')}
          options={options.types}
          chosen={view.types}
          onChange={(types) => change({ types })}
        />
        <LastOrderFilter view={view} change={change} />
        <Tooltip label={t('dealers.condition.add')}>
          <ActionIcon variant="default" size={30} aria-label={t('dealers.condition.open')} onClick={props.onCondition}>
            <ListFilterPlus size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <MoreFilters
          view={view}
          change={change}
          bin={options.bin}
          {...(view.bin || props.empty ? {} : { onSegment: props.onSegment })}
        />
        <div className={classes.spread} />
        {props.ticked > 0 && (
          <TickedActs
            ticked={props.ticked}
            bin={view.bin}
            onBin={props.onBin}
            onErase={props.onErase}
            onHandOver={props.onHandOver}
            onCards={props.onCards}
            onPin={props.onPin}
            onBulk={props.onBulk}
            onLog={props.onLog}
            onVisits={props.onVisits}
            onTexts={props.onTexts}
            onMerge={props.onMerge}
            onGroup={props.onGroup}
            onSegment={props.onSegment}
            onTakeOff={props.onTakeOff}
          />
        )}
        <ListActs small={props.ticked > 0} exporting={props.exporting} onAdd={props.onAdd} onExport={props.onExport} />
        {props.ticked === 0 && !props.empty && (
          <Tooltip label={t('reports.dealerList.open')}>
            <ActionIcon
              variant="default"
              size={30}
              aria-label={t('reports.dealerList.open')}
              aria-keyshortcuts="Control+P"
              onClick={props.onPrint}
            >
              <Printer size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {props.ticked === 0 && !props.empty && !view.bin && (
          <Tooltip label={t('card.screen.openAll')}>
            <ActionIcon variant="default" size={30} aria-label={t('card.screen.openAll')} onClick={props.onCards}>
              <IdCard size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <ColumnMenu columns={props.columns} />
        <Tooltip label={t(props.paneOpen ? 'dealers.action.closePane' : 'dealers.action.openPane')}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('dealers.action.pane')}
            aria-pressed={props.paneOpen}
            onClick={props.onPane}
          >
            <PanelRight size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <FilterChips
        view={view}
        options={options}
        change={change}
        onEdit={props.onEditCondition}
        onSegment={props.ticked > 0 || props.empty ? undefined : props.onSegment}
      />
    </div>
  );
}

/** What is done with the whole list; without words beside the acts for ticked dealers, so that all stays in one line. */
function ListActs(props: { small: boolean; exporting: boolean; onAdd(): void; onExport(format: TableFormat): void }) {
  const t = useT();
  const { small, exporting, onAdd, onExport } = props;
  const add = t('dealers.action.add');
  if (!small)
    return (
      <>
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={onAdd}>
          {add}
        </Button>
        <ExportMenu busy={exporting} onFormat={onExport} />
      </>
    );
  return (
    <>
      <Tooltip label={add}>
        <ActionIcon variant="filled" size={30} aria-label={add} onClick={onAdd}>
          <Plus size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <ExportMenu small={30} busy={exporting} onFormat={onExport} />
    </>
  );
}

/** Letters wait this long for the next one, ms. */
const SEARCH_DELAY = 120;

function SearchBox(props: {
  box: RefObject<HTMLInputElement | null>;
  text: string;
  onText(text: string): void;
  onLeave(): void;
}) {
  const t = useT();
  const { text, onText } = props;
  const [typed, setTyped] = useState(text);
  const [shown, setShown] = useState(text);
  // The address changed by itself: a chip was removed, another address opened.
  if (shown !== text) {
    setShown(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed === text) return;
    const later = setTimeout(() => onText(typed), SEARCH_DELAY);
    return () => clearTimeout(later);
  }, [typed, text, onText]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      if (typed !== text) onText(typed);
      props.onLeave();
    }
    if (event.key === 'Escape' && typed !== '') {
      event.stopPropagation();
      setTyped('');
    }
  };
  return (
    <TextInput
      ref={props.box}
      type="search"
      className={classes.searchBox}
      aria-label={t('dealers.search.label')}
      aria-keyshortcuts="Control+F"
      placeholder={t('dealers.search.placeholder')}
      leftSection={<Search size={14} aria-hidden />}
      value={typed}
      maxLength={100}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

function MoreFilters({
  view,
  change,
  bin,
  onSegment,
}: {
  view: DealerView;
  change(part: Partial<DealerView>): void;
  bin: number;
  onSegment?: () => void;
}) {
  const t = useT();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('dealers.filter.more')}>
          <EllipsisVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.CheckboxItem
          checked={view.excluded === 'hide'}
          onChange={() => change({ excluded: view.excluded === 'hide' ? 'all' : 'hide' })}
        >
          {t('dealers.filter.excludedHide')}
        </Menu.CheckboxItem>
        <Menu.CheckboxItem
          checked={view.excluded === 'only'}
          onChange={() => change({ excluded: view.excluded === 'only' ? 'all' : 'only' })}
        >
          {t('dealers.filter.excludedOnly')}
        </Menu.CheckboxItem>
        <Menu.Divider />
        {onSegment && <Menu.Item onClick={onSegment}>{t('segments.saveAs.open')}</Menu.Item>}
        <Menu.Item onClick={() => navigate('/segments/lists')}>{t('segments.title')}</Menu.Item>
        <Menu.Item onClick={() => navigate('/data/doubles')}>{t('doubles.page.title')}</Menu.Item>
        <Menu.CheckboxItem closeMenuOnClick checked={view.bin} onChange={() => change({ bin: !view.bin })}>
          {t('dealers.filter.binCount', { count: bin })}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
