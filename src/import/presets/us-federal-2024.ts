/** Mapping for the consolidated 2024 inventory of AI use cases of the United States federal government. */
export const usFederal2024 = String.raw`# The inventory has no identifiers: name, agency and bureau tell use cases apart.
source: us-federal-2024
key: [2_use_case_name, 3_agency, 4_bureau]
name:
  template: "{2_use_case_name}"
  suffix: [3_abr, 4_bureau]

missing:
  - NA
  - NR
  - Not reported
  - To be determined
  - Blank/Not Provided
  - see description
  - '/^n\/ ?a([ .;:,-].*)?$/'
  - '/^not applicable/'
  - '/^data not reported by submitter/'
  - '/^outputs were not documented/'
  - '/^this use case is inactive/'
  - '/^in planning phase/'

# "7/16/1905" is the year 2024 typed into a cell for dates; "24-Nov" is November 2024
dates: [excel-year, M/D/YYYY, YYYY-MM-DD*, YYYY-MM*, YY-MMM, M/YYYY, excel]
earliest: 1980-01-01

skip:
  - { column: 2_use_case_name, empty: true }

fields:
  title: { column: 2_use_case_name, maxLength: 200 }
  description: 12_outputs
  tags: { template: "{3_abr|slug}" }
  x-agency: 3_agency
  x-bureau: 4_bureau
  x-topic:
    column: 8_topic_area
    values:
      '/^mission-enab/': Mission-Enabling
      '/^other; mission-enabling/': Mission-Enabling
  x-stage: { column: 16_dev_stage, default: not reported }
  links[0].title: { value: Source code }
  links[0].url: { column: 39_code_link, missing: ['/^[^h]/', '/^http[^ ]* .*/'] }

  # a stage that is not reported is taken for the first one
  lifecycle.stage:
    column: 16_dev_stage
    values:
      Planned: idea
      Initiated: idea
      Acquisition and/or Development: idea
      Implementation and Assessment: pilot
      Operation and Maintenance: production
      In production: production
      In mission: production
      Retired: retired
    default: idea
  lifecycle.stageHistory[0].stage: { value: idea }
  lifecycle.stageHistory[0].since: { column: [18_date_initiated, 19_date_acq_dev_began] }
  lifecycle.stageHistory[1].stage: { value: pilot }
  lifecycle.stageHistory[1].since:
    column: 20_date_implemented
    when: { column: 16_dev_stage, equals: [Implementation and Assessment] }
  lifecycle.stageHistory[2].stage: { value: production }
  lifecycle.stageHistory[2].since:
    column: 20_date_implemented
    when: { column: 16_dev_stage, equals: [Operation and Maintenance, In production, In mission, Retired] }
  lifecycle.stageHistory[3].stage: { value: retired }
  lifecycle.stageHistory[3].since:
    column: 21_date_retired
    when: { column: 16_dev_stage, equals: [Retired] }

  # the organisation within the agency that is responsible for the use case
  ownership.owner: { template: ["group:{3_abr|slug}/{4_bureau|slug}", "group:{3_abr|slug}"] }
  alignment.problem: 11_purpose_benefits
  integration.humanOversight:
    column: 57_autonomous_impact
    missing: ['/^yes/', '/(safety|impact|rights).*(rights|safety)/']

  # who made it; a commercial product where that is not said
  sourcing.strategy:
    column: [22_dev_method, 10_commercial_ai]
    missing: ['/^none of the above/']
    values:
      Developed in-house.: build
      Developed with contracting resources.: buy
      Developed with both contracting and in-house resources.: partner
      '/^[^n].* (using ai|ai tools|ai-)/': buy
      '/ in ai-/': buy
  x-contracts: 23_contract_piids

  risk.tier:
    column: 17_impact_type
    values: { Both: high, Rights-Impacting: high, Safety-Impacting: high, Neither: minimal }
  risk.risks[0].name: { column: 54_key_risks, missing: ['/^no key risks/'] }
`;
