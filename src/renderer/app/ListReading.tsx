import { Button, Group, Stack, Text } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import type { PickedFile } from '../../shared/contract/hostBridge.ts';
import { useApi } from '../api/client.tsx';
import { useNotify } from '../components/notify.tsx';

/** Somebody's own list on its way in: read, looked at, taken; what fails is said, and nothing else begins meanwhile. */
export interface Reading {
  busy: boolean;
  /** Does something that takes a while. */
  during(work: () => Promise<void>): Promise<void>;
  /** Lets a file be picked, and reads it. */
  pick(): Promise<void>;
  /** Reads a file that was dropped. */
  drop(file: File): Promise<void>;
}

/** @param read takes the file and shows what stands in it */
export function useReading(read: (picked: PickedFile) => Promise<void>): Reading {
  const { bridge } = useApi();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  const of = (picking: () => Promise<PickedFile | null>) =>
    during(async () => {
      const picked = await picking();
      if (picked !== null) await read(picked);
    });
  return {
    busy,
    during,
    pick: () => of(() => bridge.pickFile('spreadsheet')),
    drop: (file) => of(() => bridge.takeDroppedFile(file)),
  };
}

interface ListReadingProps {
  reading: Reading;
  /** What the button that picks a file says. */
  pickLabel: string;
  /** The file that was read. */
  fileName: string | undefined;
  /** Writes what was looked at; undefined while there is nothing to write. */
  take?: { label: string; busy: boolean; run(): void } | undefined;
  intro?: ReactNode;
  children: ReactNode;
}

/** A place for a list: its file is picked or dropped, what becomes of its rows stands below, and then it is taken. */
export function ListReading({ reading, pickLabel, fileName, take, intro, children }: ListReadingProps) {
  const onDrop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    // Elsewhere a dropped file is imported.
    event.stopPropagation();
    void reading.drop(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped; the button does the same
    <div data-own-drop onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <Stack gap="sm">
        {intro}
        <Group gap="sm">
          <Button
            loading={reading.busy}
            variant={take ? 'default' : 'filled'}
            leftSection={<FileUp size={15} aria-hidden />}
            onClick={() => void reading.pick()}
          >
            {pickLabel}
          </Button>
          {take && (
            <Button loading={take.busy} onClick={take.run}>
              {take.label}
            </Button>
          )}
          {fileName !== undefined && <Text size="sm">{fileName}</Text>}
        </Group>
        {children}
      </Stack>
    </div>
  );
}
