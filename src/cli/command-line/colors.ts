import { styleText } from 'node:util';
import type { Colors } from '../../report/colors.ts';

export function createColors(areWanted: boolean): Colors {
  // whether they are wanted was decided by the caller, who knows where the text goes
  const paint = (style: keyof Colors) => (text: string) =>
    areWanted ? styleText(style, text, { validateStream: false }) : text;
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    yellow: paint('yellow'),
    green: paint('green'),
    cyan: paint('cyan'),
  };
}
