import { render } from 'preact';
import { App } from './App.tsx';
import { connect } from './host.ts';

const root = document.getElementById('root');
const host = connect();
// until something is to be shown, what the page was sent with stays as it is
const stop = host.listen((message) => {
  if (message.type !== 'show' && message.type !== 'gone') return;
  stop();
  if (!root) return;
  // of what the page was sent with, only the same page is taken over
  if (message.type === 'gone') root.replaceChildren();
  render(<App host={host} first={message} />, root);
  root.inert = false;
});
host.post({ type: 'ready' });
