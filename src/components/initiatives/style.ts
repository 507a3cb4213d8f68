import base from '../styles/base.css';
import table from '../styles/table.css';
import listing from './styles/listing.css';
import mix from './styles/mix.css';
import page from './styles/page.css';
import sections from './styles/sections.css';

/** The looks of all initiatives in a document, in the colours of VS Code's theme. */
export const INITIATIVES_STYLE = [base, table, page, mix, sections, listing].join('\n');
