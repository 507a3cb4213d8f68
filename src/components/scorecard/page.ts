import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ToHost } from '../../presenter/scorecard/messages.ts';

/** What every part of a live page may ask of the whole. */
export interface Page {
  readonly post: (message: ToHost) => void;
  readonly isOpen: (id: string) => boolean;
  readonly setOpen: (id: string, open: boolean) => void;
  readonly isTicked: (ruleId: string) => boolean;
  readonly setTicked: (ruleId: string, ticked: boolean) => void;
  readonly clearTicks: () => void;
}

export const PageContext = createContext<Page | undefined>(undefined);

/** Undefined in a document, which no script brings to life: there is nothing to press in it. */
export const usePage = (): Page | undefined => useContext(PageContext);
