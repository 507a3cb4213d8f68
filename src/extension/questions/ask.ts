import * as vscode from 'vscode';
import { answerProblem } from '../../core/index.ts';
import type { StepPosition } from '../commands/steps.ts';

/** A field to ask for. */
export interface FieldQuestion {
  readonly path: string;
  readonly prompt: string;
  /** Answers to choose from, with where they come from or what they mean. */
  readonly choices: readonly { readonly value: string; readonly detail: string }[];
  /** Whether any other answer may be typed. */
  readonly isFree: boolean;
  /** What is wrong with an answer; undefined where it is right. */
  readonly problemOf: (answer: string) => string | undefined;
  /** Whether the requirement may be declared not needed. */
  readonly canBeDeclined: boolean;
}

/** What a person does with a question. */
export type Reply =
  | { readonly kind: 'answer' | 'assumption'; readonly answer: string }
  | { readonly kind: 'later' | 'not-needed' | 'ask-other' };

type Item = vscode.QuickPickItem & { readonly reply?: Reply | 'assume' | undefined };

/** Asks one question, in one place for all kinds of answers. Undefined: the whole was cancelled. */
export function askField(position: StepPosition, question: FieldQuestion): Promise<Reply | undefined> {
  const { prompt, choices, isFree, problemOf, canBeDeclined } = question;
  const pick = vscode.window.createQuickPick<Item>();
  Object.assign(pick, { ...position, placeholder: prompt, ignoreFocusOut: true, matchOnDescription: true });
  let isAssumed = false;

  const reply = (answer: string): Reply => ({ kind: isAssumed ? 'assumption' : 'answer', answer });
  const show = () => {
    const typed = pick.value.trim();
    const problem = typed === '' ? undefined : problemOf(typed);
    const own: Item = {
      label: typed,
      description: problem ?? (isAssumed ? 'assumed' : ''),
      alwaysShow: true,
      reply: problem === undefined ? reply(typed) : undefined,
    };
    const isKnown = choices.some(({ value }) => value === typed);
    // gone as soon as something is typed, or Enter right after it would take one of these
    const instead = (label: string, value: Reply | 'assume', detail: string): Item => ({
      label,
      description: detail,
      reply: value,
    });
    pick.items = [
      ...(isFree && typed !== '' && !isKnown ? [own] : []),
      ...choices.map(({ value, detail }): Item => ({ label: value, description: detail, reply: reply(value) })),
      { label: '', kind: vscode.QuickPickItemKind.Separator },
      instead('Later', { kind: 'later' }, 'leave it open'),
      instead('Ask someone else…', { kind: 'ask-other' }, 'leaves a comment with the name'),
      ...(isAssumed ? [] : [instead('I assume it…', 'assume', 'counts as open until it is confirmed')]),
      ...(canBeDeclined ? [instead('Not needed…', { kind: 'not-needed' }, 'for good, with a reason')] : []),
    ];
  };
  show();

  return new Promise<Reply | undefined>((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      // what was just typed may not be in the list yet
      const typed = pick.value.trim();
      const isTyped = isFree && typed !== '' && problemOf(typed) === undefined;
      const chosen = pick.activeItems[0]?.reply ?? (isTyped ? reply(typed) : undefined);
      if (chosen === 'assume') {
        isAssumed = true;
        pick.title = `${position.title} (assumed)`;
        show();
      } else if (chosen) resolve(chosen);
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  }).finally(() => pick.dispose());
}

/** What is wrong with an answer that is written as it is typed. */
export function textProblem(path: string): FieldQuestion['problemOf'] {
  return (answer) => answerProblem(path, answer);
}
