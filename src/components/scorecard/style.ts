import base from '../styles/base.css';
import table from '../styles/table.css';
import charts from './styles/charts.css';
import dimensions from './styles/dimensions.css';
import gate from './styles/gate.css';
import requirements from './styles/requirements.css';
import timeline from './styles/timeline.css';
import trend from './styles/trend.css';

/** The looks of a scorecard, in the colours of VS Code's theme. */
export const SCORECARD_STYLE = [base, table, gate, requirements, dimensions, charts, timeline, trend].join('\n');
