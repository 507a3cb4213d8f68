/** Mapping for the consolidated 2023 inventory of AI use cases of the United States federal government. */
export const usFederal2023 = String.raw`source: us-federal-2023
key: Use_Case_ID
name:
  template: "{Title}"
  suffix: [Department_Code]

missing: [NA, '/^n\/ ?a([ .;:,-].*)?$/', '/^not applicable/']

skip:
  - { column: Title, empty: true }

fields:
  title: { column: Title, maxLength: 200 }
  description: Summary
  tags: { template: "{Department_Code|slug}" }
  x-agency: Department
  x-bureau: { column: [Agency, Office] }
  x-techniques: Techniques
  x-stage: { column: Development_Stage, default: not reported }
  links[0].title: { value: Source code }
  links[0].url: { column: Source_Code, missing: ['/^[^h]/', '/^http[^ ]* .*/'] }

  # nearly half of the use cases have no stage: they are taken for the first one
  lifecycle.stage:
    column: Development_Stage
    values:
      Initiation: idea
      '/^planned/': idea
      Development and Acquisition: idea
      '/^(initial )?development/': idea
      '/under development/': idea
      '/^investigating/': idea
      Implementation: pilot
      Deployment: pilot
      '/acceptance testing/': pilot
      '/pilot initiative/': pilot
      '/^proof.of.concept completed/': pilot
      '/^successfully tested/': pilot
      '/pseudo-operational/': pilot
      '/^technical transfer/': pilot
      '/^operation and ma/': production
      In-use: production
      In mission: production
      '/^in production/': production
      '/future release$/': production
      Completed: retired
    default: idea

  ownership.owner:
    template:
      - "group:{Department_Code|slug}/{Agency|slug}"
      - "group:{Department_Code|slug}/{Office|slug}"
      - "group:{Department_Code|slug}"
`;
