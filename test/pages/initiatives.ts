/** The page of all initiatives on some manifests, with the extension's part played by the real core and presenter. */
import { assess, defaultPolicy, initiativeRow, parseDocument, type Assessment } from '../../src/core/index.ts';
import { toHost, type ToHost, type ToPage } from '../../src/presenter/initiatives/messages.ts';
import type { Initiatives } from '../../src/presenter/initiatives/initiatives-schema.ts';
import { previewView } from '../../src/presenter/initiatives/preview.ts';
import { initiativesView } from '../../src/presenter/initiatives/view.ts';
import { openPage, type OpenPage, type PageOptions } from './page.ts';
import { AS_OF } from './scorecard.ts';

/** Manifests by their folder. */
export type Manifests = Readonly<Record<string, string>>;

export interface OpenInitiatives extends OpenPage<ToPage, ToHost> {
  /** What the page shows now. */
  readonly view: () => Initiatives;
  /** Lets the window have other manifests. */
  readonly write: (manifests: Manifests) => Promise<void>;
}

const fileOf = (uri: string): string => uri.slice('file:///w/'.length);
const uriOf = (folder: string): string => `file:///w/${folder}/ai-initiative.yaml`;

const assessments = new Map<string, Assessment>();

/** The assessment of a text, made once: thousands of rows may share one. */
function assessed(text: string): Assessment {
  const assessment = assessments.get(text) ?? assess(parseDocument(text), { policy: defaultPolicy, today: AS_OF });
  assessments.set(text, assessment);
  return assessment;
}

function viewOf(manifests: Manifests): Initiatives {
  return initiativesView({
    rows: Object.entries(manifests).map(([folder, text]) => initiativeRow(uriOf(folder), assessed(text))),
    asOf: { from: AS_OF, to: AS_OF },
    asOfIsSet: true,
    waiting: 0,
    fileOf,
  });
}

/** Opens the page of all initiatives and waits until it shows them. */
export async function openInitiatives(
  manifests: Manifests,
  options: Pick<PageOptions<ToPage, ToHost>, 'size' | 'theme'> = {},
): Promise<OpenInitiatives> {
  let view = viewOf(manifests);
  const textOf = new Map(Object.entries(manifests).map(([folder, text]) => [uriOf(folder), text]));
  const answer = (message: ToHost): readonly ToPage[] => {
    if (message.type === 'ready') return [show()];
    if (message.type !== 'preview') return [];
    const { uri } = message;
    const text = uri === null ? undefined : textOf.get(uri);
    return [
      {
        type: 'preview',
        preview: uri === null || text === undefined ? null : previewView(uri, fileOf(uri), assessed(text)),
      },
    ];
  };
  const show = (): ToPage => ({ type: 'show', initiatives: view });
  const opened = await openPage<ToPage, ToHost>({
    parts: { script: 'initiatives' },
    toHost,
    answer,
    ...options,
  });
  await opened.page.getByRole('heading', { level: 1 }).waitFor();
  const write = async (next: Manifests) => {
    view = viewOf(next);
    await opened.send(show());
  };
  return { ...opened, view: () => view, write };
}
