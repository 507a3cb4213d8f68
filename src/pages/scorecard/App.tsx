import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageState, Preview, ToPage } from '../../presenter/scorecard/messages.ts';
import type { Present, Trend } from '../../presenter/scorecard/trend/trend-schema.ts';
import type { Host } from './host.ts';
import { PageContext, type Page } from '../../components/scorecard/page.ts';
import { ScorecardPage } from '../../components/scorecard/ScorecardPage.tsx';
import { useFocusKeeper } from '../common/focus.ts';

const EMPTY: PageState = { uri: '', open: [], ticked: [], scroll: 0 };

type Shown = Extract<ToPage, { type: 'show' | 'gone' }>;

/** Listens to the extension, keeps what the reader opened and ticked, and shows the scorecard. */
export function App({ host, first }: { readonly host: Host; readonly first: Shown }) {
  const [state, setState] = useState<PageState>(() => ({ ...(host.restore() ?? EMPTY), uri: first.uri }));
  const [shown, setShown] = useState(first);
  const [preview, setPreview] = useState<Preview>();
  const [trend, setTrend] = useState<Trend>();
  const [present, setPresent] = useState<Present>();
  const uri = useRef(first.uri);
  useFocusKeeper();

  /** For the page of another manifest, of which nothing was opened, ticked or read yet. */
  const startOver = (next: string) => {
    uri.current = next;
    setState({ ...EMPTY, uri: next });
    setTrend(undefined);
    setPresent(undefined);
    window.scrollTo(0, 0);
  };

  // before anything else comes
  useLayoutEffect(
    () =>
      host.listen((message) => {
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
            if (message.uri !== uri.current) startOver(message.uri);
        }
      }),
    [host],
  );

  useEffect(() => host.keep(state), [host, state]);

  useEffect(() => {
    const onScrollEnd = () => setState((before) => ({ ...before, scroll: window.scrollY }));
    window.addEventListener('scrollend', onScrollEnd);
    return () => window.removeEventListener('scrollend', onScrollEnd);
  }, []);

  useLayoutEffect(() => {
    // where the page of an earlier life was
    if (state.scroll > 0) window.scrollTo(0, state.scroll);
  }, []);

  const ticked = shown.type === 'show' ? stillOpen(state.ticked, shown) : [];
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
function stillOpen(ticked: readonly string[], { scorecard }: Extract<Shown, { type: 'show' }>): string[] {
  const open = new Set(scorecard.gate?.requirements.map(({ ruleId }) => ruleId));
  return ticked.filter((ruleId) => open.has(ruleId));
}
