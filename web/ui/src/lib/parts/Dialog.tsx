import { useEffect, useId, useImperativeHandle, useRef } from 'react';
import type { FormEvent, ReactNode, Ref } from 'react';
import { Modal, ModalHeading } from '@trussworks/react-uswds';
import type { ModalRef } from '@trussworks/react-uswds';
import { useWords } from '../language';

export interface DialogHandle {
  readonly open: () => void;
}

interface DialogProps {
  readonly ref: Ref<DialogHandle>;
  readonly title: string;
  readonly text: string;
  readonly act: string;
  /** Does what the dialog is for; false leaves it open. */
  readonly onAct: () => boolean;
  readonly onOpen?: () => void;
  readonly children?: ReactNode;
}

/** A question with one act and a way out: Cancel or Esc. The focus goes back to what opened it. */
export function Dialog({ ref, title, text, act, onAct, onOpen, children }: DialogProps) {
  const words = useWords();
  const id = useId();
  const modal = useRef<ModalRef>(null);
  const close = () => modal.current?.toggleModal(undefined, false);
  useImperativeHandle(ref, () => ({
    open: () => {
      onOpen?.();
      modal.current?.toggleModal(undefined, true);
    },
  }));
  // The library's own close button speaks English only, so it is left out, and Esc with it: both are given back here.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && modal.current?.modalIsOpen) close();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (onAct()) close();
  };
  return (
    <Modal ref={modal} id={id} forceAction aria-labelledby={`${id}title`} aria-describedby={`${id}text`}>
      <form onSubmit={submit} noValidate>
        <ModalHeading id={`${id}title`}>{title}</ModalHeading>
        <p id={`${id}text`}>{text}</p>
        {children}
        <div className="dialog-acts">
          <button type="submit" className="btn btn-primary">
            {act}
          </button>
          <button type="button" className="btn" onClick={close}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Modal>
  );
}
