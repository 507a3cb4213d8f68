/** Settings of VS Code, by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

/** A quiet VS Code: no welcome, no chat, no look for updates. Saves five of thirteen seconds at the start. */
export const defaultSettings: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};
