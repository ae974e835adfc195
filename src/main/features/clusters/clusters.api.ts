import { get, list, offer, points, rename, startRun } from './clusters.service.ts';

export const clustersApi = {
  'clusters.offer': offer,
  'clusters.run': startRun,
  'clusters.list': list,
  'clusters.get': get,
  'clusters.points': points,
  'clusters.rename': rename,
};
