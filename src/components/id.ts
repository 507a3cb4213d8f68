import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Stands before the ids of a scorecard that is not alone in its document. */
export const IdPrefix = createContext('');

/** The id of an element, unlike those of other scorecards in the same document. */
export const useId = (name: string): string => useContext(IdPrefix) + name;
