import * as vscode from 'vscode';

/** The answer that returns to the previous step. */
export const BACK = Symbol('back');

/** The position of a question among those asked together. */
export interface StepPosition {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
}

/** Asks one question; undefined: cancelled. `answers` are those given so far, this one's own too after a step back. */
export type Step<T> = (answers: Partial<T>, position: StepPosition) => Promise<Partial<T> | typeof BACK | undefined>;

/** Asks the steps in order, with a Back button. Undefined where cancelled. */
export async function askInSteps<T>(title: string, steps: readonly Step<T>[]): Promise<Partial<T> | undefined> {
  let answers: Partial<T> = {};
  for (let at = 0; at < steps.length;) {
    const answer = await steps[at]?.(answers, { title, step: at + 1, totalSteps: steps.length });
    if (answer === undefined) return undefined;
    if (answer === BACK) at--;
    else {
      answers = { ...answers, ...answer };
      at++;
    }
  }
  return answers;
}

export interface TextQuestion {
  readonly prompt: string;
  readonly value: string;
  /** What is wrong with an answer; undefined where it is valid. */
  readonly problemOf: (text: string) => string | undefined;
}

/** Asks for a text, trimmed, until it is valid. */
export function askText(
  position: StepPosition,
  { prompt, value, problemOf }: TextQuestion,
): Promise<string | typeof BACK | undefined> {
  const input = Object.assign(vscode.window.createInputBox(), { ...position, prompt, value, ignoreFocusOut: true });
  const check = () => (input.validationMessage = problemOf(input.value.trim()));
  return answerOf(input, (answer) => {
    input.onDidChangeValue(check);
    input.onDidAccept(() => {
      if (check() === undefined) answer(input.value.trim());
    });
  });
}

/** Asks for one of several items; the one labelled `active` is selected at first, else the first. */
export function askChoice<T extends vscode.QuickPickItem>(
  position: StepPosition,
  placeholder: string,
  items: readonly T[],
  active: string | undefined,
): Promise<T | typeof BACK | undefined> {
  const pick = Object.assign(vscode.window.createQuickPick<T>(), { ...position, placeholder, items });
  pick.ignoreFocusOut = true;
  const selected = items.filter(({ label }) => label === active);
  if (selected.length > 0) pick.activeItems = selected;
  return answerOf(pick, (answer) => {
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item) answer(item);
    });
  });
}

export interface PersonQuestion extends TextQuestion {
  /** People and groups that are known, and where from. */
  readonly known: readonly { readonly value: string; readonly detail: string }[];
}

/** Asks for a person or group: one that is known, or any other that is typed. */
export function askPerson(
  position: StepPosition,
  { prompt, value, known, problemOf }: PersonQuestion,
): Promise<string | typeof BACK | undefined> {
  const pick = Object.assign(vscode.window.createQuickPick(), {
    ...position,
    placeholder: prompt,
    ignoreFocusOut: true,
  });
  const items = known.map((one) => ({ label: one.value, description: one.detail }));
  const show = () => {
    const typed = pick.value.trim();
    const isKnown = items.some(({ label }) => label === typed);
    const problem = typed === '' ? undefined : problemOf(typed);
    const own = { label: typed, description: problem ?? 'as typed', alwaysShow: true };
    pick.items = typed === '' || isKnown ? items : [own, ...items];
  };
  pick.value = value;
  show();
  return answerOf(pick, (answer) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      const label = pick.selectedItems[0]?.label ?? pick.value.trim();
      if (problemOf(label) === undefined) answer(label);
    });
  });
}

function answerOf<T>(
  input: vscode.QuickInput & Pick<vscode.InputBox, 'buttons' | 'onDidTriggerButton'>,
  listen: (answer: (value: T) => void) => void,
): Promise<T | typeof BACK | undefined> {
  if ((input.step ?? 1) > 1) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise<T | typeof BACK | undefined>((resolve) => {
    listen(resolve);
    input.onDidTriggerButton(() => resolve(BACK));
    input.onDidHide(() => resolve(undefined));
    input.show();
  }).finally(() => input.dispose());
}
