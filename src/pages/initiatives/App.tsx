import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { PageState, ToHost, ToPage } from '../../presenter/initiatives/messages.ts';
import type { Initiatives, Preview } from '../../presenter/initiatives/initiatives-schema.ts';
import { DEFAULT_COLUMNS, NO_FILTER } from '../../presenter/initiatives/table.ts';
import type { Host } from '../common/host.ts';
import { useFocusKeeper } from '../common/focus.ts';
import { InitiativesPage } from '../../components/initiatives/InitiativesPage.tsx';
import { Welcome } from '../../components/initiatives/Welcome.tsx';

const EMPTY: PageState = {
  filter: NO_FILTER,
  sort: null,
  columns: [...DEFAULT_COLUMNS],
  group: null,
  scroll: 0,
  tableScroll: 0,
};

/** Listens to the extension, keeps what the reader chose, and shows all initiatives. */
export function App({ host }: { readonly host: Host<ToPage, ToHost, PageState> }) {
  const [state, setState] = useState<PageState>(() => host.restore() ?? EMPTY);
  const [initiatives, setInitiatives] = useState<Initiatives>();
  const [preview, setPreview] = useState<Preview | null>(null);
  useFocusKeeper();

  // before the first paint: what is to be shown is on its way sooner
  useLayoutEffect(() => {
    const stop = host.listen((message) => {
      if (message.type === 'show') setInitiatives(message.initiatives);
      else setPreview(message.preview);
    });
    host.post({ type: 'ready' });
    return stop;
  }, [host]);

  useEffect(() => host.keep(state), [host, state]);

  useEffect(() => {
    const onScrollEnd = () => setState((before) => ({ ...before, scroll: window.scrollY }));
    window.addEventListener('scrollend', onScrollEnd);
    return () => window.removeEventListener('scrollend', onScrollEnd);
  }, []);

  const isShown = initiatives !== undefined;
  useLayoutEffect(() => {
    // once, when the page of an earlier life is there again
    if (isShown) window.scrollTo(0, state.scroll);
  }, [isShown]);

  if (!initiatives) return <p role="status">Looking for manifests…</p>;
  if (initiatives.rows.length === 0 && initiatives.waiting === 0) return <Welcome post={host.post} />;
  return (
    <InitiativesPage
      initiatives={initiatives}
      state={state}
      change={(changes) => setState((before) => ({ ...before, ...changes }))}
      actions={{
        open: (uri) => host.post({ type: 'open', uri }),
        look: (uri) => host.post({ type: 'preview', uri }),
        export: (uris) => host.post({ type: 'export', uris: [...uris] }),
      }}
      preview={preview}
    />
  );
}
