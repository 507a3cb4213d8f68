import type { MoneyView } from '../../../presenter/initiatives/sections.ts';
import { Section } from '../../Section.tsx';

/** Budgets and values: by position, by function, and how many say so. */
export function Money({ money: { notes, tables } }: { readonly money: MoneyView }) {
  return (
    <Section id="money" title="Money">
      {notes.map((note) => (
        <p key={note} class="quiet note">
          {note}
        </p>
      ))}
      {tables.map((table) => (
        <MoneyTable key={table.title} table={table} />
      ))}
    </Section>
  );
}

const AMOUNTS = ['Budget', 'Spent', 'Expected a year', 'Realised a year'];

function MoneyTable({ table: { title, first, rows } }: { readonly table: MoneyView['tables'][number] }) {
  return (
    <div class="scrolls">
      <table class="money">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">Currency</th>
            <th scope="col" class="number">
              Initiatives
            </th>
            {AMOUNTS.map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, currency, initiatives, budget, spent, expected, realised }) => (
            <tr key={`${name} ${currency}`}>
              <th scope="row">{name}</th>
              <td>{currency}</td>
              {[initiatives, budget, spent, expected, realised].map((cell, i) => (
                <td key={i} class="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
