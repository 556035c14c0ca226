import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external';

/** Which route asks at this moment, and what the request says of itself in `x-lectern-trace`: for the record that tests make. */
export function findAsker() {
  const work = workAsyncStorage.getStore();
  const unit = workUnitAsyncStorage.getStore();
  return work && unit?.type === 'request'
    ? { route: work.route, phase: unit.phase, trace: unit.headers.get('x-lectern-trace') }
    : null;
}
