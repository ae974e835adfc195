import { Button, Menu } from '@mantine/core';
import {
  CalendarDays,
  ChevronDown,
  GitMerge,
  IdCard,
  MessageSquareText,
  NotebookPen,
  PencilLine,
  Pin,
  RotateCcw,
  Store,
  Trash2,
  UserRoundCog,
  UserRoundMinus,
  UsersRound,
} from 'lucide-react';
import { useT } from '../../components/useT.ts';

export interface TickedActsProps {
  ticked: number;
  /** The ticked dealers are in the bin. */
  bin: boolean;
  onBin(): void;
  onErase(): void;
  onHandOver(): void;
  onCards(): void;
  onPin(): void;
  onBulk(): void;
  onLog(): void;
  onVisits(): void;
  onTexts(): void;
  /** Two are ticked: they may be one. */
  onMerge(): void;
  onGroup(): void;
  onSegment(): void;
  /** Takes them off the list that is shown; undefined where none is. */
  onTakeOff: (() => void) | undefined;
}

/** What can be done with the ticked dealers: the one act of every day as a button, the others in a menu beside it. */
export function TickedActs(props: TickedActsProps) {
  const t = useT();
  if (props.bin)
    return (
      <>
        <Button variant="light" leftSection={<RotateCcw size={15} aria-hidden />} onClick={props.onBin}>
          {t('dealers.action.restore', { count: props.ticked })}
        </Button>
        <Button variant="light" color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={props.onErase}>
          {t('erase.open')}
        </Button>
      </>
    );
  return (
    <>
      <Button variant="light" leftSection={<PencilLine size={15} aria-hidden />} onClick={props.onBulk}>
        {t('dealers.bulk.open')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="light" rightSection={<ChevronDown size={14} aria-hidden />}>
            {t('dealers.action.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<NotebookPen size={15} aria-hidden />} onClick={props.onLog}>
            {t('activities.log.open')}
          </Menu.Item>
          <Menu.Item leftSection={<CalendarDays size={15} aria-hidden />} onClick={props.onVisits}>
            {t('visitNeeds.bulk.open')}
          </Menu.Item>
          <Menu.Item leftSection={<MessageSquareText size={15} aria-hidden />} onClick={props.onTexts}>
            {t('activities.template.list')}
          </Menu.Item>
          <Menu.Item leftSection={<UserRoundCog size={15} aria-hidden />} onClick={props.onHandOver}>
            {t('dealers.handOver.open')}
          </Menu.Item>
          <Menu.Item leftSection={<Pin size={15} aria-hidden />} onClick={props.onPin}>
            {t('dealers.pin.open')}
          </Menu.Item>
          <Menu.Item leftSection={<IdCard size={15} aria-hidden />} onClick={props.onCards}>
            {t('card.screen.open')}
          </Menu.Item>
          <Menu.Item leftSection={<UsersRound size={15} aria-hidden />} onClick={props.onSegment}>
            {t('segments.saveAs.open')}
          </Menu.Item>
          {props.onTakeOff && (
            <Menu.Item leftSection={<UserRoundMinus size={15} aria-hidden />} onClick={props.onTakeOff}>
              {t('segments.saveAs.takeOff')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<GitMerge size={15} aria-hidden />}
            disabled={props.ticked !== 2}
            onClick={props.onMerge}
          >
            {t('doubles.act.mergeTicked')}
          </Menu.Item>
          <Menu.Item leftSection={<Store size={15} aria-hidden />} disabled={props.ticked < 2} onClick={props.onGroup}>
            {t('doubles.act.group')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<Trash2 size={15} aria-hidden />} onClick={props.onBin}>
            {t('dealers.action.remove', { count: props.ticked })}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
