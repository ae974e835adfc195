import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { ChevronDown, Download } from 'lucide-react';
import { TABLE_FORMATS, type TableFormat } from '../../shared/contract/tableFormat.ts';
import { useT } from './useT.ts';

interface ExportMenuProps {
  onFormat(format: TableFormat): void;
  busy?: boolean;
  disabled?: boolean;
  /** What is exported, where a page has several tables; read out only. */
  label?: string;
  /** The same, in sight. */
  text?: string;
  hint?: string;
  size?: 'sm' | 'compact-sm';
  /** Without words, beside other acts in one line. */
  small?: 26 | 30;
}

/** The one way out of every table: a workbook, text, or text for old programs. */
export function ExportMenu(props: ExportMenuProps) {
  const { onFormat, busy = false, disabled = false, label, text, hint, size, small } = props;
  const t = useT();
  const name = label ?? text ?? t('common.export.open');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        {small !== undefined ? (
          <Tooltip label={name}>
            <ActionIcon variant="default" size={small} aria-label={name} disabled={disabled} loading={busy}>
              <Download size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : (
          <Button
            variant="default"
            disabled={disabled}
            loading={busy}
            aria-label={name}
            {...(hint === undefined ? {} : { title: hint })}
            {...(size === undefined ? {} : { size })}
            leftSection={<Download size={15} aria-hidden />}
            rightSection={<ChevronDown size={14} aria-hidden />}
          >
            {text ?? t('common.export.open')}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {TABLE_FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => onFormat(format)}>
            {t(`common.export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
