import type { ExposureView } from '../../../presenter/initiatives/sections.ts';

const COLUMN = 220;
const ROW = 34;
const BOX = { width: 160, height: 24 };
const MARGIN = 4;
/** Letters that fit into a box. */
const LETTERS = 21;

/** What depends on what, drawn from left to right; the same as text for those who cannot see it. */
export function Dependencies({ dependencies }: Pick<ExposureView, 'dependencies'>) {
  const { nodes, edges, columns, rows, note } = dependencies;
  const width = MARGIN * 2 + (columns - 1) * COLUMN + BOX.width;
  const height = MARGIN * 2 + (rows - 1) * ROW + BOX.height;
  const left = (x: number) => MARGIN + x * COLUMN;
  const middle = (y: number) => MARGIN + y * ROW + BOX.height / 2;
  const described = edges.map(({ from, to }) => `${nodes[from]?.name} depends on ${nodes[to]?.name}`).join('; ');
  return (
    <>
      <h3>What depends on what</h3>
      <div class="scrolls">
        <svg class="dependencies" width={width} height={height} role="img" aria-label={described}>
          {edges.map(({ from, to }, i) => {
            const [a, b] = [nodes[from], nodes[to]];
            if (!a || !b) return null;
            const [x1, x2] = [left(a.x) + BOX.width, left(b.x)];
            const bend = (x2 - x1) / 2;
            return (
              <path
                key={i}
                class="edge"
                d={`M${x1} ${middle(a.y)}C${x1 + bend} ${middle(a.y)} ${x2 - bend} ${middle(b.y)} ${x2} ${middle(b.y)}`}
              />
            );
          })}
          {nodes.map(({ name, x, y, isKnown }) => (
            <g key={name} class={isKnown ? 'node' : 'node node-unknown'}>
              <title>{name}</title>
              <rect x={left(x)} y={middle(y) - BOX.height / 2} {...BOX} rx="4" />
              <text x={left(x) + 8} y={middle(y)} dominant-baseline="central">
                {name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name}
              </text>
            </g>
          ))}
        </svg>
      </div>
      {note !== '' && <p class="quiet">{note} A dashed frame marks what was not found here.</p>}
    </>
  );
}
