import { ActionIcon, Button, Group, Menu, TextInput, Tooltip } from '@mantine/core';
import {
  Download,
  EllipsisVertical,
  IdCard,
  ListFilterPlus,
  PanelRight,
  PencilLine,
  Pin,
  Plus,
  RotateCcw,
  Search,
  Trash2,
  UserRoundCog,
} from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import type { DealerRow } from '../../../shared/contract/dealers.contract.ts';
import { ColumnMenu } from '../../components/grid/ColumnMenu.tsx';
import type { GridColumns } from '../../components/grid/useGridColumns.ts';
import { useT } from '../../components/useT.ts';
import type { Condition } from './conditions.ts';
import classes from './dealers.module.css';
import type { DealerView } from './dealerView.ts';
import { FacetFilter } from './FacetFilter.tsx';
import { FilterChips } from './FilterChips.tsx';
import { LastOrderFilter } from './LastOrderFilter.tsx';
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
  onExport(): void;
  onBin(): void;
  onHandOver(): void;
  onCards(): void;
  onPin(): void;
  onBulk(): void;
  /** Arrow down leaves the search box for the grid. */
  onLeaveSearch(): void;
}

/** Search, filters, and what can be done with the list. */
export function DealerToolbar(props: DealerToolbarProps) {
  const t = useT();
  const { view, change, options } = props;
  return (
    <div className={classes.toolbar}>
      <Group gap="xs">
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
        <MoreFilters view={view} change={change} bin={options.bin} />
        <div className={classes.spread} />
        {props.ticked > 0 && !view.bin && (
          <Button variant="light" leftSection={<PencilLine size={15} aria-hidden />} onClick={props.onBulk}>
            {t('dealers.bulk.open')}
          </Button>
        )}
        {props.ticked > 0 && !view.bin && (
          <>
            <Button variant="light" leftSection={<Pin size={15} aria-hidden />} onClick={props.onPin}>
              {t('dealers.pin.open')}
            </Button>
            <Button variant="light" leftSection={<UserRoundCog size={15} aria-hidden />} onClick={props.onHandOver}>
              {t('dealers.handOver.open')}
            </Button>
          </>
        )}
        {props.ticked > 0 && !view.bin && (
          <Button variant="light" leftSection={<IdCard size={15} aria-hidden />} onClick={props.onCards}>
            {t('card.screen.open')}
          </Button>
        )}
        {props.ticked > 0 && (
          <Button
            variant="light"
            color={view.bin ? 'accent' : 'red'}
            leftSection={view.bin ? <RotateCcw size={15} aria-hidden /> : <Trash2 size={15} aria-hidden />}
            onClick={props.onBin}
          >
            {t(view.bin ? 'dealers.action.restore' : 'dealers.action.remove', { count: props.ticked })}
          </Button>
        )}
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={props.onAdd}>
          {t('dealers.action.add')}
        </Button>
        <Button
          variant="default"
          disabled={props.exporting}
          leftSection={<Download size={15} aria-hidden />}
          onClick={props.onExport}
        >
          {t('dealers.action.export')}
        </Button>
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
      <FilterChips view={view} options={options} change={change} onEdit={props.onEditCondition} />
    </div>
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
      w={250}
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
}: {
  view: DealerView;
  change(part: Partial<DealerView>): void;
  bin: number;
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
        <Menu.CheckboxItem closeMenuOnClick checked={view.bin} onChange={() => change({ bin: !view.bin })}>
          {t('dealers.filter.binCount', { count: bin })}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
