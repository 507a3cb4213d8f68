// What VS Code offers a page, for a browser without VS Code. State outlives a reload, as it does there.
// `sendToHost` is exposed by page.ts.
{
  let isAcquired = false;
  globalThis.acquireVsCodeApi = () => {
    if (isAcquired) throw new Error('An instance of the VS Code API has already been acquired');
    isAcquired = true;
    return {
      postMessage: (message) => globalThis.sendToHost(JSON.stringify(message)),
      getState: () => JSON.parse(sessionStorage.getItem('state')) ?? undefined,
      setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
    };
  };
}
