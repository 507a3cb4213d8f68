import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { PageState, Preview, ToPage } from '../../shared/scorecard/messages.ts';
import type { Present, Trend } from '../../shared/scorecard/trend-schema.ts';
import type { Host } from './host.ts';
import { PageContext, type Page } from './page.ts';
import { ScorecardPage } from './ScorecardPage.tsx';
import { useFocusKeeper } from '../common/focus.ts';

const EMPTY: PageState = { uri: '', open: [], ticked: [], scroll: 0 };

/** Listens to the extension, keeps what the reader opened and ticked, and shows the scorecard. */
export function App({ host }: { readonly host: Host }) {
  const [state, setState] = useState<PageState>(() => host.restore() ?? EMPTY);
  const [shown, setShown] = useState<Extract<ToPage, { type: 'show' | 'gone' }>>();
  const [preview, setPreview] = useState<Preview>();
  const [trend, setTrend] = useState<Trend>();
  const [present, setPresent] = useState<Present>();
  useFocusKeeper();

  // before the first paint: what is to be shown is on its way sooner
  useLayoutEffect(() => {
    const stop = host.listen((message) => {
      switch (message.type) {
        case 'preview':
          return setPreview(message);
        case 'trend':
          return setTrend(message.trend);
        case 'present':
          return setPresent(message.present);
        case 'show':
        case 'gone':
          setShown(message);
          setState((before) => ({ ...before, uri: message.uri }));
      }
    });
    host.post({ type: 'ready' });
    return stop;
  }, [host]);

  useEffect(() => {
    if (state.uri !== '') host.keep(state);
  }, [host, state]);

  useEffect(() => {
    const onScrollEnd = () => setState((before) => ({ ...before, scroll: window.scrollY }));
    window.addEventListener('scrollend', onScrollEnd);
    return () => window.removeEventListener('scrollend', onScrollEnd);
  }, []);

  const isShown = shown !== undefined;
  useLayoutEffect(() => {
    // once, when the page of an earlier life is there again
    if (isShown) window.scrollTo(0, state.scroll);
  }, [isShown]);

  const ticked = shown?.type === 'show' ? stillOpen(state.ticked, shown) : [];
  useEffect(() => {
    if (ticked.length > 0) host.post({ type: 'whatIf', ruleIds: ticked });
    else setPreview(undefined);
  }, [host, shown, ticked.join(' ')]);

  const page: Page = {
    post: host.post,
    isOpen: (id) => state.open.includes(id),
    setOpen: (id, open) => setState((before) => ({ ...before, open: withItem(before.open, id, open) })),
    isTicked: (ruleId) => ticked.includes(ruleId),
    setTicked: (ruleId, on) => setState((before) => ({ ...before, ticked: withItem(before.ticked, ruleId, on) })),
    clearTicks: () => setState((before) => ({ ...before, ticked: [] })),
  };

  if (!shown) return null;
  if (shown.type === 'gone') {
    return (
      <main class="gone">
        <h1>There is no manifest any more</h1>
        <p>
          <bdi>{shown.file}</bdi> was deleted or moved. This panel follows it again as soon as it is back.
        </p>
      </main>
    );
  }
  return (
    <PageContext.Provider value={page}>
      <ScorecardPage
        scorecard={shown.scorecard}
        preview={ticked.length > 0 ? preview : undefined}
        trend={trend}
        present={present}
      />
    </PageContext.Provider>
  );
}

function withItem(items: readonly string[], item: string, present: boolean): string[] {
  const others = items.filter((other) => other !== item);
  return present ? [...others, item] : others;
}

/** What is ticked and still to be met. */
function stillOpen(ticked: readonly string[], { scorecard }: Extract<ToPage, { type: 'show' }>): string[] {
  const open = new Set(scorecard.gate?.requirements.map(({ ruleId }) => ruleId));
  return ticked.filter((ruleId) => open.has(ruleId));
}
