export { COMPARISONS, portfolioOf, type Comparison, type OwnerShare, type Portfolio, type Share } from './portfolio.ts';
export { calendarOf, PERIODS, type CalendarEntry, type Period } from './calendar.ts';
export { changeOf, type Novelty, type PortfolioChange } from './change.ts';
export type { Transition } from './flow.ts';
export type { Concentration, Exposure } from './people-load.ts';
export type { MoneyOverview, MoneyShare } from './money.ts';
