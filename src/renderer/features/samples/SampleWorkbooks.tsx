import { Button, Group, Text, Title } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import { useCallback, useState } from 'react';
import { SampleKind } from '../../../shared/contract/samples.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useJobs } from '../../api/useJob.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useLanguage, useT } from '../../components/useT.ts';

/** The sample shop's lists as Excel files, to try the import with. */
export function SampleWorkbooks() {
  const t = useT();
  const { save, busy } = useSaveSample();
  return (
    <section aria-labelledby="sample-workbooks">
      <Title order={2} size="h4" id="sample-workbooks">
        {t('samples.workbook.title')}
      </Title>
      <Text c="dimmed" mb="xs">
        {t('samples.workbook.text')}
      </Text>
      <Group gap="sm">
        {SampleKind.options.map((kind) => (
          <Button
            key={kind}
            variant="default"
            leftSection={<FileSpreadsheet size={15} aria-hidden />}
            disabled={busy !== null}
            loading={busy === kind}
            onClick={() => void save(kind)}
          >
            {t(`samples.workbook.${kind}`)}
          </Button>
        ))}
      </Group>
    </section>
  );
}

function useSaveSample() {
  const t = useT();
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const lang = useLanguage();
  const [busy, setBusy] = useState<SampleKind | null>(null);
  const save = useCallback(
    async (kind: SampleKind) => {
      setBusy(kind);
      try {
        const file = await api.bridge.saveFile('xlsx', t(`samples.workbook.${kind}Name`));
        if (file === null) return;
        const { jobId } = await api.call('samples.workbook', { kind, file, lang });
        await jobs.finished(jobId);
        await api.bridge.deliverFile(file);
        notify.done(t('samples.workbook.saved'));
      } catch (error) {
        notify.error(error);
      } finally {
        setBusy(null);
      }
    },
    [api, jobs, notify, lang, t],
  );
  return { save, busy };
}
