import type { Settings } from './settings.ts';

/**
 * code-server's workbench takes its own server for granted. Both places are undone:
 * it has no remote then, and keeps user data in the browser.
 */
export const workbenchModule = {
  path: 'out/vs/code/browser/workbench/workbench.js',
  patch: (source: string): string =>
    source
      .replace(',remoteAuthority:location.host}', '}')
      .replace(
        /get userRoamingDataHome\(\)\{return \w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)\}/,
        'get userRoamingDataHome(){return $1.from({scheme:$2.vscodeUserData,path:"/User"})}',
      ),
} as const;

export interface WebWorkbenchPage {
  /** Host and port of the server that has the files. */
  readonly host: string;
  /** The tests' module, relative to the extension's folder. */
  readonly testsPath: string;
  readonly settings: Settings;
}

/** The page that starts the workbench, with the addresses under which `@vscode/test-web` serves things. */
export function webWorkbenchPage({ host, testsPath, settings }: WebWorkbenchPage): string {
  const base = `http://${host}/static/build/out`;
  const extension = { scheme: 'http', authority: host, path: '/static/devextensions' };
  const configuration = {
    productConfiguration: {
      enableTelemetry: false,
      webviewContentExternalBaseUrlTemplate: `${base}/vs/workbench/contrib/webview/browser/pre/`,
      extensionEnabledApiProposals: { 'vscode.vscode-test-web-fs': ['fileSearchProvider', 'textSearchProvider'] },
    },
    additionalBuiltinExtensions: [{ scheme: 'http', authority: host, path: '/static/extensions/fs' }],
    folderUri: { scheme: 'vscode-test-web', authority: 'mount', path: '/' },
    configurationDefaults: settings,
    enableWorkspaceTrust: false,
    // code-server's workbench does not start without these three.
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    _wrapWebWorkerExtHostInIframe: false,
    developmentOptions: {
      enableSmokeTestDriver: true,
      extensions: [extension],
      extensionTestsPath: { ...extension, path: `${extension.path}/${testsPath}` },
    },
  };
  const attribute = JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <meta id="vscode-workbench-web-configuration" data-settings="${attribute}">
    <meta id="vscode-workbench-builtin-extensions" data-settings="[]">
    <meta id="vscode-workbench-auth-session" data-settings="">
    <link rel="stylesheet" href="${base}/vs/code/browser/workbench/workbench.css">
  </head>
  <body aria-label=""></body>
  <script>globalThis._VSCODE_FILE_ROOT = '${base}/';</script>
  <script type="module" src="${base}/nls.messages.js"></script>
  <script type="module" src="${base}/vs/code/browser/workbench/workbench.js"></script>
</html>`;
}
