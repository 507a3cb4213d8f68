import * as vscode from 'vscode';
import { SECTION, settings } from '../contributions/declared-settings.ts';

type SettingName = keyof typeof settings;

/** The settings of the extension, typed by their declarations. */
export interface Settings {
  /** @param place where it holds; may be left out for settings of the whole window */
  get<K extends SettingName>(name: K, place?: vscode.Uri): SettingValue<K>;
  onDidChange(name: SettingName, listener: () => void): vscode.Disposable;
}

type SettingValue<K extends SettingName> = Widen<(typeof settings)[K]['default']>;
type Widen<T> = T extends string ? string : T extends boolean ? boolean : T extends number ? number : T;

/** Reads the settings of the window and its folders. */
export const windowSettings: Settings = {
  get: <K extends SettingName>(name: K, place?: vscode.Uri) =>
    vscode.workspace.getConfiguration(SECTION, place).get<SettingValue<K>>(name) ??
    (settings[name].default as SettingValue<K>),
  onDidChange: (name, listener) =>
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.${name}`)) listener();
    }),
};
