/** The walkthrough: four steps, each with a picture in the colours of the theme and something to do. */

const step = (id: string, title: string, description: readonly string[], picture: string, altText: string) => ({
  id,
  title,
  description: description.join('\n'),
  media: { svg: `media/walkthrough/${picture}.svg`, altText },
});

export const walkthrough = {
  id: 'start',
  title: 'Get started with AI Initiative Scorecard',
  description:
    'Write down why an AI initiative should work, next to its code, and see what stops it from its next stage.',
  steps: [
    {
      ...step(
        'write',
        'Write a manifest',
        [
          'One ai-initiative.yaml for each initiative, next to its code: who owns it, what it changes, how that is measured.',
          '[Create Manifest](command:aiInitiative.createManifest)',
        ],
        'write',
        'A manifest of a few lines: name, stage, owner and metrics.',
      ),
      completionEvents: ['onCommand:aiInitiative.createManifest'],
    },
    step(
      'fix',
      'Fix what is found',
      [
        'Each finding underlines the word it is about. Quick fixes write what is missing, and you fill in the answers. Hover over a field to read what it means.',
        '[Answer Next Questions](command:aiInitiative.answerQuestions)',
        '[Show Problems](command:workbench.actions.view.problems)',
        '[Explain a rule](command:aiInitiative.explainRule)',
      ],
      'fix',
      'A misspelt stage is underlined; a menu offers to change it and to insert what is missing.',
    ),
    {
      ...step(
        'scorecard',
        'Open the scorecard',
        [
          'May it go to its next stage? The scorecard says what stops it, who owns the fix, and how much each fix adds.',
          '[Open Scorecard](command:aiInitiative.openScorecard)',
        ],
        'scorecard',
        'A scorecard with the verdict Blocked, a score of 62, bars for four dimensions and the next action.',
      ),
      completionEvents: ['onCommand:aiInitiative.openScorecard'],
    },
    {
      ...step(
        'initiatives',
        'See all initiatives',
        [
          'The view lists the initiatives of the window by verdict, with what is open in each. It always agrees with Problems.',
          '[Show AI Initiatives](command:aiInitiative.initiatives.focus)',
        ],
        'initiatives',
        'A list of initiatives under Blocked and Ready, with two findings of the first.',
      ),
      completionEvents: ['onView:aiInitiative.initiatives'],
    },
  ],
} as const;
