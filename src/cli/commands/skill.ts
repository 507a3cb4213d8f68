export interface SkillOptions {
  readonly install?: boolean;
}
