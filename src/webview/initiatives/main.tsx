import { render } from 'preact';
import { pageState, toPage, type PageState, type ToHost, type ToPage } from '../../shared/initiatives/messages.ts';
import { connect } from '../common/host.ts';
import { App } from './App.tsx';
import '../../view/styles/base.css';
import '../../view/styles/table.css';
import './styles/page.css';
import './styles/mix.css';
import './styles/table.css';

const root = document.getElementById('root');
if (root) render(<App host={connect<ToPage, ToHost, PageState>(toPage, pageState)} />, root);
