#!/usr/bin/env node
// What @vscode/test-electron runs in place of a desktop VS Code: see lookalike.ts.
import { register } from 'tsx/esm/api';

register();
await import('./lookalike.ts');
