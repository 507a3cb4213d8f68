import { useEffect } from 'preact/hooks';

/**
 * Where the element in focus goes away with an update (a requirement that is met), the focus moves to the heading it
 * stood under instead of being lost at the top of the page.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let section: Element | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      section = target instanceof Element ? target.closest('section') : null;
    };
    const observer = new MutationObserver(() => {
      if (section?.isConnected && document.activeElement === document.body && document.hasFocus()) {
        section.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
      }
    });
    const onBlur = ({ target }: FocusEvent) => {
      // a blur of an element still there is the reader's own doing
      if (target instanceof Element && target.isConnected) section = null;
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onBlur);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onBlur);
      observer.disconnect();
    };
  }, []);
}
