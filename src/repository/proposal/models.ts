import { isOfferedBy, PLACEHOLDER, type SdkUse } from '../../core/index.ts';
import type { ModelUse, Uses } from '../uses.ts';

/** A model as a manifest lists it, and what shows it. */
export interface SeenModel {
  readonly model: { readonly provider: string; readonly name: string };
  readonly shownBy: SdkUse | ModelUse;
}

const MAX_MODELS = 10;

/** The models that an initiative uses, as far as production code, configuration and packages tell. */
export function modelsUsed({ packages, marks, models, redirected }: Uses): readonly SeenModel[] {
  const uses = [...packages, ...marks].filter(({ provider }) => provider !== undefined);
  const direct = new Set(marks.map(({ provider }) => provider));
  const providers = new Map<string, SdkUse>();
  for (const use of uses) {
    const provider = use.provider ?? '';
    if (providers.has(provider) || isOnlyProtocol(use, direct, redirected !== undefined)) continue;
    providers.set(provider, use);
  }
  const found: SeenModel[] = [];
  const taken = new Set<string>();
  for (const [provider, use] of providers) {
    const own = distinct(models).filter(
      ({ maker, name }) =>
        !taken.has(name) && (maker === provider || (!providers.has(maker) && isOfferedBy(maker, provider))),
    );
    for (const model of own) taken.add(model.name);
    if (own.length === 0) found.push({ model: { provider, name: PLACEHOLDER }, shownBy: use });
    found.push(...own.map((model) => ({ model: { provider, name: model.name }, shownBy: model })));
  }
  // a library for many providers is told apart by the models that it is given
  if (providers.size === 0 && packages.length > 0) {
    found.push(
      ...distinct(models).map((model) => ({ model: { provider: model.maker, name: model.name }, shownBy: model })),
    );
  }
  return found.slice(0, MAX_MODELS);
}

/** Whether an SDK serves another provider only, which the code names: one that speaks its protocol. */
function isOnlyProtocol(
  { by, provider = '', alsoServes }: SdkUse,
  direct: ReadonlySet<string | undefined>,
  redirected: boolean,
) {
  if (by !== undefined || direct.has(provider)) return false;
  return redirected || (provider === 'openai' && direct.has('azure') && alsoServes.includes('azure'));
}

function distinct(models: readonly ModelUse[]): readonly ModelUse[] {
  return [...new Map(models.toReversed().map((model) => [model.name, model])).values()].toReversed();
}
