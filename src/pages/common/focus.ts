import { useEffect } from 'preact/hooks';

/**
 * Where the element in focus goes away with an update (a requirement that is met), the focus moves to the heading it
 * stood under instead of being lost at the top of the page.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let last: { readonly element: Element; readonly section: Element | null } | undefined;
    const onFocusIn = ({ target }: FocusEvent) => {
      if (target instanceof Element) last = { element: target, section: target.closest('section') };
    };
    const onFocusOut = ({ target }: FocusEvent) => {
      // an element that is still there afterwards was left by the reader
      queueMicrotask(() => {
        if (target === last?.element && last?.element.isConnected) last = undefined;
      });
    };
    const observer = new MutationObserver(() => {
      if (!last || last.element.isConnected) return;
      const { section } = last;
      last = undefined;
      if (section?.isConnected && document.activeElement === document.body && document.hasFocus()) {
        section.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
      }
    });
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('focusout', onFocusOut);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', onFocusOut);
      observer.disconnect();
    };
  }, []);
}
