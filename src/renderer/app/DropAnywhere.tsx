import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '../components/useT.ts';
import classes from './DropAnywhere.module.css';
import { useImportActions } from './importActions.ts';

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;

/** Takes a file dropped anywhere in the window; left alone, the browser would open it in place of the program. */
export function DropAnywhere() {
  const t = useT();
  const { drop } = useImportActions();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      // A place of its own takes them otherwise: the files of a dealer.
      setOver(!(event.target instanceof Element && event.target.closest('[data-own-drop]') !== null));
    };
    const onLeave = (event: DragEvent) => {
      // Leaving an element for another one inside the window has a place to go to.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void drop([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [drop]);
  if (!over) return null;
  return (
    <div className={classes.over} aria-hidden>
      <div className={classes.frame}>
        <FileDown size={40} />
        {t('imports.page.dropHere')}
      </div>
    </div>
  );
}
