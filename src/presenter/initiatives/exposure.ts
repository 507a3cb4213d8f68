import { daysBetween } from '../../core/index.ts';
import type { Concentration, Exposure } from '../../core/portfolio/index.ts';
import { count, daysAway, humanize, list as listed, NO_OWNER, percentOf } from '../format.ts';
import { titleOf } from './decisions.ts';
import { layered } from './layered.ts';
import type { ExposureView, LineView } from './sections.ts';

/** So many of each list are shown. */
const LISTED = 10;

/** Who carries how much, what is concentrated, what ends, and what depends on what. */
export function exposureView(exposure: Exposure, today: string): ExposureView {
  const { people, providers, suppliers, models, withModels, withSupplier } = exposure;
  const concentrated = (title: string, rows: readonly Concentration[], whole: number, what: string) => ({
    title,
    note: `${count(whole, 'initiative')} ${whole === 1 ? 'names' : 'name'} ${what}.`,
    rows: rows.slice(0, LISTED).map(({ name, initiatives }) => ({
      name,
      count: initiatives,
      share: percentOf(initiatives, whole),
    })),
  });
  const list = (title: string, none: string, lines: readonly LineView[]) => ({
    title,
    none,
    count: lines.length,
    lines: lines.slice(0, LISTED),
  });
  return {
    people: people.slice(0, LISTED).map(({ who, ...numbers }) => ({ name: who, ...numbers })),
    concentrations: [
      concentrated('Model providers', providers, withModels, 'a model'),
      concentrated('Models', models, withModels, 'a model'),
      concentrated('Suppliers', suppliers, withSupplier, 'a supplier'),
    ],
    lists: [
      list(
        'Contracts and models that end',
        'No contract or model has an end date.',
        exposure.endings.map(({ kind, what, on, ...row }) => ({
          uri: row.uri,
          title: titleOf(row),
          detail: `${[kind === 'contract' ? 'Contract' : 'Model', what].join(' ').trim()} ends ${on}, ${daysAway(daysBetween(today, on))}`,
        })),
      ),
      list(
        'Confidential data with outside providers',
        'No initiative declares confidential data and an outside provider.',
        exposure.confidentialOutside.map((row) => ({
          uri: row.uri,
          title: titleOf(row),
          detail: `${humanize(row.dataClassification)} data with ${listed(row.outside)}`,
        })),
      ),
      list(
        'Agents that act alone',
        'No initiative declares that it acts without approval.',
        exposure.actAlone.map((row) => ({ uri: row.uri, title: titleOf(row), detail: row.owner ?? NO_OWNER })),
      ),
    ],
    dependencies: layered(exposure.dependencies),
  };
}
