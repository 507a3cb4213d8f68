import * as vscode from 'vscode';
import type { Fact, Policy } from '../../core/index.ts';
import type { Repository } from '../../repository/access.ts';
import type { TrendCache, TrendPoint } from '../../repository/trend.ts';
import { letOthersRun } from '../host/let-others-run.ts';
import type { PolicySource } from '../policy/policy-source.ts';
import { pathIn, type Repositories } from '../repository/repositories.ts';

/** How manifests stood over time; what was assessed once is kept as long as the window. */
export interface Trends {
  /** Of a manifest, or why there is none; the same object until history or policy change. */
  of(manifest: vscode.Uri): Promise<Fact<readonly TrendPoint[]>>;
  /** Ends what is still being assessed of a manifest. */
  forget(manifest: vscode.Uri): void;
}

interface Asked {
  readonly repository: Repository;
  readonly policy: Policy;
  readonly trend: Promise<Fact<readonly TrendPoint[]>>;
}

export function createTrends(repositories: Repositories, policies: PolicySource, log: vscode.LogOutputChannel): Trends {
  let cache: TrendCache | undefined;
  const asked = new Map<string, Asked>();

  const assess = async (
    { history }: Repository,
    path: string,
    policy: Policy,
    isWanted: () => boolean,
  ): Promise<Fact<readonly TrendPoint[]>> => {
    if ('unknown' in history) return history;
    const { createTrendCache, trendOf } = await import('../../repository/trend.ts');
    cache ??= createTrendCache();
    const pause = async () => {
      await letOthersRun();
      if (!isWanted()) throw new Error('no one waits for it any more');
    };
    try {
      return { known: await trendOf(history.known, path, { policy, cache, pause }) };
    } catch (error) {
      log.debug(`The history of ${path} cannot be shown: ${String(error)}`);
      return { unknown: 'git could not answer' };
    }
  };

  return {
    async of(manifest) {
      if (manifest.scheme === 'untitled') return { unknown: 'the manifest is not saved yet' };
      const key = manifest.toString();
      const policy = await policies.policyFor(manifest);
      const repository = await repositories.of(vscode.Uri.joinPath(manifest, '..'));
      const known = asked.get(key);
      if (known?.repository === repository && known.policy === policy) return known.trend;
      const trend = assess(repository, pathIn(repository, manifest), policy, () => asked.get(key)?.trend === trend);
      asked.set(key, { repository, policy, trend });
      return trend;
    },
    forget: (manifest) => void asked.delete(manifest.toString()),
  };
}
