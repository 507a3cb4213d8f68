import type { Stage } from '../vocabulary.ts';
import type { CalendarDate } from '../util/calendar.ts';
import type { SourceDocument } from '../yaml/document.ts';
import type { Edit } from '../yaml/edit.ts';
import { nodeAt } from '../yaml/node.ts';
import type { TextEdit } from '../yaml/text-edit.ts';
import { applyEdits, smallestEdit } from './fix.ts';

/** A move to another stage, and the decision behind it. */
export interface StageMove {
  readonly to: Exclude<Stage, 'idea'>;
  readonly on: CalendarDate;
  /** Who decided it, as an owner is written. */
  readonly by: string;
  readonly note?: string;
  /** The next decision; a pilot needs one. */
  readonly decisionDueOn?: CalendarDate;
}

/** Stage, history and decision as one edit; nothing where the text cannot be read. */
export function moveStage(document: SourceDocument, move: StageMove): readonly TextEdit[] {
  const { to, on, by, note, decisionDueOn } = move;
  const lengthOf = (key: string) => {
    const list = nodeAt(document.root, ['lifecycle', key]);
    return list?.kind === 'list' ? list.items.length : 0;
  };
  const outcome = to === 'retired' ? 'stop' : 'scale';
  const decision = { outcome, on, by, ...(note === undefined ? {} : { note }) };
  const due = nodeAt(document.root, ['lifecycle', 'decisionDueOn']);
  const edits: Edit[] = [
    { op: 'replace', path: 'lifecycle.stage', value: to },
    { op: 'insert', path: `lifecycle.stageHistory[${lengthOf('stageHistory')}]`, value: { stage: to, since: on } },
    ...(decisionDueOn === undefined
      ? []
      : [{ op: due ? 'replace' : 'insert', path: 'lifecycle.decisionDueOn', value: decisionDueOn } as const]),
    { op: 'insert', path: `lifecycle.decisions[${lengthOf('decisions')}]`, value: decision },
  ];
  const text = applyEdits(document, edits);
  return text === document.text ? [] : [smallestEdit(document.text, text)];
}
