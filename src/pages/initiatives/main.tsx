import { render } from 'preact';
import { pageState, toPage, type PageState, type ToHost, type ToPage } from '../../presenter/initiatives/messages.ts';
import { connect } from '../common/host.ts';
import { App } from './App.tsx';
import '../../components/styles/base.css';
import '../../components/styles/table.css';
import '../../components/initiatives/styles/page.css';
import '../../components/initiatives/styles/mix.css';
import '../../components/initiatives/styles/sections.css';
import '../../components/initiatives/styles/table.css';

const root = document.getElementById('root');
if (root) render(<App host={connect<ToPage, ToHost, PageState>(toPage, pageState)} />, root);
