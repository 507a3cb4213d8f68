import { render } from 'preact';
import { App } from './App.tsx';
import { connect } from './host.ts';
import '../common/styles/base.css';
import '../common/styles/table.css';
import './styles/gate.css';
import './styles/requirements.css';
import './styles/dimensions.css';
import './styles/charts.css';
import './styles/timeline.css';
import './styles/trend.css';

const root = document.getElementById('root');
if (root) render(<App host={connect()} />, root);
