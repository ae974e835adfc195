import { Select, Textarea, TextInput } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import classes from './dealers.module.css';

export interface EditFieldProps {
  label: string;
  value: string;
  /** Answers whether it was saved; if not the former value comes back. */
  onSave(next: string): Promise<boolean>;
  /** One sentence where a text cannot be kept: it stays in the field, and the sentence under it. */
  check?(next: string): string | undefined;
  type?: 'text' | 'date' | 'email';
  maxLength?: number;
  placeholder?: string;
  /** What stands there while the field has no focus: a day in the reader's own form. */
  display?: string;
}

/** Goes to the next field of the form, as Enter does in bookkeeping programs. */
function focusNext(from: HTMLElement): void {
  const fields = [
    ...(from.closest('[data-fields]')?.querySelectorAll<HTMLElement>('input:not([type="hidden"]), textarea') ?? []),
  ];
  const next = fields[fields.indexOf(from) + 1];
  // Behind the last one there is nowhere to go: leaving saves it.
  if (next === undefined) from.blur();
  (next ?? from).focus();
}

/** A labelled field that saves itself: Enter saves and goes on, leaving saves, Esc gives up. */
export function EditField(props: EditFieldProps) {
  const { value, onSave } = props;
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  const [focused, setFocused] = useState(false);
  const [refusal, setRefusal] = useState<string | undefined>();
  if (shown !== value) {
    setShown(value);
    setText(value);
    setRefusal(undefined);
  }
  const rests = props.display !== undefined && !focused && refusal === undefined;
  const field = useRef<HTMLInputElement>(null);
  const swaps = props.display !== undefined;
  // The text takes the place of what was shown: typing replaces it whole, as where nothing is swapped.
  useLayoutEffect(() => {
    if (focused && swaps) field.current?.select();
  }, [focused, swaps]);
  /** Whether the text can be kept. */
  const checked = () => {
    const next = text.trim() === value ? undefined : props.check?.(text.trim());
    setRefusal(next);
    return next === undefined;
  };
  const save = () => {
    setFocused(false);
    if (!checked() || text.trim() === value) return;
    void onSave(text.trim()).then((saved) => saved || setText(value));
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (checked()) focusNext(event.currentTarget);
    }
    if (event.key === 'Escape' && text !== value) {
      event.stopPropagation();
      setText(value);
      setRefusal(undefined);
    }
  };
  return (
    <TextInput
      ref={field}
      classNames={{ root: classes.field, label: classes.fieldLabel, input: classes.fieldInput }}
      label={props.label}
      type={rests ? 'text' : (props.type ?? 'text')}
      maxLength={props.maxLength ?? 200}
      placeholder={props.placeholder ?? ''}
      value={rests ? props.display : text}
      error={refusal}
      errorProps={{ role: 'alert' }}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setRefusal(undefined);
      }}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={save}
    />
  );
}

/** The same for longer text: Enter makes a new line, Ctrl+Enter goes on. */
export function EditText(props: EditFieldProps) {
  const { value, onSave } = props;
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setText(value);
  }
  return (
    <Textarea
      classNames={{ root: classes.field, label: classes.fieldLabel, input: classes.fieldInput }}
      label={props.label}
      autosize
      minRows={1}
      maxLength={props.maxLength ?? 2000}
      placeholder={props.placeholder ?? ''}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) focusNext(event.currentTarget);
      }}
      onBlur={() => {
        if (text.trim() !== value) void onSave(text.trim()).then((saved) => saved || setText(value));
      }}
    />
  );
}

/** A labelled choice that saves itself. */
export function EditSelect(props: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onSave(next: string): Promise<boolean>;
  placeholder?: string;
  limit?: number;
}) {
  return (
    <Select
      classNames={{ root: classes.field, label: classes.fieldLabel, input: classes.fieldInput }}
      label={props.label}
      searchable
      clearable
      openOnFocus={false}
      limit={props.limit ?? 100}
      placeholder={props.placeholder ?? ''}
      data={[...props.options]}
      value={props.value || null}
      onKeyDown={(event) => {
        // With the list open Enter takes what is marked there.
        if (event.key !== 'Enter' || event.currentTarget.getAttribute('aria-expanded') === 'true') return;
        event.preventDefault();
        focusNext(event.currentTarget);
      }}
      onChange={(next) => {
        if ((next ?? '') !== props.value) void props.onSave(next ?? '');
      }}
    />
  );
}
