import type * as z from 'zod/mini';

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** The extension as a page sees it; nothing from it is believed before it is checked. */
export interface Host<ToPage, ToHost, State> {
  readonly post: (message: ToHost) => void;
  /** What was kept before a reload; undefined where nothing was. */
  readonly restore: () => State | undefined;
  readonly keep: (state: State) => void;
  /** @returns how to stop listening */
  readonly listen: (receive: (message: ToPage) => void) => () => void;
}

/** Connects to VS Code; may be called once in the life of a page. */
export function connect<ToPage, ToHost, State>(
  toPage: z.ZodMiniType<ToPage>,
  pageState: z.ZodMiniType<State>,
): Host<ToPage, ToHost, State> {
  const api = acquireVsCodeApi();
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the function of VS Code, not of a window
    post: (message) => api.postMessage(message),
    restore: () => pageState.safeParse(api.getState()).data,
    keep: (state) => api.setState(state),
    listen: (receive) => {
      const onMessage = ({ data }: MessageEvent<unknown>) => {
        const parsed = toPage.safeParse(data);
        if (parsed.success) receive(parsed.data);
        else console.error('A message of the extension was not understood', parsed.error.issues);
      };
      window.addEventListener('message', onMessage);
      return () => window.removeEventListener('message', onMessage);
    },
  };
}
