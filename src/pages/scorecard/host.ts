import { pageState, toPage, type PageState, type ToHost, type ToPage } from '../../presenter/scorecard/messages.ts';
import { connect as connectTo, type Host as AnyHost } from '../common/host.ts';

export type Host = AnyHost<ToPage, ToHost, PageState>;

export const connect = (): Host => connectTo(toPage, pageState);
