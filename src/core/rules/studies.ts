/** The claims that motivate the rules, as reported; none proves that a given initiative will fail or succeed. */
export const STUDY_CLAIMS = {
  S1: 'Initiatives fail on integration with existing workflows, not on model quality',
  S2: 'Missing learning and knowledge sharing; alignment with how the company already works',
  S3: 'Alignment with business processes is decisive: without understanding the internal workflow there is little or no impact',
  S4: 'Most initiatives stall in the pilot stage without delivering value',
  S5: 'Few produce tangible, measurable results',
  S6: 'Back-office automation returns more than sales and marketing, where the money goes',
  S7: 'Specialised bought solutions and partnerships succeed more often than internal builds',
  S8: 'Ambition exceeds capacity; intervene early to correct the course',
  S9: 'Collaboration platforms and an environment of continuous learning matter',
  S10: 'Leadership: strategic vision joined to integrated execution',
  S11: 'To leave pilot: a clear integration strategy, employee training, partnership with technology experts',
  N1: 'Task-specific tools: 60 % evaluated, 20 % piloted, 5 % in production',
  N2: 'External partnerships reached deployment about 67 % of the time, internal builds about 33 % (correlation only)',
  N3: '50–70 % of budgets go to sales and marketing; best returns reported in back office',
  N4: 'Top mid-market firms took about 90 days from pilot to implementation, enterprises nine months or more',
  N5: 'The core barrier is learning: systems do not retain feedback, adapt to context, or improve',
  N6: 'Initiatives that work start with line managers, with executive accountability, judged on operational outcomes, not model benchmarks',
} as const;

export type StudyClaimId = keyof typeof STUDY_CLAIMS;

/** Printed wherever a claim is. */
export const STUDY_CAVEAT =
  'Motivated by the MIT NANDA report “The GenAI Divide” (August 2025) and press coverage of it: self-reported, not peer-reviewed, and no prediction for a single initiative.';

/** Where a claim comes from: `S…` the press article, `N…` the report as quoted by its readers. */
export function claimSource(id: StudyClaimId): string {
  return id.startsWith('S') ? 'French press, 19 August 2025' : 'MIT NANDA, “The GenAI Divide”, August 2025';
}
